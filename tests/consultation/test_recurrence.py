"""Series: on which dates a rule falls, out of the way of holidays and school breaks, and drafts that come once each."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from regietafel.consultation.free_days import not_free
from regietafel.consultation.recurrence import Monthly, Weekly, months_for, proposed_dates, rule_dates
from regietafel.consultation.school_breaks import breaks_of, christmas

PUBLISHED = [
    # As the Flemish government published them: krokus, Easter, autumn, Christmas.
    (2023, ("20/02", "26/02"), ("03/04", "16/04"), ("30/10", "05/11"), ("25/12", "07/01")),
    (2024, ("12/02", "18/02"), ("01/04", "14/04"), ("28/10", "03/11"), ("23/12", "05/01")),
    (2025, ("03/03", "09/03"), ("07/04", "21/04"), ("27/10", "02/11"), ("22/12", "04/01")),
    (2026, ("16/02", "22/02"), ("06/04", "19/04"), ("02/11", "08/11"), ("21/12", "03/01")),
    (2022, ("28/02", "06/03"), ("04/04", "18/04"), ("31/10", "06/11"), ("26/12", "08/01")),
]


@pytest.mark.parametrize(("year", "krokus", "easter", "autumn", "winter"), PUBLISHED)
def test_school_breaks_are_those_that_were_published(
    year: int, krokus: tuple[str, str], easter: tuple[str, str], autumn: tuple[str, str], winter: tuple[str, str]
) -> None:
    found = [(f"{one.first:%d/%m}", f"{one.last:%d/%m}") for one in breaks_of(year)]
    assert found == [krokus, easter, ("01/07", "31/08"), autumn, winter]


@given(st.integers(1970, 2200))
def test_in_any_year_breaks_begin_on_a_monday_and_do_not_touch(year: int) -> None:
    breaks = [*breaks_of(year), *breaks_of(year + 1)]
    assert all(one.first.weekday() == 0 for one in breaks if one.first.month != 7)
    assert all(one.last < other.first for one, other in pairwise(breaks))
    assert dt.date(year, 12, 31) <= christmas(year).last


def test_the_second_tuesday_does_not_stop_at_new_year() -> None:
    rule = Monthly(2, 1, (3, 12)).rule
    assert rule == "FREQ=MONTHLY;BYDAY=2TU;BYMONTH=3,12"
    found = rule_dates(rule, dt.date(2026, 3, 1), dt.date(2028, 3, 31))
    assert [f"{day:%d/%m/%Y}" for day in found] == [
        "10/03/2026",
        "08/12/2026",
        "09/03/2027",
        "14/12/2027",
        "14/03/2028",
    ]


def test_each_second_week_keeps_its_week_over_the_year() -> None:
    found = rule_dates(Weekly(2, 3).rule, dt.date(2026, 12, 17), dt.date(2027, 1, 31))
    assert found == [dt.date(2026, 12, 17), dt.date(2026, 12, 31), dt.date(2027, 1, 14), dt.date(2027, 1, 28)]


def test_a_leap_day_comes_only_in_leap_years() -> None:
    found = rule_dates("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", dt.date(2023, 1, 1), dt.date(2033, 1, 1))
    assert found == [dt.date(2024, 2, 29), dt.date(2028, 2, 29), dt.date(2032, 2, 29)]


@pytest.mark.parametrize(
    ("day", "word"),
    [
        (dt.date(2026, 7, 21), "Nationale feestdag"),
        (dt.date(2026, 5, 25), "Pinkstermaandag"),
        (dt.date(2026, 11, 11), "Wapenstilstand"),
    ],
)
def test_a_public_holiday_is_told_by_name(day: dt.date, word: str) -> None:
    assert word.lower() in str(not_free(day)).lower()


def test_what_falls_in_a_break_moves_a_week_or_more_and_says_why() -> None:
    (one,) = proposed_dates(Monthly(1, 2, (11,)).rule, dt.date(2026, 11, 1), dt.date(2026, 11, 30), skips=True)
    assert (one.rule_date, one.on) == (dt.date(2026, 11, 4), dt.date(2026, 11, 18)), "11 November is a holiday too"
    assert one.is_moved
    (kept,) = proposed_dates(Monthly(1, 2, (11,)).rule, dt.date(2026, 11, 1), dt.date(2026, 11, 30), skips=False)
    assert (kept.on, bool(kept.why)) == (dt.date(2026, 11, 4), True)


def test_what_finds_no_free_week_is_left_out() -> None:
    (one,) = proposed_dates(Monthly(1, 0, (7,)).rule, dt.date(2026, 7, 1), dt.date(2026, 7, 31), skips=True)
    assert one.on is None


@pytest.mark.parametrize(
    ("times", "months"), [(1, (6,)), (2, (3, 10)), (4, (2, 4, 9, 11)), (10, (1, 2, 3, 4, 5, 6, 9, 10, 11, 12))]
)
def test_a_norm_is_spread_over_the_year(times: int, months: tuple[int, ...]) -> None:
    assert months_for(times) == months


@given(st.integers(1, 60))
def test_a_norm_gives_as_many_months_as_there_can_be(times: int) -> None:
    months = months_for(times)
    assert len(months) == len(set(months)) == min(times, 12)
    assert list(months) == sorted(months)


RULES = st.one_of(
    st.builds(
        Monthly,
        st.sampled_from([1, 2, 3, 4, -1]),
        st.integers(0, 4),
        st.sets(st.integers(1, 12), min_size=1).map(lambda months: tuple(sorted(months))),
    ),
    st.builds(Weekly, st.integers(1, 8), st.integers(0, 4)),
)


@given(rule=RULES, first=st.dates(dt.date(2020, 1, 1), dt.date(2040, 12, 31)), skips=st.booleans())
def test_whatever_the_rule_no_day_comes_twice_and_no_weekday_changes(
    rule: Monthly | Weekly, first: dt.date, skips: bool
) -> None:
    found = proposed_dates(rule.rule, first, first + dt.timedelta(days=550), skips=skips)
    days = [one.on for one in found if one.on]
    assert len(days) == len(set(days))
    assert all(day.weekday() == rule.weekday for day in days)
    assert not skips or not any(not_free(day) for day in days)
    assert len({one.rule_date for one in found}) == len(found)


@given(rule=RULES, first=st.dates(dt.date(2020, 1, 1), dt.date(2040, 12, 31)), later=st.integers(0, 400))
def test_a_later_horizon_adds_dates_and_changes_none(rule: Monthly | Weekly, first: dt.date, later: int) -> None:
    until = first + dt.timedelta(days=300)
    short = proposed_dates(rule.rule, first, until, skips=True)
    long = proposed_dates(rule.rule, first, until + dt.timedelta(days=later), skips=True)
    assert [(one.rule_date, one.on) for one in long[: len(short)]] == [(one.rule_date, one.on) for one in short]


@pytest.mark.parametrize(
    ("language", "name"), [("nl", "Kerstmis"), ("en", "Christmas Day"), ("en-gb", "Christmas Day"), ("xx", "Kerstmis")]
)
def test_a_holiday_is_named_in_the_language_of_the_screen(language: str, name: str) -> None:
    with translation.override(language):
        assert not_free(dt.date(2026, 12, 25)) == name
