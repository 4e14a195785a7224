"""A change goes live at once or waits: by who proposes it and what the region set; nobody's words are lost."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from regietafel.core.errors import Collision, Refusal
from regietafel.organisations.models import Contact, Organisation
from regietafel.people.models import User
from regietafel.territories.models import Region
from regietafel.workplaces.fields import in_words
from regietafel.workplaces.models import Change, ChangeState, Offer, Workplace
from regietafel.workplaces.operations import changing
from tests.workplaces.make import make_offer, make_workplace, open_directory

NOW = dt.datetime(2026, 6, 1, 9, 0, tzinfo=dt.UTC)


@pytest.fixture
def workplace(edited_organisation: Organisation) -> Workplace:
    return make_workplace(edited_organisation, "Fietspunt", street="Kaai 1")


def propose(workplace: Workplace, actor: User | None, offer: Offer | None = None, **values: Any) -> Change | None:
    kind = "offer" if offer or values.pop("anew", False) else "workplace"
    return changing.propose(
        actor=actor, workplace=workplace, kind=kind, offer=offer, values=values, who=str(actor or "link"), now=NOW
    )


@pytest.mark.parametrize(
    ("role", "changes_wait", "state"),
    [
        ("director", True, "applied"),
        ("colleague", True, "applied"),
        ("editor", True, "waiting"),
        ("editor", False, "applied"),
        (None, True, "waiting"),
        (None, False, "applied"),
    ],
)
def test_who_waits(
    role: str | None, changes_wait: bool, state: str, everyone: dict[str, Any], region: Region, workplace: Workplace
) -> None:
    open_directory(region, changes_wait=changes_wait)
    change = propose(workplace, everyone[role] if role else None, street="Kaai 2")
    assert change is not None
    assert change.state == state
    workplace.refresh_from_db()
    assert workplace.street == ("Kaai 2" if state == "applied" else "Kaai 1")


def test_without_settings_a_change_waits(editor: User, workplace: Workplace) -> None:
    change = propose(workplace, editor, street="Kaai 2")
    assert change is not None
    assert (change.state, change.before, change.after) == ("waiting", {"street": "Kaai 1"}, {"street": "Kaai 2"})


def test_nothing_that_differs_is_no_change(editor: User, workplace: Workplace) -> None:
    assert propose(workplace, editor, street=" Kaai 1 ", slug="elsewhere", region=99) is None
    assert not Change.objects.exists()


def test_the_director_lets_it_go_live(director: User, editor: User, workplace: Workplace) -> None:
    change = propose(workplace, editor, name="Fietshuis")
    assert change is not None
    changing.apply(actor=director, change=change, now=NOW)
    workplace.refresh_from_db()
    assert (workplace.name, workplace.slug) == ("Fietshuis", "fietspunt")
    assert [one.name for one in workplace.former_names.all()] == ["Fietspunt"]
    with pytest.raises(Refusal):
        changing.apply(actor=director, change=change, now=NOW)


def test_a_later_edit_is_shown_before_it_is_overwritten(director: User, editor: User, workplace: Workplace) -> None:
    change = propose(workplace, editor, street="Kaai 2", by_bus="lijn 1")
    assert change is not None
    propose(workplace, director, street="Kaai 3")
    change.refresh_from_db()
    assert changing.overtaken(change) == ["street"]
    with pytest.raises(Refusal):
        changing.apply(actor=director, change=change, now=NOW)
    workplace.refresh_from_db()
    assert (workplace.street, workplace.by_bus) == ("Kaai 3", "")
    changing.apply(actor=director, change=change, now=NOW, anyway=True)
    workplace.refresh_from_db()
    assert (workplace.street, workplace.by_bus) == ("Kaai 2", "lijn 1")


def test_refusing_takes_a_reason(director: User, editor: User, workplace: Workplace) -> None:
    change = propose(workplace, editor, street="Kaai 2")
    assert change is not None
    with pytest.raises(Refusal):
        changing.refuse(actor=director, change=change, reason="  ", now=NOW)
    refused = changing.refuse(actor=director, change=change, reason="bestaat niet", now=NOW)
    assert (refused.state, refused.decided_by, refused.reason) == (ChangeState.REFUSED, director, "bestaat niet")
    with pytest.raises(Refusal):
        changing.withdraw(actor=editor, change=change, now=NOW)


def test_what_cannot_be_is_refused_at_once(editor: User, workplace: Workplace, other_region: Region) -> None:
    elsewhere = Organisation.objects.create(region=other_region, name="Elders")
    stranger = Contact.objects.create(region=other_region, organisation=elsewhere, name="Balie", email="b@example.org")
    for values in ({"name": " "}, {"contact": stranger.pk}, {"latitude": 50.8}, {"latitude": 95.0, "longitude": 3.2}):
        with pytest.raises(Refusal):
            propose(workplace, editor, **values)
    assert not Change.objects.exists()


def test_an_offer_changes_with_its_rungs(director: User, editor: User, workplace: Workplace) -> None:
    offer = make_offer(workplace, rungs=(3,))
    change = propose(workplace, editor, offer, rungs=[4, 3], hours="voormiddag", waiting_weeks=0)
    assert change is not None
    assert change.after == {"rungs": [3, 4], "hours": "voormiddag", "waiting_weeks": 0}
    changing.apply(actor=director, change=change, now=NOW)
    offer.refresh_from_db()
    assert (sorted(one.rung for one in offer.rungs.all()), offer.hours, offer.waiting_weeks) == (
        [3, 4],
        "voormiddag",
        0,
    )


def test_a_new_offer_waits_without_a_row(director: User, editor: User, workplace: Workplace) -> None:
    change = propose(workplace, editor, anew=True, name="Atelier", rungs=[3])
    assert change is not None
    assert not workplace.offers.exists()
    changing.apply(actor=director, change=change, now=NOW)
    offer = workplace.offers.get()
    assert (offer.name, [one.rung for one in offer.rungs.all()]) == ("Atelier", [3])
    change.refresh_from_db()
    assert change.offer == offer


def test_somebody_elses_save_is_a_collision(editor: User, director: User, workplace: Workplace) -> None:
    seen = workplace.version
    propose(workplace, director, street="Kaai 9")
    with pytest.raises(Collision):
        changing.propose(
            actor=editor,
            workplace=workplace,
            kind="workplace",
            offer=None,
            values={"street": "Kaai 2"},
            who="",
            now=NOW,
            version=seen,
        )


def test_a_change_in_words() -> None:
    said = in_words("offer", {"dutch": "", "since": None}, {"dutch": "a2", "since": "2026-06-16"})
    assert [(one.before, one.after) for one in said] == [("", "eenvoudige zinnen (A2)"), ("", "16 juni 2026")]
