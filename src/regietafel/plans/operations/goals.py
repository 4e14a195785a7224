"""Goals: added, changed, taken away with all that stands under them, and put back as they were."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, locked_at, operation
from regietafel.journal.bin import empty_bin
from regietafel.journal.operations import record
from regietafel.people.models import User
from regietafel.plans.models import Action, Goal, Plan, Priority
from regietafel.plans.models.plan import DEEPEST_LEVEL
from regietafel.plans.operations.openness import insist_leaves_closed_years, lock_open_plan
from regietafel.plans.operations.positions import removed_above
from regietafel.plans.queries.outline import Outline, actions_under

FIELDS = ("number", "title", "description")


def insist_on_title(title: str) -> str:
    """The title without blanks around it; refused when nothing is left."""
    if not title.strip():
        raise Refusal(_("Give the goal a title."), field="title")
    return title.strip()


def insist_on_priorities(plan: Plan, priorities: Collection[Priority]) -> None:
    """Refuse priorities of another framework than the plan's."""
    if any(priority.framework_id != plan.framework_id for priority in priorities):
        raise Refusal(_("This priority does not stand in the framework of the plan."), field="priorities")


def insist_on_parent(plan: Plan, parent: Goal | None, *, levels: int) -> None:
    """Refuse a parent of another plan, one in the bin, and one so deep that ``levels`` levels do not fit under it."""
    if parent is None:
        return
    if parent.plan_id != plan.pk:
        raise Refusal(_("This goal belongs to another plan. Choose one of this plan."), field="parent")
    if removed_above(parent):
        raise Refusal(_("This goal was removed. Choose another one, or restore it first."), field="parent")
    if parent.depth + levels > DEEPEST_LEVEL:
        raise Refusal(
            _("That would be too deep: a plan has at most four levels above its actions. Choose a goal higher up."),
            field="parent",
        )


def told(goal: Goal) -> dict[str, Any]:
    """The goal as the journal tells it."""
    priorities = [priority.code for priority in goal.priorities.order_by("order")]
    return {**{name: getattr(goal, name) for name in FIELDS}, "priorities": priorities}


@operation
def add_goal(
    *,
    actor: User,
    plan: Plan,
    parent: Goal | None,
    title: str,
    number: str = "",
    description: str = "",
    priorities: Collection[Priority] = (),
) -> Goal:
    """Add a goal, last under its parent or on top of the plan."""
    plan = lock_open_plan(plan.pk)
    parent = locked(parent) if parent else None
    insist_on_parent(plan, parent, levels=1)
    insist_on_priorities(plan, priorities)
    last = Goal.objects.filter(plan=plan, parent=parent).order_by("-order").values_list("order", flat=True).first()
    goal = Goal.objects.create(
        plan=plan,
        parent=parent,
        depth=parent.depth + 1 if parent else 1,
        order=(last or 0) + 1,
        number=number,
        title=insist_on_title(title),
        description=description,
    )
    goal.priorities.set(priorities)
    record(actor=actor, verb="created", on=goal, region=plan.region, after=told(goal))
    return goal


@operation
def edit_goal(
    *,
    actor: User,
    goal: Goal,
    version: int | None,
    title: str,
    number: str,
    description: str,
    priorities: Collection[Priority],
) -> Goal:
    """Change what a goal says and which priorities it counts for; its place is changed by moving it."""
    plan = lock_open_plan(goal.plan_id)
    fresh = locked_at(goal, version)
    if removed_above(fresh):
        raise Refusal(_("This goal was removed meanwhile. Restore it first; what you typed is still here."))
    insist_on_priorities(plan, priorities)
    before = told(fresh)
    fresh.title, fresh.number, fresh.description = insist_on_title(title), number, description
    fresh.priorities.set(priorities)
    after = told(fresh)
    if after != before:
        fresh.save_next(*FIELDS)
        record(actor=actor, verb="changed", on=fresh, region=plan.region, before=before, after=after)
    return fresh


@dataclass(frozen=True)
class Removal:
    """A goal that went to the bin, with how many goals and actions went along."""

    goal: Goal
    goals: int
    actions: int


@operation
def remove_goal(*, actor: User, goal: Goal, now: dt.datetime) -> Removal:
    """Put a goal in the bin with all that stands under it. Twice is once.

    Everything that goes along bears the same moment, and that is how it is found again; what lay in the bin
    already keeps its own moment and stays there when the goal comes back.
    """
    plan = lock_open_plan(goal.plan_id)
    fresh = locked(goal)
    if removed_above(fresh):
        return Removal(fresh, 0, 0)
    branch = list(Outline(plan.pk).branch(fresh.pk))
    stamp = {"removed_at": now, "removed_by": actor}
    below = actions_under(branch)
    insist_leaves_closed_years(plan, [*below.values_list("pk", flat=True)])
    actions = below.update(**stamp)
    Goal.objects.filter(pk__in=[one.pk for one in branch]).update(**stamp)
    fresh.removed_at, fresh.removed_by = now, actor
    removal = Removal(fresh, len(branch) - 1, actions)
    record(
        actor=actor,
        verb="removed",
        on=fresh,
        region=plan.region,
        before={"goals": removal.goals, "actions": removal.actions},
    )
    return removal


@operation
def restore_goal(*, actor: User, goal: Goal) -> Goal:
    """Take a goal out of the bin with exactly what went into it along with the goal. Twice is once."""
    plan = lock_open_plan(goal.plan_id)
    fresh = locked(goal)
    if not fresh.is_removed:
        return fresh
    above = removed_above(fresh.parent) if fresh.parent else None
    if above:
        raise Refusal(_("The goal “%(goal)s” was removed too. Restore that one first.") % {"goal": above})
    levels = removed_branch(fresh)
    depth = fresh.parent.depth + 1 if fresh.parent else 1
    if depth + len(levels) - 1 > DEEPEST_LEVEL:
        raise Refusal(_("It no longer fits: the goal above it moved down. Move that one up first."))
    branch = [pk for level in levels for pk in level]
    there = {"removed_at": None, "removed_by": None}
    below = Action.objects.filter(goal__in=branch, removed_at=fresh.removed_at)
    insist_leaves_closed_years(plan, [*below.values_list("pk", flat=True)])
    actions = below.update(**there)
    for level in levels:
        Goal.objects.filter(pk__in=level).update(**there, depth=depth)
        depth += 1
    record(
        actor=actor,
        verb="restored",
        on=fresh,
        region=plan.region,
        after={"goals": len(branch) - 1, "actions": actions},
    )
    return Goal.objects.get(pk=fresh.pk)


def removed_branch(goal: Goal) -> list[list[int]]:
    """The goal and those under it that went into the bin at the same moment, level by level."""
    levels = [[goal.pk]]
    while below := list(
        Goal.objects.filter(parent__in=levels[-1], removed_at=goal.removed_at).values_list("pk", flat=True)
    ):
        levels.append(below)
    return levels


@operation
def purge_goals(*, actor: None, before: dt.datetime) -> int:
    """Delete for good what was put in the bin before a moment; all that stands under a goal goes along with it."""
    gone = list(Goal.objects.filter(removed_at__lt=before).exclude(parent__removed_at__lt=before))
    return empty_bin(((goal, goal.plan.region) for goal in gone), actor=actor)
