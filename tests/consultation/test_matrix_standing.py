"""What the overlegmatrix says of how a body stands: held in the year until the day, and when it meets next."""

from __future__ import annotations

import datetime as dt

import pytest

from regietafel.consultation.models import Body, BodyNorm, HeldCount, MeetingState
from regietafel.people.models import User
from regietafel.territories.models import Region
from tests.consultation.make import make_body, make_meeting
from tests.consultation.test_matrix import TODAY, row_of, seen

pytestmark = pytest.mark.django_db


@pytest.fixture
def body(region: Region) -> Body:
    return make_body(region)


def test_held_in_the_year_until_the_day_and_the_next_date(region: Region, body: Body, director: User) -> None:
    for day in (dt.date(2025, 12, 31), dt.date(2026, 1, 1), dt.date(2026, 6, 1), TODAY, dt.date(2026, 12, 1)):
        make_meeting(body, day)
    make_meeting(body, dt.date(2026, 11, 30), MeetingState.CANCELLED)
    make_meeting(body, dt.date(2026, 12, 24), MeetingState.DRAFT)
    standing = row_of(seen(director, region), body).standing
    assert (standing.held, standing.next_on) == (3, dt.date(2026, 12, 1))
    earlier = row_of(seen(director, region, dt.date(2026, 5, 1)), body).standing
    assert (earlier.held, earlier.next_on) == (1, dt.date(2026, 6, 1))


def test_a_bare_count_serves_a_year_without_dates_only(region: Region, body: Body, director: User) -> None:
    for year, held in ((2021, 5), (2022, 7)):
        HeldCount.objects.create(body=body, year=year, held=held, source="verslag")
    make_meeting(body, dt.date(2022, 1, 1), precision="year")
    assert row_of(seen(director, region, dt.date(2021, 3, 1)), body).standing.held == 5
    assert row_of(seen(director, region, dt.date(2022, 3, 1)), body).standing.held == 1


def test_the_norm_of_that_year_in_words_and_as_a_number_if_it_can_be_judged(
    region: Region, body: Body, director: User
) -> None:
    for text, times, first in (("elk kwartaal", 4, 2024), ("regelmatig", None, 2025)):
        since, until = dt.date(first, 1, 1), dt.date(first, 12, 31)
        BodyNorm.objects.create(body=body, text=text, times=times, since=since, until=until)
    told = [row_of(seen(director, region, dt.date(year, 5, 1)), body).standing for year in (2024, 2025, 2026)]
    assert [(one.norm, one.times) for one in told] == [("elk kwartaal", 4), ("regelmatig", None), ("", None)]
