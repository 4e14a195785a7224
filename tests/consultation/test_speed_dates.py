"""Speed-dates: no pair twice, nobody in two places, wishes first, breaks spread, everybody met when rounds allow."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regietafel.consultation.speed_dates import Date, Pair, breaks, schedule


@dataclass
class Case:
    """A question."""

    first: list[int]
    second: list[int]
    rounds: int
    tables: int
    no_gos: set[Pair] = field(default_factory=set)
    wishes: set[Pair] = field(default_factory=set)

    @property
    def allowed(self) -> set[Pair]:
        """Who may meet."""
        return {(a, b) for a in self.first for b in self.second} - self.no_gos

    def answer(self) -> list[Date]:
        """The schedule."""
        return schedule(
            self.first, self.second, rounds=self.rounds, tables=self.tables, no_gos=self.no_gos, wishes=self.wishes
        )


@st.composite
def cases(draw: st.DrawFn, most: int = 6, free: bool = False) -> Case:
    """Two groups that share no number, some rounds and tables, and unless ``free`` some no-gos and wishes."""
    first = list(range(draw(st.integers(0, most))))
    second = list(range(100, 100 + draw(st.integers(0, most))))
    case = Case(first, second, draw(st.integers(0, most + 1)), draw(st.integers(0, most + 1)))
    pairs = sorted(case.allowed)
    if pairs and not free:
        case.no_gos = draw(st.sets(st.sampled_from(pairs)))
        case.wishes = draw(st.sets(st.sampled_from(pairs)))
    return case


@given(cases())
def test_what_always_holds(case: Case) -> None:
    dates = case.answer()
    pairs = [(date.first, date.second) for date in dates]
    assert len(set(pairs)) == len(pairs)
    assert set(pairs) <= case.allowed
    seats = [(date.round, who) for date in dates for who in (date.first, date.second)]
    assert len(set(seats)) == len(seats)
    places = [(date.round, date.table) for date in dates]
    assert len(set(places)) == len(places)
    assert all(1 <= date.round <= case.rounds and 1 <= date.table <= case.tables for date in dates)
    assert dates == case.answer()


@given(cases())
def test_all_meet_when_rounds_and_tables_allow(case: Case) -> None:
    dates = case.answer()
    busiest = max(Counter(who for pair in case.allowed for who in pair).values(), default=0)
    if busiest <= case.rounds and len(case.allowed) <= case.rounds * case.tables:
        assert {(date.first, date.second) for date in dates} == case.allowed


@given(cases())
def test_all_wishes_are_met_when_rounds_and_tables_allow(case: Case) -> None:
    wished = case.wishes & case.allowed
    busiest = max(Counter(who for pair in wished for who in pair).values(), default=0)
    if busiest <= case.rounds and len(wished) <= case.rounds * case.tables:
        assert wished <= {(date.first, date.second) for date in case.answer()}


@given(cases(most=3))
def test_no_choice_of_pairs_is_better(case: Case) -> None:
    """Against every possible choice: the most wishes, then the most pairs, then the most even spread."""

    def worth(pairs: tuple[Pair, ...]) -> tuple[int, int, int] | None:
        met = Counter(who for pair in pairs for who in pair)
        if len(pairs) > case.rounds * case.tables or any(number > case.rounds for number in met.values()):
            return None
        return len(case.wishes & set(pairs)), len(pairs), -sum(number * number for number in met.values())

    allowed = sorted(case.allowed)
    every = (worth(chosen) for size in range(len(allowed) + 1) for chosen in combinations(allowed, size))
    mine = worth(tuple((date.first, date.second) for date in case.answer()))
    assert mine == max(one for one in every if one is not None)


@given(cases(free=True))
def test_without_conditions_breaks_differ_by_one_at_most(case: Case) -> None:
    dates = case.answer()
    for side in (case.first, case.second):
        numbers = [len(rounds) for rounds in breaks(dates, side, case.rounds).values()]
        assert not numbers or max(numbers) - min(numbers) <= 1
    sizes = Counter(date.round for date in dates)
    spread = [sizes[number] for number in range(1, case.rounds + 1)]
    assert not spread or max(spread) - min(spread) <= 1


def test_six_by_seven_in_seven_rounds_all_meet_and_the_hosts_stay_at_their_table() -> None:
    """The business mixer of 2023: 42 pairs; each of the seven sits out once, in a round of their own."""
    six, seven = list(range(6)), list(range(10, 17))
    dates = schedule(six, seven, rounds=7, tables=6)
    assert len(dates) == 42
    assert {one: {date.table for date in dates if date.first == one} for one in six} == {one: {one + 1} for one in six}
    assert sorted(rounds[0] for rounds in breaks(dates, seven, 7).values()) == [1, 2, 3, 4, 5, 6, 7]


@pytest.mark.parametrize(("rounds", "tables"), [(0, 3), (3, 0)])
def test_nothing_to_sit_at(rounds: int, tables: int) -> None:
    assert schedule([1], [2], rounds=rounds, tables=tables) == []


def test_a_wish_goes_before_a_fuller_schedule_and_never_over_a_no_go() -> None:
    dates = schedule([1, 2], [11, 12], rounds=1, tables=1, wishes={(2, 12), (1, 11)}, no_gos={(1, 11)})
    assert [(date.first, date.second) for date in dates] == [(2, 12)]


def test_a_large_mixer_is_made_at_once() -> None:
    dates = schedule(
        list(range(25)), list(range(100, 130)), rounds=10, tables=20, wishes={(n, 100 + n) for n in range(25)}
    )
    assert len(dates) == 200
    assert {(n, 100 + n) for n in range(25)} <= {(date.first, date.second) for date in dates}
