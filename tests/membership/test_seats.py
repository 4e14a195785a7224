"""Roles are given, changed and ended; history stays, and a region always keeps a director."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from regietafel.core.errors import Refusal
from regietafel.journal.models import Entry
from regietafel.membership import operations
from regietafel.membership.lifecycle import Seat
from regietafel.membership.models import Affiliation, FunctionHolder
from regietafel.organisations.models import Function, Organisation
from regietafel.people.models import RegionRole, RoleKind, User
from regietafel.people.queries import role_kinds
from regietafel.territories.models import Region
from tests import cast

NOW = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)
DAY = dt.date(2026, 3, 2)


def role_of(person: User) -> RegionRole:
    return RegionRole.objects.get(user=person, ended_at__isnull=True)


def test_another_role_ends_the_one_and_begins_the_other(director: User, colleague: User, region: Region) -> None:
    role = role_of(colleague)
    operations.change_role(actor=director, role=role, seat=Seat(RoleKind.DIRECTOR), now=NOW)
    role.refresh_from_db()
    assert role.ended_at == NOW
    assert role_kinds(cast.fresh(colleague), region) == {RoleKind.DIRECTOR}
    entry = Entry.objects.get(verb="role_changed")
    assert (entry.before, entry.after) == ({"role": "team_member"}, {"role": "director"})


def test_the_same_role_for_another_organisation_keeps_the_role(
    director: User, partner: User, edited_organisation: Organisation
) -> None:
    role = role_of(partner)
    seat = Seat(RoleKind.PARTNER, organisation=edited_organisation)
    operations.change_role(actor=director, role=role, seat=seat, now=NOW)
    assert role_of(partner) == role
    assert Affiliation.objects.get(role=role).organisation == edited_organisation


def test_the_same_seat_changes_nothing(director: User, partner: User, organisation: Organisation) -> None:
    seat = Seat(RoleKind.PARTNER, organisation=organisation)
    operations.change_role(actor=director, role=role_of(partner), seat=seat, now=NOW)
    assert not Entry.objects.exists()


def test_a_role_that_ended_meanwhile_is_neither_changed_nor_ended(director: User, partner: User) -> None:
    role = role_of(partner)
    operations.end_role(actor=director, role=role, now=NOW)
    with pytest.raises(Refusal):
        operations.change_role(actor=director, role=role, seat=Seat(RoleKind.TEAM), now=NOW)
    with pytest.raises(Refusal):
        operations.end_role(actor=director, role=role, now=NOW)


def test_nobody_gets_the_same_role_twice(director: User, colleague: User, region: Region) -> None:
    cast.give_role(colleague, region, RoleKind.DIRECTOR)
    team = RegionRole.objects.get(user=colleague, kind=RoleKind.TEAM)
    with pytest.raises(Refusal):
        operations.change_role(actor=director, role=team, seat=Seat(RoleKind.DIRECTOR), now=NOW)


def test_the_last_director_stays(director: User, region: Region) -> None:
    role = role_of(director)
    for deed in (
        lambda: operations.end_role(actor=director, role=role, now=NOW),
        lambda: operations.change_role(actor=director, role=role, seat=Seat(RoleKind.TEAM), now=NOW),
        lambda: operations.leave(actor=director, region=region, now=NOW),
        lambda: operations.close_account(actor=director, person=director, now=NOW),
    ):
        with pytest.raises(Refusal):
            deed()
    assert role_of(director) == role
    assert cast.fresh(director).is_active


def test_only_the_platform_ends_the_last_director(admin: User, director: User, region: Region) -> None:
    operations.end_role(actor=admin, role=role_of(director), now=NOW, reason="Vertrokken.", even_the_last_director=True)
    assert not role_kinds(cast.fresh(director), region)
    assert Entry.objects.get(verb="role_ended").reason == "Vertrokken."


def test_with_a_second_director_the_first_may_go(director: User, colleague: User, region: Region) -> None:
    cast.give_role(colleague, region, RoleKind.DIRECTOR)
    operations.leave(actor=director, region=region, now=NOW)
    assert not role_kinds(cast.fresh(director), region)


def test_leaving_ends_roles_and_functions_of_that_region_only(
    colleague: User, director: User, region: Region, other_region: Region, function: Function
) -> None:
    cast.give_role(colleague, other_region, RoleKind.TEAM)
    here = operations.appoint(actor=director, function=function, person=colleague, since=DAY)
    elsewhere = FunctionHolder.objects.create(
        function=Function.objects.create(region=other_region, name="expert"), user=colleague, since=DAY
    )
    operations.leave(actor=colleague, region=region, now=NOW)
    here.refresh_from_db()
    elsewhere.refresh_from_db()
    assert (here.until, elsewhere.until) == (DAY, None)
    assert role_kinds(cast.fresh(colleague), other_region) == {RoleKind.TEAM}
    assert Entry.objects.filter(verb="left", actor=colleague, region=region).exists()


def test_functions_last_as_long_as_one_role(
    director: User, colleague: User, region: Region, function: Function
) -> None:
    second = cast.give_role(colleague, region, RoleKind.DIRECTOR)
    holder = operations.appoint(actor=director, function=function, person=colleague, since=DAY)
    operations.end_role(actor=director, role=second, now=NOW)
    holder.refresh_from_db()
    assert holder.until is None
    operations.end_role(actor=director, role=role_of(colleague), now=NOW)
    holder.refresh_from_db()
    assert holder.until == DAY


def test_only_who_sits_in_the_region_is_appointed(
    director: User, other_director: User, colleague: User, function: Function
) -> None:
    with pytest.raises(Refusal):
        operations.appoint(actor=director, function=function, person=other_director, since=DAY)
    operations.appoint(actor=director, function=function, person=colleague, since=DAY)
    with pytest.raises(Refusal):
        operations.appoint(actor=director, function=function, person=colleague, since=DAY)


def test_a_function_does_not_end_before_it_began(director: User, colleague: User, function: Function) -> None:
    holder = operations.appoint(actor=director, function=function, person=colleague, since=DAY)
    with pytest.raises(Refusal) as refused:
        operations.release(actor=director, holder=holder, until=DAY - dt.timedelta(days=1))
    assert refused.value.field == "until"
    operations.release(actor=director, holder=holder, until=DAY)
    with pytest.raises(Refusal):
        operations.release(actor=director, holder=holder, until=DAY)


HANDOVERS = [
    ("", set(), True),
    (RoleKind.TEAM, {RoleKind.TEAM}, True),
    (RoleKind.DIRECTOR, {RoleKind.DIRECTOR}, False),
]


@pytest.mark.parametrize(("stays_as", "left_with", "functions_pass"), HANDOVERS)
def test_handing_over_passes_role_and_functions_in_one_deed(
    stays_as: str,
    left_with: set[RoleKind],
    functions_pass: bool,
    director: User,
    colleague: User,
    region: Region,
    function: Function,
) -> None:
    operations.appoint(actor=director, function=function, person=director, since=dt.date(2024, 1, 1))
    operations.hand_over(actor=director, region=region, successor=colleague, stays_as=stays_as, now=NOW)
    assert RoleKind.DIRECTOR in role_kinds(cast.fresh(colleague), region)
    assert role_kinds(cast.fresh(director), region) == left_with
    now_held = FunctionHolder.objects.filter(function=function, until__isnull=True)
    assert [holder.user for holder in now_held] == [colleague if functions_pass else director]
    entry = Entry.objects.get(verb="handed_over")
    assert (entry.before, entry.after) == ({"person": "Dirk Regisseur"}, {"successor": "Carla Collega"})


def test_a_function_that_the_successor_fills_already_is_not_doubled(
    director: User, colleague: User, region: Region, function: Function
) -> None:
    for person in (director, colleague):
        operations.appoint(actor=director, function=function, person=person, since=dt.date(2024, 1, 1))
    operations.hand_over(actor=director, region=region, successor=colleague, stays_as="", now=NOW)
    assert FunctionHolder.objects.filter(function=function, until__isnull=True).count() == 1


def test_only_a_director_hands_over_and_only_to_a_member(
    director: User, colleague: User, other_director: User, region: Region
) -> None:
    for actor, successor in ((colleague, director), (director, other_director), (director, director)):
        with pytest.raises(Refusal):
            operations.hand_over(actor=actor, region=region, successor=successor, stays_as="", now=NOW)
    with pytest.raises(Refusal):
        operations.hand_over(actor=director, region=region, successor=colleague, stays_as="partner", now=NOW)
    assert role_kinds(cast.fresh(director), region) == {RoleKind.DIRECTOR}


def test_the_successor_finds_everything(director: User, colleague: User, region: Region) -> None:
    before = Entry.objects.count()
    row = Organisation.objects.create(region=region, name="Van de voorganger")
    operations.hand_over(actor=director, region=region, successor=colleague, stays_as="", now=NOW)
    operations.close_account(actor=director, person=director, now=timezone.now())
    assert Organisation.objects.filter(pk=row.pk, region=region).exists()
    assert Entry.objects.filter(region=region).count() > before
