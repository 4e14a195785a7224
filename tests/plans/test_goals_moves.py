"""Goals move: up, down, under another goal; whatever happens, a tree of at most four levels in one order remains."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regietafel.core.errors import Refusal
from regietafel.journal.models import Entry
from regietafel.people.models import User
from regietafel.plans.models import Action, Framework, Goal, Plan
from regietafel.plans.operations.goals import add_goal, remove_goal, restore_goal
from regietafel.plans.operations.moves import Direction, move_goal, step_goal
from regietafel.plans.queries.outline import Outline
from tests.plans import make


@pytest.fixture
def tops(plan: Plan) -> list[Goal]:
    """Four goals on top."""
    return [make.make_goal(plan, str(number)) for number in range(1, 5)]


def shape(plan: Plan) -> list[tuple[str, int]]:
    """The plan as numbers with levels, in order."""
    return [(goal.number, goal.depth) for goal in Outline(plan.pk)]


@pytest.mark.parametrize(
    ("number", "direction", "expected"),
    [
        ("1", "up", "1234"),
        ("1", "down", "2134"),
        ("2", "up", "2134"),
        ("3", "down", "1243"),
        ("4", "up", "1243"),
        ("4", "down", "1234"),
    ],
)
def test_one_step(
    director: User, plan: Plan, tops: list[Goal], number: str, direction: Direction, expected: str
) -> None:
    step_goal(actor=director, goal=tops[int(number) - 1], direction=direction)
    assert "".join(found for found, _ in shape(plan)) == expected


@pytest.mark.parametrize(
    ("number", "before", "expected"),
    [
        ("1", "3", "2134"),
        ("1", None, "2341"),
        ("4", "1", "4123"),
        ("2", "3", "1234"),
        ("3", "2", "1324"),
        ("1", "1", None),
    ],
)
def test_to_a_place(
    director: User, plan: Plan, tops: list[Goal], number: str, before: str | None, expected: str | None
) -> None:
    def move() -> None:
        move_goal(
            actor=director, goal=tops[int(number) - 1], parent=None, before=tops[int(before) - 1] if before else None
        )

    if expected is None:
        with pytest.raises(Refusal):
            move()
    else:
        move()
        assert "".join(found for found, _ in shape(plan)) == expected


def test_a_goal_takes_its_levels_along(director: User, plan: Plan, goals: dict[str, Goal]) -> None:
    move_goal(actor=director, goal=goals["1"], parent=goals["2"], before=goals["2.1"])
    assert shape(plan)[:4] == [("2", 1), ("1", 2), ("1.1", 3), ("2.1", 2)]
    move_goal(actor=director, goal=goals["1.1"], parent=None, before=goals["4"])
    assert ("1.1", 1) in shape(plan)


def test_a_move_is_journalled_once_and_an_idle_one_not(director: User, goals: dict[str, Goal]) -> None:
    move_goal(actor=director, goal=goals["1.1"], parent=goals["2"])
    entry = Entry.objects.get(kind="plans.goal", verb="moved")
    assert (entry.before["parent"], entry.after["parent"]) == ("1 Doel 1", "2 Doel 2")
    move_goal(actor=director, goal=goals["1.1"], parent=goals["2"])
    step_goal(actor=director, goal=goals["1.1"], direction="down")
    assert Entry.objects.filter(verb="moved").count() == 1


def test_a_move_does_not_make_an_edit_stale(director: User, goals: dict[str, Goal]) -> None:
    assert move_goal(actor=director, goal=goals["1.1"], parent=goals["2"]).version == goals["1.1"].version


@pytest.mark.parametrize("under", ["1", "1.1"])
def test_a_goal_cannot_stand_under_itself(director: User, plan: Plan, goals: dict[str, Goal], under: str) -> None:
    before = shape(plan)
    with pytest.raises(Refusal) as refusal:
        move_goal(actor=director, goal=goals["1"], parent=goals[under])
    assert refusal.value.field == "parent"
    assert shape(plan) == before


def test_what_does_not_fit_in_four_levels_is_refused(director: User, plan: Plan, goals: dict[str, Goal]) -> None:
    make.make_goal(plan, "1.1.1", parent=goals["1.1"])
    before = shape(plan)
    with pytest.raises(Refusal) as refusal:
        move_goal(actor=director, goal=goals["1"], parent=goals["2.1"])
    assert refusal.value.field == "parent"
    assert shape(plan) == before
    move_goal(actor=director, goal=goals["1"], parent=goals["2"])
    assert max(depth for _, depth in shape(plan)) == 4


def test_goals_of_other_plans_stay_out(
    director: User, plan: Plan, framework: Framework, goals: dict[str, Goal], other_action: Action
) -> None:
    """Neither another region's goal nor one of another plan of the same region can be parent or place."""
    sister = make.make_goal(make.make_plan(plan.region, framework, "2020-2025"), "9")
    for strange in (other_action.goal, sister):
        with pytest.raises(Refusal):
            move_goal(actor=director, goal=goals["1.1"], parent=strange)
        with pytest.raises(Refusal):
            move_goal(actor=director, goal=goals["1"], parent=None, before=strange)


