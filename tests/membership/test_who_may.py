"""Who sees and does what with seats: role × permission, and what the pages show to whom. Written by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from regietafel.membership.models import Invitation
from regietafel.membership.queries import invitations_visible_to, members_visible_to
from regietafel.organisations.models import Organisation
from regietafel.people.models import RoleKind, User
from regietafel.territories.models import Region
from tests import cast

ClientOf = Callable[[cast.Person], Client]
SEATED = {"director", "colleague", "partner", "editor", "head_of_service"}
TEAM = {"director", "colleague"}

MAY = {
    "membership.view_team": SEATED,
    "membership.view_members": TEAM,
    "membership.manage_members": {"director"},
    "membership.hand_over": {"director"},
    "membership.leave": SEATED,
    "journal.view_journal": {"director"},
    "journal.view_history": {"director", "colleague", "partner", "head_of_service"},
    "journal.restore": {"director"},
    "notices.view_outbox": {"director"},
    "notices.settle_mail": {"director"},
}


@pytest.mark.parametrize("permission", MAY)
def test_each_permission_is_given_to_just_these(
    permission: str, everyone: dict[str, cast.Person], region: Region
) -> None:
    assert {name for name, person in everyone.items() if person.has_perm(permission, region)} == MAY[permission]


def test_an_organisation_is_changed_by_the_team_and_its_own_editor(
    everyone: dict[str, cast.Person],
    organisation: Organisation,
    edited_organisation: Organisation,
    shared_organisation: Organisation,
) -> None:
    def changers(row: Organisation) -> set[str]:
        return {name for name, one in everyone.items() if one.has_perm("organisations.change_organisation", row)}

    assert changers(organisation) == TEAM
    assert changers(edited_organisation) == TEAM | {"editor"}
    assert changers(shared_organisation) == {"admin"}


def test_an_editor_who_left_changes_nothing(editor: User, edited_organisation: Organisation) -> None:
    editor.roles.update(ended_at="2026-01-01T00:00:00Z")
    assert not cast.fresh(editor).has_perm("organisations.change_organisation", edited_organisation)


def test_the_team_sees_everybody_and_others_see_the_team(everyone: dict[str, cast.Person], region: Region) -> None:
    seen = {
        name: {member.person.email.split("@")[0] for member in members_visible_to(person, region)}
        for name, person in everyone.items()
    }
    all_of_them = {"director", "colleague", "partner", "editor", "head"}
    assert seen == {
        "director": all_of_them,
        "colleague": all_of_them,
        "partner": TEAM,
        "editor": TEAM,
        "head_of_service": TEAM,
        "other_director": set(),
        "admin": set(),
        "stranger": set(),
    }


def test_nobody_finds_a_partner_by_searching_past_the_list(
    partner: User, head_of_service: User, director: User, region: Region, client_of: ClientOf
) -> None:
    for query in ("?q=Hilde", "?kind=municipality_reader", "?q=kleibeke"):
        page = client_of(partner).get(f"/nl/r/{region.slug}/people/{query}").content.decode()
        assert "Diensthoofd" not in page
        assert "head@kleibeke" not in page


def test_only_the_team_sees_who_is_invited(offer: Invitation, everyone: dict[str, cast.Person], region: Region) -> None:
    assert {name for name, one in everyone.items() if invitations_visible_to(one, region).exists()} == TEAM


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_people_takes_the_same_number_of_queries(
    rows: int,
    director: User,
    region: Region,
    organisation: Organisation,
    django_assert_num_queries: Callable[..., object],
) -> None:
    for number in range(rows):
        person = cast.make_person(f"p{number}@example.org", f"Partner {number}")
        cast.give_role(person, region, RoleKind.PARTNER, organisation=organisation)
    viewer = cast.fresh(director)
    viewer.has_perm("membership.view_members", region)
    with django_assert_num_queries(2):  # type: ignore[attr-defined]
        found = members_visible_to(viewer, region)
        assert [role.affiliation.organisation for role in found[-1].roles if hasattr(role, "affiliation")]
    assert len(found) == rows + 1


def test_deeds_with_rows_of_another_region_find_nothing(
    director: User, other_director: User, region: Region, client_of: ClientOf
) -> None:
    role = other_director.roles.get()
    for path in (f"roles/{role.pk}/", f"roles/{role.pk}/end/"):
        assert client_of(director).post(f"/nl/r/{region.slug}/people/{path}").status_code == 404
    role.refresh_from_db()
    assert role.ended_at is None
