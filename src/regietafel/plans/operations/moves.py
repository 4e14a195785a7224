"""Where a goal stands: under which other goal, and in which place there.

Each move locks the plan and writes the order of the siblings anew, so two people who move at once get one after the
other, and neither leaves a gap or a double place. The number of a goal is part of its text and stays.
"""

from __future__ import annotations

from typing import Literal

from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, operation
from regietafel.journal.operations import record
from regietafel.people.models import User
from regietafel.plans.models import Goal
from regietafel.plans.operations.goals import insist_on_parent
from regietafel.plans.operations.openness import lock_open_plan
from regietafel.plans.operations.positions import removed_above
from regietafel.plans.queries.outline import Outline

Direction = Literal["up", "down"]


def insist_is_in_plan(goal: Goal) -> None:
    """Refuse to move what lies in the bin."""
    if removed_above(goal):
        raise Refusal(_("This goal was removed. Restore it first."))


def put(goal: Goal, rest: list[Goal], place: int) -> None:
    """Write the order of the siblings with the goal in its place; only rows that change are written."""
    for order, one in enumerate([*rest[:place], goal, *rest[place:]], start=1):
        if one.order != order:
            Goal.objects.filter(pk=one.pk).update(order=order)
            one.order = order


@operation
def move_goal(*, actor: User, goal: Goal, parent: Goal | None, before: Goal | None = None) -> Goal:
    """Put a goal with all that stands under it below another goal or on top of the plan, before a sibling or last.

    Its actions may count for other priorities afterwards. Refused when it would stand under itself or too deep.
    """
    plan = lock_open_plan(goal.plan_id)
    fresh, parent = locked(goal), locked(parent) if parent else None
    insist_is_in_plan(fresh)
    outline = Outline(plan.pk)
    insist_on_parent(plan, parent, levels=outline.height(fresh.pk))
    branch = list(outline.branch(fresh.pk))
    if parent is not None and parent.pk in {one.pk for one in branch}:
        raise Refusal(_("A goal cannot stand under itself. Choose another goal."), field="parent")
    siblings = outline.siblings(fresh.parent)
    was = {"parent": fresh.parent, "order": place_in(siblings, fresh)}
    rest = outline.siblings(parent, without=fresh)
    place = len(rest) if before is None else place_in(rest, before) - 1
    shift_branch(branch, by=(parent.depth + 1 if parent else 1) - fresh.depth)
    if fresh.parent_id != (parent.pk if parent else None):
        fresh.parent = parent
        Goal.objects.filter(pk=fresh.pk).update(parent=parent)
    put(fresh, rest, place)
    now = {"parent": parent, "order": place + 1}
    if now != was:
        record(actor=actor, verb="moved", on=fresh, region=plan.region, before=was, after=now)
    return Goal.objects.get(pk=fresh.pk)


def place_in(siblings: list[Goal], goal: Goal) -> int:
    """In which place a goal stands among its siblings, counted from one."""
    keys = [one.pk for one in siblings]
    if goal.pk not in keys:
        raise Refusal(_("The place moved meanwhile: look at the plan again and choose a new one."))
    return keys.index(goal.pk) + 1


def shift_branch(branch: list[Goal], *, by: int) -> None:
    """Carry the level of a goal and of all under it along with a move."""
    if by:
        for one in branch:
            Goal.objects.filter(pk=one.pk).update(depth=one.depth + by)


@operation
def step_goal(*, actor: User, goal: Goal, direction: Direction) -> Goal:
    """Move a goal one place up or down among its siblings; at the end of the list nothing happens."""
    plan = lock_open_plan(goal.plan_id)
    fresh = locked(goal)
    insist_is_in_plan(fresh)
    siblings = Outline(plan.pk).siblings(fresh.parent)
    was = place_in(siblings, fresh)
    place = was + (1 if direction == "down" else -1)
    if 1 <= place <= len(siblings):
        put(fresh, [one for one in siblings if one.pk != fresh.pk], place - 1)
        record(actor=actor, verb="moved", on=fresh, region=plan.region, before={"order": was}, after={"order": place})
    return fresh
