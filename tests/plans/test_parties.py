"""Who takes part: always a record, in the order of the plan, and nobody's change lost."""

from __future__ import annotations

from typing import Any

import pytest

from regietafel.core.errors import Collision, Refusal
from regietafel.journal.models import Entry
from regietafel.organisations.models import Function, Organisation, StakeholderGroup
from regietafel.people.models import User
from regietafel.plans.models import Action, ActionParty
from regietafel.plans.operations.parties import Named, PartyRow, set_parties


def row(party: ActionParty, **changes: Any) -> PartyRow:
    """A party as it is, with changes."""
    kept: dict[str, Any] = {"role": party.role, "note": party.note, "party": party}
    return PartyRow(**kept | changes)


def new(kind: str, name: str, role: str = "partner", note: str = "") -> PartyRow:
    """Somebody new."""
    return PartyRow(role=role, note=note, named=Named(kind, name))


def told(action: Action) -> list[tuple[str, str, str]]:
    """The parties in order."""
    return [(str(party), party.role, party.note) for party in action.parties.order_by("order")]


@pytest.fixture
def two(action: Action) -> list[ActionParty]:
    """The director leads, the Klaver is a partner."""
    return list(action.parties.order_by("order"))


def test_rows_change_come_and_go_in_their_order(director: User, action: Action, two: list[ActionParty]) -> None:
    rows = [new("group", "Buurtwerkers"), row(two[1], role="adviser", note="volgens agenda")]
    set_parties(actor=director, action=action, rows=rows, removed=[two[0].pk], version=1)
    assert told(action) == [
        ("Buurtwerkers", "partner", ""),
        ("Werkhuis De Klaver", "adviser", "volgens agenda"),
    ]
    assert StakeholderGroup.objects.get(name="Buurtwerkers").to_complete
    assert ActionParty.objects.get(organisation__isnull=False).pk == two[1].pk
    entry = Entry.objects.filter(kind="plans.action", object_id=action.pk)[0]
    assert len(entry.before["parties"]) == len(entry.after["parties"]) == 2


@pytest.mark.parametrize(
    ("kind", "name", "model"),
    [
        ("organisation", "  de KLAVER ", Organisation),
        ("organisation", "VDW", Organisation),
        ("function", "Regisseur", Function),
    ],
)
def test_known_names_are_recognised(
    director: User, action: Action, shared_organisation: Organisation, kind: str, name: str, model: type[Any]
) -> None:
    before = model.objects.count()
    set_parties(actor=director, action=action, rows=[new(kind, name, role="adviser")], version=1)
    assert model.objects.count() == before


def test_names_of_another_region_are_not_known(
    director: User, action: Action, other_organisation: Organisation
) -> None:
    set_parties(actor=director, action=action, rows=[new("organisation", "Maatwerk Zeezicht")], version=1)
    party = action.parties.get(organisation__name="Maatwerk Zeezicht")
    assert party.organisation != other_organisation
    assert party.organisation is not None
    assert party.organisation.region == action.plan.region


def test_rows_that_nobody_mentions_stay_last(director: User, action: Action, two: list[ActionParty]) -> None:
    set_parties(actor=director, action=action, rows=[new("group", "Buurtwerkers")], version=1)
    assert [name for name, _role, _note in told(action)] == ["Buurtwerkers", "regisseur", "Werkhuis De Klaver"]


def test_roles_can_be_swapped(director: User, action: Action, two: list[ActionParty]) -> None:
    """The same name twice in other roles: on the way there would be a double."""
    set_parties(actor=director, action=action, rows=[row(two[1]), new("organisation", "De Klaver", "lead")], version=1)
    rows = list(action.parties.filter(organisation__isnull=False).order_by("order"))
    swapped = [row(rows[0], role="lead"), row(rows[1], role="partner")]
    set_parties(actor=director, action=action, rows=swapped, version=2)
    assert [role for name, role, _note in told(action) if name == "Werkhuis De Klaver"] == ["lead", "partner"]


def test_once_in_a_role_is_enough(director: User, action: Action, two: list[ActionParty]) -> None:
    with pytest.raises(Refusal, match="Werkhuis De Klaver"):
        set_parties(actor=director, action=action, rows=[new("organisation", "de klaver")], version=1)
    assert len(told(action)) == 2


def test_a_refusal_leaves_no_half_done_deed(director: User, action: Action, two: list[ActionParty]) -> None:
    rows = [new("group", "Buurtwerkers"), new("organisation", "De Klaver")]
    with pytest.raises(Refusal):
        set_parties(actor=director, action=action, rows=rows, version=1)
    assert not StakeholderGroup.objects.filter(name="Buurtwerkers").exists()


def test_strange_rows_are_refused(
    director: User, action: Action, two: list[ActionParty], other_action: Action, group: StakeholderGroup
) -> None:
    foreign = ActionParty.objects.create(action=other_action, role="lead", group=group)
    for rows in ([row(foreign)], [row(two[0], role="king")], [new("group", "")]):
        with pytest.raises(Refusal):
            set_parties(actor=director, action=action, rows=rows, version=1)
    assert ActionParty.objects.get(pk=foreign.pk).action == other_action


def test_two_people_collide_and_saving_nothing_is_nothing(
    director: User, action: Action, two: list[ActionParty]
) -> None:
    set_parties(actor=director, action=action, rows=[row(one) for one in two], version=1)
    assert not Entry.objects.filter(kind="plans.action").exists()
    set_parties(actor=director, action=action, rows=[row(two[0], note="nieuw")], version=1)
    with pytest.raises(Collision):
        set_parties(actor=director, action=action, rows=[row(two[0], note="anders")], version=1)


def test_a_list_that_nobody_reads_to_the_end_is_refused(director: User, action: Action) -> None:
    rows = [new("group", f"Groep {number}") for number in range(201)]
    with pytest.raises(Refusal):
        set_parties(actor=director, action=action, rows=rows, version=1)
