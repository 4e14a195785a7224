"""The start page: this week, what waits for whom; each figure leads to the list that it counts."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from regietafel.consultation.models import ActionPoint, Body, Invitee, MeetingState, ReportBack
from regietafel.consultation.providers.start import start_blocks
from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from regietafel.territories.models import Region
from tests.cast import Person, fresh
from tests.consultation import make

DAY = dt.timedelta(days=1)


@pytest.fixture
def table(region: Region, organisation: Organisation) -> Body:
    """A body at which the partner sits."""
    body = make.make_body(region, "Regionaal overleg activering", short_name="ROA")
    make.make_seat(body, organisation)
    return body


@pytest.fixture
def busy(region: Region, table: Body, director: User, organisation: Organisation) -> dt.date:
    """A week with something in it, and promises that are late."""
    today = timezone.localdate()
    make.make_meeting(table, today, MeetingState.CONVENED, starts_at=dt.time(9, 30))
    make.make_meeting(table, today, MeetingState.DRAFT)
    make.make_meeting(table, today - 30 * DAY, convened_at=timezone.now())
    asked = make.make_meeting(table, today + 10 * DAY, MeetingState.CONVENED)
    for number in range(3):
        Invitee.objects.create(meeting=asked, name=f"n{number}", email=f"n{number}@example.org")
    make.make_meeting(table, today - 20 * DAY, MeetingState.MINUTES_SENT, remarks_until=today + 3 * DAY)
    for due in (today - DAY, today + DAY):
        ActionPoint.objects.create(region=region, what="x", user=director, due_on=due)
        ActionPoint.objects.create(region=region, what="y", organisation=organisation, due_on=due)
        ReportBack.objects.create(region=region, what="z", to_body=table, due_on=due)
    return today


def lines_for(person: Person, region: Region, today: dt.date) -> list[tuple[str, str]]:
    """The column and the words of each line."""
    assert isinstance(person, User)
    return [(block.column, line.text) for block in start_blocks(fresh(person), region, today) for line in block.lines]


def test_what_waits_for_the_director(director: User, region: Region, busy: dt.date) -> None:
    lines = lines_for(director, region, busy)
    texts = [text for _column, text in lines]
    assert [column for column, _text in lines] == ["week", "me", "me", "me", "me", "me", "others", "others"]
    assert texts[0].endswith("9.30 ROA")
    assert texts[1].endswith("verslag versturen")
    assert texts[2:7] == [
        "1 terugkoppeling over tijd",
        "2 terugkoppelingen staan open",
        "1 afspraak van mij over tijd",
        "2 afspraken van mij staan open",
        "2 afspraken over tijd",
    ]
    assert texts[7].endswith("3 zonder antwoord")


def test_what_waits_for_the_partner(partner: User, region: Region, busy: dt.date) -> None:
    lines = lines_for(partner, region, busy)
    assert [column for column, _text in lines] == ["week", "me", "me", "me"]
    assert "opmerkingen tot" in lines[1][1]
    assert lines[2:] == [("me", "1 afspraak van mij over tijd"), ("me", "2 afspraken van mij staan open")]


def test_who_has_no_seat_reads_nothing(everyone: dict[str, Person], region: Region, busy: dt.date) -> None:
    for name in ("editor", "other_director", "admin"):
        assert not lines_for(everyone[name], region, busy), name


def test_a_quiet_week_says_so(director: User, region: Region) -> None:
    assert lines_for(director, region, timezone.localdate()) == [("week", "Niets deze week")]


def test_each_figure_leads_to_the_list_that_it_counts(
    client_of: Callable[[Any], Client], director: User, partner: User, region: Region, busy: dt.date
) -> None:
    for person in (director, partner):
        for block in start_blocks(fresh(person), region, busy):
            for line in block.lines:
                page = client_of(person).get(line.url)
                assert page.status_code == 200, line
                counted = re.search(r'role="status">(\d+) ', page.content.decode())
                if line.count is not None and counted:
                    assert int(counted[1]) == line.count, line


def test_it_costs_the_same_with_many_rows(
    director: User, region: Region, busy: dt.date, table: Body, django_assert_max_num_queries: Any
) -> None:
    for number in range(20):
        make.make_meeting(make.make_body(region, f"Tafel {number}"), busy, MeetingState.CONVENED)
        ActionPoint.objects.create(region=region, what="x", user=director, due_on=busy - DAY)
        ReportBack.objects.create(region=region, what="z", to_body=table, due_on=busy - DAY)
    with django_assert_max_num_queries(20):
        list(start_blocks(fresh(director), region, busy))
