"""The life of a plan, of a line and of an action, pair by pair; the tables are written by hand."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regietafel.plans import lifecycle
from regietafel.plans.models import PlanStatus, YearState

PLAN = {
    ("draft", "approved"),
    ("approved", "running"),
    ("approved", "draft"),
    ("running", "closed"),
    ("closed", "running"),
}
"""Every step in the life of a plan; what is not here is refused."""

LINE = {
    ("planned", "under_way"),
    ("planned", "done"),
    ("planned", "partly"),
    ("planned", "moved"),
    ("planned", "dropped"),
    ("under_way", "planned"),
    ("under_way", "done"),
    ("under_way", "partly"),
    ("under_way", "moved"),
    ("under_way", "dropped"),
    ("done", "under_way"),
    ("done", "partly"),
    ("partly", "under_way"),
    ("partly", "done"),
    ("partly", "moved"),
    ("partly", "dropped"),
    ("moved", "planned"),
    ("moved", "under_way"),
    ("dropped", "planned"),
    ("dropped", "under_way"),
}
"""Every step of a working-year line; what is not here is refused."""


@pytest.mark.parametrize(("before", "after"), list(product(PlanStatus.values, repeat=2)))
def test_the_life_of_a_plan(before: str, after: str) -> None:
    permitted = before == after or (before, after) in PLAN
    assert lifecycle.may_follow(lifecycle.PLAN_MOVES, before, after) is permitted


@pytest.mark.parametrize(("before", "after"), list(product(YearState.values, repeat=2)))
def test_the_life_of_a_line(before: str, after: str) -> None:
    permitted = before == after or (before, after) in LINE
    assert lifecycle.may_follow(lifecycle.YEAR_MOVES, before, after) is permitted


def test_only_these_steps_back_ask_for_a_reason() -> None:
    assert {("approved", "draft"), ("closed", "running")} == lifecycle.PLAN_BACKWARD
    assert {"moved", "dropped"} == lifecycle.NEEDS_REASON


def test_what_counts_and_what_is_finished() -> None:
    assert {"planned", "under_way", "done", "partly"} == lifecycle.COUNTS_IN_YEAR
    assert {"done", "partly", "moved", "dropped"} == lifecycle.IS_FINISHED


@pytest.mark.parametrize(
    ("lines", "state"),
    [
        ([], "planned"),
        (["planned"], "planned"),
        (["planned", "planned"], "planned"),
        (["under_way"], "under_way"),
        (["done"], "done"),
        (["partly"], "partly"),
        (["moved"], "moved"),
        (["dropped"], "dropped"),
        (["done", "planned"], "under_way"),
        (["partly", "planned"], "under_way"),
        (["under_way", "planned"], "under_way"),
        (["done", "under_way"], "under_way"),
        (["done", "done"], "done"),
        (["done", "partly"], "partly"),
        (["moved", "planned"], "planned"),
        (["dropped", "planned"], "planned"),
        (["moved", "done"], "done"),
        (["dropped", "done"], "done"),
        (["dropped", "partly"], "partly"),
        (["moved", "under_way"], "under_way"),
        (["moved", "dropped"], "moved"),
        (["dropped", "dropped"], "dropped"),
    ],
)
def test_the_state_of_an_action_follows_from_its_lines(lines: list[str], state: str) -> None:
    assert lifecycle.derive_state(lines) == state


LINES = st.lists(st.sampled_from(YearState.values), max_size=8)


@given(LINES, st.randoms())
def test_the_order_of_the_lines_says_nothing(lines: list[str], random: object) -> None:
    shuffled = sorted(lines, key=lambda _: random.random())  # type: ignore[attr-defined]
    assert lifecycle.derive_state(shuffled) == lifecycle.derive_state(lines)


@given(LINES)
def test_the_same_line_twice_says_nothing_new(lines: list[str]) -> None:
    assert lifecycle.derive_state([*lines, *lines]) == lifecycle.derive_state(lines)


@given(LINES)
def test_an_action_is_finished_only_when_every_counting_line_is(lines: list[str]) -> None:
    if lifecycle.derive_state(lines) in {"done", "partly"}:
        counting = set(lines) & {"planned", "under_way", "done", "partly"}
        assert counting <= {"done", "partly"}


@given(LINES)
def test_moved_and_dropped_lines_are_silent_beside_others(lines: list[str]) -> None:
    speaking = [state for state in lines if state not in {"moved", "dropped"}]
    if speaking:
        assert lifecycle.derive_state(lines) == lifecycle.derive_state(speaking)


@given(LINES)
def test_a_dropped_action_has_nothing_but_dropped_lines(lines: list[str]) -> None:
    assert (lifecycle.derive_state(lines) == "dropped") == (bool(lines) and set(lines) == {"dropped"})
