"""On which days the mail with what is new is made: once for each day of the rhythm, never earlier, late if it must."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regietafel.attention.digest import FROM, is_due, last_day_for
from regietafel.attention.models import Rhythm, Wish

MONDAY = dt.date(2026, 11, 2)
days = st.integers(0, 60)


def at(day: dt.date, hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(hour, minute))


@pytest.mark.parametrize(
    ("rhythm", "weekday", "now", "day"),
    [
        (Rhythm.OFF, 0, at(MONDAY, 9), None),
        (Rhythm.WEEKLY, 0, at(MONDAY, 7), MONDAY),
        (Rhythm.WEEKLY, 0, at(MONDAY, 6, 59), MONDAY - dt.timedelta(days=7)),
        (Rhythm.WEEKLY, 3, at(MONDAY, 9), MONDAY - dt.timedelta(days=4)),
        (Rhythm.DAILY, 0, at(MONDAY, 7), MONDAY),
        (Rhythm.DAILY, 0, at(MONDAY, 6), MONDAY - dt.timedelta(days=3)),
        (Rhythm.DAILY, 0, at(MONDAY + dt.timedelta(days=5), 12), MONDAY + dt.timedelta(days=4)),
        (Rhythm.DAILY, 0, at(MONDAY + dt.timedelta(days=6), 12), MONDAY + dt.timedelta(days=4)),
    ],
)
def test_the_day_that_counts(rhythm: str, weekday: int, now: dt.datetime, day: dt.date | None) -> None:
    assert last_day_for(Wish(rhythm=rhythm, weekday=weekday), now) == day


def test_a_new_account_waits_for_the_next_day_of_its_rhythm() -> None:
    wish = Wish(rhythm=Rhythm.WEEKLY, weekday=0)
    wednesday = MONDAY + dt.timedelta(days=2)
    assert not is_due(wish, last_on=None, since=wednesday, now=at(wednesday, 12))
    assert is_due(wish, last_on=None, since=wednesday, now=at(MONDAY + dt.timedelta(days=7), 8))


@given(
    st.sampled_from([Rhythm.DAILY, Rhythm.WEEKLY]), st.integers(0, 4), st.lists(days, min_size=1), st.integers(0, 23)
)
def test_a_clock_that_looks_when_it_can_makes_each_day_once(
    rhythm: str, weekday: int, looked: list[int], hour: int
) -> None:
    """However often and late it looks: no day of the rhythm twice, and after a look none is owed any more."""
    wish, last = Wish(rhythm=rhythm, weekday=weekday), MONDAY - dt.timedelta(days=1)
    made = []
    for number in sorted(looked):
        now = at(MONDAY + dt.timedelta(days=number), hour)
        if is_due(wish, last_on=last, since=MONDAY - dt.timedelta(days=30), now=now):
            made.append(last_day_for(wish, now))
            last = made[-1] or last
        assert not is_due(wish, last_on=last, since=MONDAY, now=now)
    assert made == sorted(set(made), key=lambda day: day or MONDAY)
    if rhythm == Rhythm.WEEKLY:
        assert {day.weekday() for day in made if day} <= {weekday}
    else:
        assert all(day.weekday() < 5 for day in made if day)


def test_the_morning_begins_at_seven() -> None:
    assert dt.time(7) == FROM
