"""Two at the same moment: a region keeps a director, an invitation is spent once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connections
from django.utils import timezone

from regietafel.core.errors import Refusal
from regietafel.membership import operations
from regietafel.membership.lifecycle import Seat
from regietafel.people.models import RegionRole, RoleKind, User
from regietafel.territories.models import Region
from tests import cast

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.sqlite_file]


def at_once(*deeds: Callable[[], Any]) -> list[str]:
    """Do all at the same moment, each on a connection of its own; what came of them, sorted."""
    start, outcomes = threading.Barrier(len(deeds)), []

    def run(deed: Callable[[], Any]) -> None:
        try:
            start.wait()
            deed()
            outcomes.append("done")
        except Refusal:
            outcomes.append("refused")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(deed,)) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return sorted(outcomes)


def region_with(*kinds: RoleKind) -> tuple[Region, list[User]]:
    region = Region.objects.create(slug="leiestreek", name="Leiestreek")
    people = [cast.make_person(f"p{number}@example.org", f"P{number}") for number, _ in enumerate(kinds)]
    for person, kind in zip(people, kinds, strict=True):
        cast.give_role(person, region, kind)
    return region, people


@pytest.mark.parametrize("turn", range(3))
def test_of_two_directors_who_leave_at_once_one_stays(turn: int) -> None:
    region, people = region_with(RoleKind.DIRECTOR, RoleKind.DIRECTOR)
    now = timezone.now()
    first, second = people
    outcomes = at_once(
        lambda: operations.leave(actor=first, region=region, now=now),
        lambda: operations.close_account(actor=second, person=second, now=now),
    )
    assert outcomes == ["done", "refused"]
    assert RegionRole.objects.filter(region=region, ended_at__isnull=True).count() == 1


@pytest.mark.parametrize("turn", range(3))
def test_an_invitation_that_is_accepted_twice_at_once_makes_one_seat(turn: int) -> None:
    region, people = region_with(RoleKind.DIRECTOR, RoleKind.TEAM)
    offer = operations.invite(
        actor=people[0],
        region=region,
        email="new@example.org",
        seat=Seat(RoleKind.DIRECTOR),
        now=timezone.now(),
    )
    outcomes = at_once(
        lambda: operations.accept(actor=None, invitation=offer, now=timezone.now(), name="Nieuw"),
        lambda: operations.accept(actor=people[1], invitation=offer, now=timezone.now()),
    )
    assert outcomes == ["done", "refused"]
    assert RegionRole.objects.filter(region=region, kind=RoleKind.DIRECTOR).count() == 2


def test_two_offers_to_one_address_at_once_make_one() -> None:
    region, people = region_with(RoleKind.DIRECTOR)

    def offer() -> None:
        operations.invite(
            actor=people[0],
            region=region,
            email="new@example.org",
            seat=Seat(RoleKind.TEAM),
            now=timezone.now(),
        )

    assert at_once(offer, offer, offer) == ["done", "refused", "refused"]
