"""An action takes its place: one step, before another, under another goal; the order never has holes or doubles."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regietafel.core.errors import Refusal
from regietafel.journal.models import Entry
from regietafel.people.models import User
from regietafel.plans.models import Action, Goal
from regietafel.plans.operations.actions import remove_action
from regietafel.plans.operations.positions import in_order, move_action, step_action
from tests.plans import make

NOW = dt.datetime(2024, 5, 1, 9, 30, tzinfo=dt.UTC)


@pytest.fixture
def row(goal: Goal) -> list[Action]:
    """Four actions under one goal; all with the same order, as an import may leave them."""
    for letter in "abcd":
        make.make_action(goal, letter)
    Action.objects.filter(goal=goal).update(order=0)
    return in_order(goal)


def letters(goal: Goal) -> str:
    """The actions of a goal, in order."""
    return "".join(action.title for action in in_order(goal))


@pytest.mark.parametrize(
    ("letter", "direction", "expected"),
    [("a", "up", "abcd"), ("a", "down", "bacd"), ("b", "up", "bacd"), ("c", "down", "abdc"), ("d", "down", "abcd")],
)
def test_one_step(
    director: User, goal: Goal, row: list[Action], letter: str, direction: Literal["up", "down"], expected: str
) -> None:
    step_action(actor=director, action=row["abcd".index(letter)], direction=direction)
    assert letters(goal) == expected
    assert Entry.objects.filter(verb="moved").count() == (letters(goal) != "abcd")


@pytest.mark.parametrize(
    ("letter", "before", "expected"),
    [("a", "c", "bacd"), ("a", None, "bcda"), ("d", "a", "dabc"), ("b", "b", "acdb"), ("c", "d", "abcd")],
)
def test_to_a_place(
    director: User, goal: Goal, row: list[Action], letter: str, before: str | None, expected: str
) -> None:
    target = row["abcd".index(before)] if before else None
    move_action(actor=director, action=row["abcd".index(letter)], goal=goal, before=target)
    assert letters(goal) == expected


def test_to_another_goal_and_told(director: User, goals: dict[str, Goal], row: list[Action]) -> None:
    there = make.make_action(goals["3.1"], "x")
    moved = move_action(actor=director, action=row[1], goal=goals["3.1"], before=there)
    assert (letters(goals["1.1"]), letters(goals["3.1"])) == ("acd", "bx")
    assert moved.version == 2
    entry = Entry.objects.get(verb="moved")
    assert (entry.before["goal"], entry.after["goal"]) == ("1.1 Doel 1.1", "3.1 Doel 3.1")


def test_a_place_that_is_gone_is_refused(director: User, goals: dict[str, Goal], row: list[Action]) -> None:
    with pytest.raises(Refusal):
        move_action(actor=director, action=row[0], goal=goals["3.1"], before=row[1])
    assert letters(goals["1.1"]) == "abcd"


def test_another_plan_is_refused(director: User, row: list[Action], other_action: Action) -> None:
    with pytest.raises(Refusal) as refusal:
        move_action(actor=director, action=row[0], goal=other_action.goal)
    assert refusal.value.field == "goal"


def test_what_lies_in_the_bin_does_not_move_and_is_stepped_over(director: User, goal: Goal, row: list[Action]) -> None:
    remove_action(actor=director, action=row[1], now=NOW)
    with pytest.raises(Refusal):
        step_action(actor=director, action=row[1], direction="up")
    with pytest.raises(Refusal):
        move_action(actor=director, action=row[1], goal=goal)
    step_action(actor=director, action=row[2], direction="up")
    assert letters(goal) == "cad"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.integers(0, 3), st.sampled_from(["up", "down", 0, 1, 2, 3, None])), max_size=8))
def test_whatever_moves_nothing_is_lost(
    director: User, goal: Goal, row: list[Action], steps: list[tuple[int, str | int | None]]
) -> None:
    with transaction.atomic():
        for index, where in steps:
            if where in {"up", "down"}:
                step_action(actor=director, action=row[index], direction="up" if where == "up" else "down")
            else:
                before = row[where] if isinstance(where, int) else None
                move_action(actor=director, action=row[index], goal=goal, before=before)
            found = in_order(goal)
            assert sorted(action.title for action in found) == list("abcd")
        if steps and len({action.order for action in in_order(goal)}) > 1:
            assert sorted(action.order for action in in_order(goal)) == [1, 2, 3, 4]
        transaction.set_rollback(True)
