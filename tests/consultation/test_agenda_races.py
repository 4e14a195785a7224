"""Two at the same moment at one table: what is carried over stands there once, and nobody waits for the other for ever."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from regietafel.consultation.models import AgendaItem, Body, Meeting, MeetingState, ProposalState
from regietafel.consultation.operations import agenda as deeds
from regietafel.consultation.operations.agenda import ItemData
from regietafel.consultation.operations.proposals import accept_item, decline_item
from regietafel.core.errors import Collision, Refusal
from regietafel.people.models import User
from regietafel.territories.models import Region
from tests.consultation.make import make_body, make_item, make_meeting

TODAY = dt.date(2026, 6, 16)
NOW = dt.datetime(2026, 6, 16, 9, 30, tzinfo=dt.UTC)
DATA = ItemData(title="Instroom")
at_the_same_time = [pytest.mark.django_db(transaction=True), pytest.mark.sqlite_file]


def at_once(*todo: Callable[[], Any]) -> list[str]:
    """Do all at the same moment, each on a connection of its own; what came of them, sorted."""
    start, outcomes = threading.Barrier(len(todo)), []

    def run(deed: Callable[[], Any]) -> None:
        try:
            start.wait()
            deed()
            outcomes.append("done")
        except (Refusal, Collision) as stopped:
            outcomes.append(type(stopped).__name__)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(deed,)) for deed in todo]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return sorted(outcomes)


@pytest.fixture
def body(region: Region) -> Body:
    """A body without end."""
    return make_body(region)


@pytest.fixture
def meeting(body: Body) -> Meeting:
    """A draft."""
    return make_meeting(body, TODAY, MeetingState.DRAFT)


class TestAtOnce:
    """Threads of their own."""

    pytestmark = at_the_same_time

    def test_an_item_is_carried_over_once(self, director: User, body: Body, meeting: Meeting) -> None:
        old = make_item(make_meeting(body, TODAY - dt.timedelta(days=30)))

        def deed() -> AgendaItem:
            there = AgendaItem.objects.select_related("body", "meeting").get(pk=old.pk)
            return deeds.carry_over(actor=director, item=there, meeting=meeting)

        assert at_once(*[deed] * 4) == ["done"] * 4
        assert AgendaItem.objects.filter(meeting=meeting, carried_from=old).count() == 1

    def test_those_who_order_change_take_off_and_accept_all_come_through(
        self, director: User, meeting: Meeting
    ) -> None:
        items = [make_item(meeting, f"Punt {number}", order=number) for number in range(1, 4)]
        waits = make_item(meeting, "Voorstel", order=4, proposal=ProposalState.PROPOSED, proposed_by=director)
        outcomes = at_once(
            lambda: deeds.put_before(actor=director, item=items[2], before=items[0]),
            lambda: deeds.edit_item(actor=director, item=items[0], data=DATA, version=None),
            lambda: deeds.take_off(actor=director, item=items[1], now=NOW),
            lambda: accept_item(actor=director, item=waits),
        )
        assert outcomes == ["done"] * 4


@contextmanager
def tables_locked() -> Iterator[list[str]]:
    """Which tables are locked, in the order of their first lock."""
    found: list[str] = []
    with CaptureQueriesContext(connection) as caught:
        yield found
    for query in caught.captured_queries:
        if query["sql"].endswith("FOR UPDATE"):
            table = query["sql"].split(" FROM ")[1].split()[0].strip('"').removeprefix("consultation_")
            found.extend([table] if table not in found else [])


@pytest.mark.postgres
@pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL locks rows")
@pytest.mark.parametrize("deed", ["put_before", "edit", "take_off", "put_back", "put_on", "carry", "accept", "decline"])
def test_the_body_is_locked_before_the_meeting_and_that_before_the_item(
    director: User, body: Body, meeting: Meeting, deed: str
) -> None:
    removed: dict[str, Any] = {"removed_at": NOW} if deed == "put_back" else {}
    waits: dict[str, Any] = {"proposal": ProposalState.PROPOSED} if deed in {"accept", "decline"} else {}
    item = make_item(meeting, **removed, **waits)
    there = AgendaItem.objects.select_related("body", "meeting").get(pk=item.pk)
    todo = {
        "put_before": lambda: deeds.put_before(actor=director, item=there, before=None),
        "edit": lambda: deeds.edit_item(actor=director, item=there, data=DATA, version=None),
        "take_off": lambda: deeds.take_off(actor=director, item=there, now=NOW),
        "put_back": lambda: deeds.put_item_back(actor=director, item=there),
        "put_on": lambda: deeds.put_on(actor=director, item=there, meeting=None),
        "carry": lambda: deeds.carry_over(actor=director, item=there, meeting=meeting),
        "accept": lambda: accept_item(actor=director, item=there),
        "decline": lambda: decline_item(actor=director, item=there, because="dubbel"),
    }
    with tables_locked() as order:
        todo[deed]()
    order = [one for one in order if one in {"body", "meeting", "agendaitem"}]
    assert order == ["body", "meeting", "agendaitem"][: len(order)]
    assert order