# --- any sequence of moves -------------------------------------------------------------------

STEPS = st.one_of(
    st.tuples(st.just("move"), st.integers(0, 9), st.integers(-1, 9), st.integers(-1, 9)),
    st.tuples(st.just("step"), st.integers(0, 9), st.sampled_from(["up", "down"]), st.just(0)),
    st.tuples(st.just("remove"), st.integers(0, 9), st.just(0), st.just(0)),
    st.tuples(st.just("restore"), st.integers(0, 9), st.just(0), st.just(0)),
)


def act(actor: User, goals: list[Goal], step: tuple[str, int, int | str, int], moment: int) -> None:
    """One deed on the goals as they stand now; a refusal is an answer too."""
    kind, which, where, before = step
    goal = Goal.objects.get(pk=goals[which].pk)
    try:
        if kind == "move":
            parent = None if where == -1 else Goal.objects.get(pk=goals[int(where)].pk)
            place = None if before == -1 else Goal.objects.get(pk=goals[before].pk)
            move_goal(actor=actor, goal=goal, parent=parent, before=place)
        elif kind == "step":
            step_goal(actor=actor, goal=goal, direction="up" if where == "up" else "down")
        elif kind == "remove":
            remove_goal(actor=actor, goal=goal, now=dt.datetime(2024, 1, 1, 9, moment, tzinfo=dt.UTC))
        else:
            restore_goal(actor=actor, goal=goal)
    except Refusal:
        pass


def check(plan: Plan) -> None:
    """What always holds: one tree, each goal one level below its parent, nothing deeper than four, nobody lost."""
    standing = {goal.pk: goal for goal in Goal.objects.filter(plan=plan, removed_at=None)}
    walked = list(Outline(plan.pk))
    assert len(walked) == len(standing), "a goal cannot be reached from the top"
    for goal in walked:
        above = standing.get(goal.parent_id or 0)
        assert goal.depth == (above.depth + 1 if above else 1) <= 4
        assert goal.parent_id is None or above is not None, "a goal stands under one that was removed"
    places = [(goal.parent_id, goal.order, goal.pk) for goal in walked]
    assert len(set(places)) == len(places)


@given(steps=st.lists(STEPS, min_size=1, max_size=12))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_sequence_of_moves_leaves_a_tree(
    director: User, plan: Plan, steps: list[tuple[str, int, int | str, int]]
) -> None:
    with transaction.atomic():
        goals: list[Goal] = []
        for number in range(10):
            parent = goals[number // 2 - 1] if number >= 2 else None
            goals.append(add_goal(actor=director, plan=plan, parent=parent, title=f"Doel {number}"))
        for moment, step in enumerate(steps):
            act(director, goals, step, moment)
            check(plan)
        transaction.set_rollback(True)


@given(steps=st.lists(STEPS, max_size=6), which=st.integers(0, 9))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_undo_of_any_removal_restores_what_was_there(
    director: User, plan: Plan, steps: list[tuple[str, int, int | str, int]], which: int
) -> None:
    with transaction.atomic():
        goals: list[Goal] = []
        for number in range(10):
            parent = goals[number // 2 - 1] if number >= 2 else None
            goals.append(add_goal(actor=director, plan=plan, parent=parent, title=f"Doel {number}"))
            make.make_action(goals[-1], f"Actie {number}")
        for moment, step in enumerate(steps):
            act(director, goals, step, moment)
        rows = Goal.objects.filter(plan=plan).order_by("pk")
        actions = Action.objects.filter(plan=plan).order_by("pk")
        before = list(rows.values()), list(actions.values())
        goal = rows.get(pk=goals[which].pk)
        if not goal.is_removed:
            remove_goal(actor=director, goal=goal, now=dt.datetime(2024, 1, 2, 9, tzinfo=dt.UTC))
            restore_goal(actor=director, goal=goal)
        assert (list(rows.values()), list(actions.values())) == before
        transaction.set_rollback(True)
