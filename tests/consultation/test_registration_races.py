"""Two at the same moment: the last place is given once, a place that comes free is given once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connections

from regietafel.consultation.models import Registration
from regietafel.consultation.operations.registrations import (
    RegistrationData,
    ask_to_come,
    confirm_registration,
    withdraw_registration,
)
from regietafel.consultation.queries.registrations import places_of
from regietafel.core.errors import Refusal
from regietafel.notices.models import OutboxMail
from regietafel.territories.models import Region
from tests.consultation.events import NOW, make_event, make_registration

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


def confirming(row: Registration) -> Callable[[], Any]:
    """The deed of one person who presses the button."""
    return lambda: confirm_registration(actor=None, registration=row, now=NOW)


def test_two_people_for_the_last_place(region: Region) -> None:
    event = make_event(region, capacity=3)
    for n in range(2):
        make_registration(event, f"Vast {n}")
    rows = [make_registration(event, f"Nieuw {n}", "pending") for n in range(4)]
    assert at_once(*map(confirming, rows)) == ["done"] * 4
    counts = places_of(event)
    assert (counts.confirmed, counts.waiting, counts.left) == (3, 3, 0)


def test_one_person_twice_takes_one_place(region: Region) -> None:
    event = make_event(region, capacity=3)
    row = make_registration(event, "Nieuw", "pending")
    assert at_once(*[confirming(row)] * 3) == ["done"] * 3
    assert (places_of(event).confirmed, OutboxMail.objects.count()) == (1, 1)


def test_two_who_leave_let_in_two_others_once_each(region: Region) -> None:
    event = make_event(region, capacity=2)
    leaving = [make_registration(event, f"Vast {n}") for n in range(2)]
    for n in range(3):
        make_registration(event, f"Wacht {n}", "waiting")

    def withdrawing(row: Registration) -> Callable[[], Any]:
        return lambda: withdraw_registration(actor=None, registration=row, now=NOW)

    assert at_once(*map(withdrawing, leaving)) == ["done"] * 2
    counts = places_of(event)
    assert (counts.confirmed, counts.waiting, counts.cancelled) == (2, 1, 2)
    freed = OutboxMail.objects.filter(subject__startswith="Er is een plaats").values_list("to", flat=True)
    assert sorted(freed) == ["wacht-0@example.org", "wacht-1@example.org"]


def test_the_same_address_at_the_same_moment_is_one_registration(region: Region) -> None:
    event = make_event(region)
    data = RegistrationData("Onthaal", "onthaal@example.org")
    asking = [lambda: ask_to_come(actor=None, event=event, data=data, language="nl", now=NOW)] * 3
    assert at_once(*asking) == ["done"] * 3
    assert Registration.objects.count() == 1
