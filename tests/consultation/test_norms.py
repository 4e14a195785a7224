"""Norms against practice: slots, years that are cut, norms that change, and what is never judged."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regietafel.consultation.norms import Norm, Occasion, SlotState, Span, Standing, Verdict, slots_in, standings
from regietafel.core.dates import PreciseDate, Precision

AFTER = dt.date(2030, 1, 1)
D = dt.date


LONG_AGO = D(2020, 1, 1)


def norm(times: Any = 4, since: dt.date = LONG_AGO, **more: Any) -> Norm:
    return Norm(words="", times=None if times is None else Decimal(str(times)), since=since, **more)


def met(*days: dt.date, held: bool = True, bodies: set[int] | None = None) -> list[Occasion]:
    return [Occasion(PreciseDate(day, Precision.DAY), held, frozenset(bodies or {1})) for day in days]


def stand(
    *norms: Norm, on: list[Occasion] | None = None, year: int = 2023, today: dt.date = AFTER, **more: Any
) -> list[Standing]:
    return standings(body=1, norms=norms, occasions=on or [], year=year, today=today, **more)


def test_slots_are_filled_by_meetings_held() -> None:
    (one,) = stand(norm(), on=met(D(2023, 3, 1), D(2023, 6, 1), D(2023, 9, 1)))
    assert (one.held, one.expected, one.verdict) == (3, 4, Verdict.BELOW)
    assert one.slots == [SlotState.HELD] * 3 + [SlotState.MISSED]


def test_a_year_that_runs_is_not_judged_yet() -> None:
    on = met(D(2023, 3, 1)) + met(D(2023, 12, 12), held=False)
    (one,) = stand(norm(2), on=on, today=D(2023, 11, 20))
    assert (one.held, one.planned, one.verdict, one.days_left) == (1, 1, Verdict.NOT_YET, 41)
    assert not one.is_behind
    assert one.slots == [SlotState.HELD, SlotState.PLANNED]
    (late,) = stand(norm(4), on=on, today=D(2023, 11, 20))
    assert late.due_by_now == 3
    assert late.is_behind


def test_the_last_day_of_the_year_still_runs() -> None:
    assert stand(norm(), today=D(2023, 12, 31))[0].verdict is Verdict.NOT_YET
    assert stand(norm(), today=D(2024, 1, 1))[0].verdict is Verdict.BELOW


def test_the_edges_of_the_year() -> None:
    days = met(D(2022, 12, 31), D(2023, 1, 1), D(2023, 12, 31), D(2024, 1, 1))
    assert stand(norm(2), on=days)[0].held == 2


@pytest.mark.parametrize("vague", [norm(None), norm(4, by_organiser=True)])
def test_vague_norms_and_those_of_the_organiser_are_never_judged(vague: Norm) -> None:
    for on in ([], met(D(2023, 5, 5)), met(*(D(2023, month, 1) for month in range(1, 13)))):
        (one,) = stand(vague, on=on)
        assert (one.verdict, one.expected, one.held) == (Verdict.NO_NORM, 0, len(on))


def test_a_norm_replaced_on_the_last_day_is_reported_below_with_the_reason() -> None:
    (one,) = stand(norm(replaced_on=D(2023, 12, 31), replaced_because="hervormd"), on=met(D(2023, 3, 1)))
    assert (one.verdict, one.reported, one.reason, one.held) == (Verdict.REPLACED, Verdict.BELOW, "hervormd", 1)
    assert stand(norm(replaced_on=D(2023, 12, 31), replaced_because="hervormd"), year=2024) == []


def test_a_norm_replaced_in_the_year_shows_what_was_held_until_then() -> None:
    first = norm(4, replaced_on=D(2023, 6, 30), replaced_because="minder vaak")
    second = norm(2, since=D(2023, 7, 1))
    on = met(D(2023, 2, 1), D(2023, 9, 1))
    one, two = stand(first, second, on=on)
    assert (one.expected, one.held, one.verdict, one.reported) == (2, 1, Verdict.REPLACED, Verdict.REPLACED)
    assert (two.expected, two.held, two.verdict) == (1, 1, Verdict.MET)


def test_one_that_was_met_before_it_was_replaced_was_met() -> None:
    (one,) = stand(norm(4, replaced_on=D(2023, 6, 30)), on=met(D(2023, 2, 1), D(2023, 4, 1)))
    assert one.verdict is Verdict.MET


@pytest.mark.parametrize(
    ("exists", "expected"),
    [
        ((None, None), 6),
        ((D(2023, 7, 1), None), 3),
        ((None, D(2023, 2, 28)), 1),
        ((D(2023, 3, 15), None), 4),
        ((D(2024, 1, 1), None), None),
    ],
)
def test_a_body_that_is_there_for_part_of_the_year(exists: Any, expected: int | None) -> None:
    found = stand(norm(6), exists=exists)
    assert [one.expected for one in found] == ([] if expected is None else [expected])


def test_history_of_which_only_the_year_is_known_counts_in_its_year() -> None:
    on = [Occasion(PreciseDate(D(2023, 1, 1), Precision.YEAR), True, frozenset({1}))]
    assert stand(norm(), on=on)[0].held == 1
    assert stand(norm(since=D(2023, 3, 1)), on=on)[0].held == 1
    first, second = stand(norm(replaced_on=D(2023, 6, 30)), norm(since=D(2023, 7, 1)), on=on)
    assert (first.held, second.held) == (1, 0)


def test_a_bare_count_belongs_to_the_norm_that_held_longest() -> None:
    first, second = stand(norm(replaced_on=D(2023, 3, 31)), norm(since=D(2023, 4, 1)), bare_count=3)
    assert (first.held, second.held) == (0, 3)


def test_a_norm_of_joint_meetings_counts_those_at_which_both_sat() -> None:
    on = met(D(2023, 3, 1)) + met(D(2023, 4, 1), bodies={1, 2}) + met(D(2023, 5, 1), bodies={1, 3})
    own, joint = stand(norm(), norm(1, partner=2), on=on, bare_count=9)
    assert (own.held, joint.held, joint.verdict) == (12, 1, Verdict.MET)


def test_a_rhythm_slower_than_once_a_year_is_judged_over_its_years() -> None:
    slow = norm("0.5", since=D(2020, 1, 1))
    assert stand(slow, year=2022)[0].verdict is Verdict.BELOW
    assert stand(slow, year=2022, today=D(2023, 6, 1))[0].verdict is Verdict.NOT_YET
    assert stand(slow, on=met(D(2022, 5, 5)), year=2023)[0].verdict is Verdict.MET
    assert stand(slow, on=met(D(2021, 5, 5)), year=2023)[0].verdict is Verdict.BELOW


def test_a_past_day_that_nobody_called_held_is_told_apart() -> None:
    (one,) = stand(norm(), on=met(D(2023, 3, 1), held=False), today=D(2023, 4, 1))
    assert (one.held, one.planned, one.waiting) == (0, 0, 1)


TIMES = st.integers(min_value=1, max_value=366)
YEARS = st.integers(min_value=2000, max_value=2100)


@given(TIMES, YEARS)
def test_a_whole_year_has_as_many_slots_as_the_number_says_leap_or_not(times: int, year: int) -> None:
    assert slots_in(norm(times, since=D(1990, 1, 1)), Span.of_years(year, year)) == times


@given(TIMES, YEARS, st.integers(min_value=1, max_value=11))
def test_a_year_cut_at_a_month_never_asks_for_more_than_the_whole(times: int, year: int, month: int) -> None:
    cut = D(year, month + 1, 1)
    first = norm(times, since=D(1990, 1, 1), replaced_on=cut - dt.timedelta(days=1))
    second = norm(times, since=cut)
    parts = [one.expected for one in stand(first, second, year=year)]
    assert times - 1 <= sum(parts) <= times


@given(
    YEARS,
    st.lists(st.dates(min_value=D(1999, 1, 1), max_value=D(2101, 12, 31)), max_size=30),
    st.dates(min_value=D(1999, 1, 1), max_value=D(2101, 12, 31)),
)
def test_each_meeting_counts_once_whenever_the_norm_changes(year: int, days: list[dt.date], cut: dt.date) -> None:
    before = norm(since=D(1990, 1, 1), replaced_on=cut, replaced_because="x")
    after = norm(2, since=cut + dt.timedelta(days=1))
    found = stand(before, after, on=met(*days), year=year)
    assert sum(one.held for one in found) == sum(day.year == year for day in days)


@given(TIMES, st.integers(min_value=0, max_value=40), st.dates(min_value=D(2022, 1, 1), max_value=D(2024, 12, 31)))
def test_one_more_meeting_never_makes_it_worse(times: int, held: int, today: dt.date) -> None:
    def outcome(count: int) -> bool:
        on = met(*(D(2023, 1, 1) + dt.timedelta(days=7 * index) for index in range(count)))
        return stand(norm(times), on=on, today=today)[0].verdict is Verdict.MET

    assert outcome(held) <= outcome(held + 1)


@given(TIMES, st.integers(min_value=0, max_value=50), st.integers(min_value=0, max_value=50))
def test_the_picture_has_a_bar_for_each_slot_and_each_meeting(times: int, held: int, planned: int) -> None:
    span = Span.of_years(2023, 2023)
    one = Standing(norm(times), 2023, span, D(2023, 1, 1), held, planned)
    assert len(one.slots) == max(times, held + planned)
    assert one.slots.count(SlotState.HELD) == held
