"""Goals are added, changed, removed with all below them, and put back exactly as they were."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from regietafel.core.errors import Collision, Refusal
from regietafel.journal.models import Entry
from regietafel.people.models import User
from regietafel.plans.models import Action, Goal, Plan, PlanStatus, Priority
from regietafel.plans.operations.goals import add_goal, edit_goal, purge_goals, remove_goal, restore_goal
from regietafel.plans.operations.moves import move_goal
from tests.plans import make

NOW = dt.datetime(2024, 5, 1, 9, 30, tzinfo=dt.UTC)


def in_plan(plan: Plan) -> dict[str, Any]:
    """Everything that stands in the plan, as it stands."""
    return {
        "goals": list(Goal.objects.filter(plan=plan, removed_at=None).order_by("pk").values()),
        "actions": list(Action.objects.filter(plan=plan, removed_at=None).order_by("pk").values()),
    }


def test_a_goal_is_added_last_under_its_parent(director: User, goals: dict[str, Goal], plan: Plan) -> None:
    goal = add_goal(actor=director, plan=plan, parent=goals["1"], title=" Tweede ", number="1.2")
    assert (goal.parent, goal.depth, goal.title) == (goals["1"], 2, "Tweede")
    assert [one.pk for one in goals["1"].children.order_by("order")] == [goals["1.1"].pk, goal.pk]
    top = add_goal(actor=director, plan=plan, parent=None, title="Bovenaan")
    assert (top.parent, top.depth) == (None, 1)
    assert Goal.objects.filter(plan=plan, parent=None).order_by("order").last() == top


def test_adding_is_journalled(director: User, plan: Plan, priorities: dict[str, Priority]) -> None:
    goal = add_goal(actor=director, plan=plan, parent=None, title="Doel", priorities=[priorities["WSE-LR2"]])
    entry = Entry.objects.get(kind="plans.goal", object_id=goal.pk)
    assert (entry.verb, entry.region, entry.after["priorities"]) == ("created", plan.region, ["WSE-LR2"])


def test_a_fifth_level_is_refused(director: User, plan: Plan) -> None:
    parent = None
    for level in range(1, 5):
        parent = add_goal(actor=director, plan=plan, parent=parent, title=f"Niveau {level}")
    with pytest.raises(Refusal) as refusal:
        add_goal(actor=director, plan=plan, parent=parent, title="Niveau 5")
    assert refusal.value.field == "parent"


def test_a_parent_of_another_plan_is_refused(director: User, plan: Plan, other_action: Action) -> None:
    with pytest.raises(Refusal) as refusal:
        add_goal(actor=director, plan=plan, parent=other_action.goal, title="Doel")
    assert refusal.value.field == "parent"


def test_a_parent_in_the_bin_is_refused(director: User, plan: Plan, goals: dict[str, Goal]) -> None:
    remove_goal(actor=director, goal=goals["1"], now=NOW)
    for gone in ("1", "1.1"):
        with pytest.raises(Refusal):
            add_goal(actor=director, plan=plan, parent=goals[gone], title="Doel")


def test_a_priority_of_another_framework_is_refused(director: User, plan: Plan, goal: Goal) -> None:
    strange = make.make_framework("later", ["X1"], (2026, 2028)).priorities.get()
    with pytest.raises(Refusal) as refusal:
        add_goal(actor=director, plan=plan, parent=None, title="Doel", priorities=[strange])
    assert refusal.value.field == "priorities"
    with pytest.raises(Refusal):
        edit(director, goal, priorities=[strange])


def edit(actor: User, goal: Goal, version: int | None = 1, **values: Any) -> Goal:
    """Edit with the other values as they are."""
    kept = {
        "title": goal.title,
        "number": goal.number,
        "description": goal.description,
        "priorities": list(goal.priorities.all()),
    }
    return edit_goal(actor=actor, goal=goal, version=version, **kept | values)


def test_a_change_raises_the_version_and_tells_what_changed(
    director: User, goal: Goal, priorities: dict[str, Priority]
) -> None:
    saved = edit(director, goal, title="Anders", priorities=[priorities["WSE-LR3"]])
    assert saved.version == 2
    entry = Entry.objects.get(kind="plans.goal", object_id=goal.pk)
    assert entry.before == {"title": "Doel 1.1", "priorities": []}
    assert entry.after == {"title": "Anders", "priorities": ["WSE-LR3"]}


def test_a_change_that_changes_nothing_leaves_no_trace(director: User, goal: Goal) -> None:
    assert edit(director, goal).version == 1
    assert not Entry.objects.filter(kind="plans.goal").exists()


def test_a_stale_change_collides(director: User, goal: Goal) -> None:
    edit(director, goal, title="Eerste")
    with pytest.raises(Collision) as collision:
        edit(director, goal, title="Tweede")
    assert collision.value.current.title == "Eerste"


@pytest.mark.parametrize("title", ["", "   ", "\t\n"])
def test_a_goal_needs_a_title(director: User, plan: Plan, goal: Goal, title: str) -> None:
    with pytest.raises(Refusal):
        add_goal(actor=director, plan=plan, parent=None, title=title)
    with pytest.raises(Refusal):
        edit(director, goal, title=title)


def test_nothing_changes_in_a_closed_plan(director: User, plan: Plan, goal: Goal) -> None:
    Plan.objects.filter(pk=plan.pk).update(status=PlanStatus.CLOSED)
    deeds: list[Callable[[], object]] = [
        lambda: add_goal(actor=director, plan=plan, parent=None, title="Doel"),
        lambda: edit(director, goal, title="Anders"),
        lambda: remove_goal(actor=director, goal=goal, now=NOW),
        lambda: restore_goal(actor=director, goal=goal),
        lambda: move_goal(actor=director, goal=goal, parent=None),
    ]
    for deed in deeds:
        with pytest.raises(Refusal):
            deed()


def test_a_goal_that_was_removed_cannot_be_changed(director: User, goals: dict[str, Goal]) -> None:
    remove_goal(actor=director, goal=goals["1"], now=NOW)
    for gone in ("1", "1.1"):
        with pytest.raises(Refusal):
            edit(director, goals[gone], title="Anders")
        with pytest.raises(Refusal):
            move_goal(actor=director, goal=goals[gone], parent=goals["2"])


# --- the bin -----------------------------------------------------------------------------


def test_a_goal_takes_along_what_stands_under_it(director: User, goals: dict[str, Goal], action: Action) -> None:
    removal = remove_goal(actor=director, goal=goals["1"], now=NOW)
    assert (removal.goals, removal.actions) == (1, 1)
    for row in (goals["1"], goals["1.1"], action):
        row.refresh_from_db()
        assert (row.removed_at, row.removed_by) == (NOW, director)
    assert Goal.objects.filter(removed_at=None).count() == 6


def test_undo_puts_back_exactly_what_was_there(
    director: User, colleague: User, plan: Plan, goals: dict[str, Goal], action: Action, led_action: Action
) -> None:
    """What lay in the bin before stays there, with its own moment and the person who put it there."""
    earlier = make.make_action(goals["1.1"], "Al weg")
    Action.objects.filter(pk=earlier.pk).update(removed_at=NOW - dt.timedelta(days=1), removed_by=colleague)
    below = make.make_goal(plan, "1.2", parent=goals["1"])
    remove_goal(actor=colleague, goal=below, now=NOW - dt.timedelta(hours=1))
    before = in_plan(plan)
    remove_goal(actor=director, goal=goals["1"], now=NOW)
    assert in_plan(plan) != before
    restore_goal(actor=director, goal=goals["1"])
    assert in_plan(plan) == before
    earlier.refresh_from_db()
    below.refresh_from_db()
    assert (earlier.removed_by, below.removed_at) == (colleague, NOW - dt.timedelta(hours=1))


def test_removing_twice_is_once(director: User, colleague: User, goals: dict[str, Goal]) -> None:
    remove_goal(actor=director, goal=goals["1"], now=NOW)
    again = remove_goal(actor=colleague, goal=goals["1"], now=NOW + dt.timedelta(minutes=1))
    below = remove_goal(actor=colleague, goal=goals["1.1"], now=NOW + dt.timedelta(minutes=1))
    assert (again.goals, below.goals) == (0, 0)
    goals["1.1"].refresh_from_db()
    assert goals["1.1"].removed_at == NOW
    restore_goal(actor=director, goal=goals["1"])
    restore_goal(actor=director, goal=goals["1"])
    assert Entry.objects.filter(verb="removed").count() == Entry.objects.filter(verb="restored").count() == 1


def test_a_goal_comes_back_only_under_a_goal_that_is_there(director: User, goals: dict[str, Goal]) -> None:
    remove_goal(actor=director, goal=goals["1.1"], now=NOW)
    remove_goal(actor=director, goal=goals["1"], now=NOW + dt.timedelta(minutes=1))
    with pytest.raises(Refusal) as refusal:
        restore_goal(actor=director, goal=goals["1.1"])
    assert "1 Doel 1" in refusal.value.message


def test_a_goal_comes_back_at_the_level_at_which_its_parent_stands_now(
    director: User, plan: Plan, goals: dict[str, Goal]
) -> None:
    deeper = make.make_goal(plan, "1.1.1", parent=goals["1.1"])
    remove_goal(actor=director, goal=goals["1.1"], now=NOW)
    move_goal(actor=director, goal=goals["1"], parent=goals["2"])
    restore_goal(actor=director, goal=goals["1.1"])
    deeper.refresh_from_db()
    assert (Goal.objects.get(pk=goals["1.1"].pk).depth, deeper.depth) == (3, 4)


def test_a_goal_that_no_longer_fits_is_not_put_back(director: User, plan: Plan, goals: dict[str, Goal]) -> None:
    make.make_goal(plan, "1.1.1", parent=goals["1.1"])
    remove_goal(actor=director, goal=goals["1.1"], now=NOW)
    move_goal(actor=director, goal=goals["1"], parent=goals["2.1"])
    with pytest.raises(Refusal):
        restore_goal(actor=director, goal=goals["1.1"])


def test_the_clock_empties_the_bin(director: User, goals: dict[str, Goal], action: Action) -> None:
    now = timezone.now()
    remove_goal(actor=director, goal=goals["1"], now=now - dt.timedelta(days=91))
    remove_goal(actor=director, goal=goals["2"], now=now - dt.timedelta(days=89))
    assert purge_goals(actor=None, before=now - dt.timedelta(days=90)) == 1
    assert set(Goal.objects.values_list("number", flat=True)) == {"2", "2.1", "3", "3.1", "4", "4.1"}
    assert not Action.objects.filter(pk=action.pk).exists()
    assert purge_goals(actor=None, before=now - dt.timedelta(days=90)) == 0
