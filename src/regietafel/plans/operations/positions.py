"""Where an action stands: under which goal, and in which place there."""

from __future__ import annotations

from typing import Any, Literal

from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, operation
from regietafel.journal.operations import record
from regietafel.plans.models import Action, Goal
from regietafel.plans.operations.openness import insist_is_there, lock_open_plan


def in_order(goal: Goal) -> list[Action]:
    """The actions of a goal as they stand, without those in the bin."""
    return list(Action.objects.filter(goal=goal, removed_at__isnull=True).order_by("order", "pk"))


def last_place(goal: Goal) -> int:
    """The order of an action that comes after all others, those in the bin included."""
    last = Action.objects.filter(goal=goal).order_by("-order").values_list("order", flat=True).first()
    return 1 if last is None else last + 1


def removed_above(goal: Goal) -> Goal | None:
    """The goal, or the one above it, that lies in the bin and takes all below it along."""
    above: Goal | None = goal
    while above is not None and not above.is_removed:
        above = above.parent
    return above


def insist_on_goal(plan_pk: int, goal: Goal) -> None:
    """Refuse a goal of another plan, and one that is in the bin."""
    if goal.plan_id != plan_pk:
        raise Refusal(_("This goal belongs to another plan. Choose one of this plan."), field="goal")
    if removed_above(goal):
        raise Refusal(_("This goal was removed. Choose another one, or restore it first."), field="goal")


def put(action: Action, rest: list[Action], place: int) -> None:
    """Write the order of a goal anew with the action in its place; only rows that change are written."""
    for order, one in enumerate([*rest[:place], action, *rest[place:]], start=1):
        if one.order != order:
            Action.objects.filter(pk=one.pk).update(order=order)
            one.order = order


@operation
def move_action(*, actor: Any, action: Action, goal: Goal, before: Action | None = None) -> Action:
    """Put the action under a goal, before another action there, or last.

    Changes the order of the goal's actions; under another goal the action may count for other priorities. The
    number stays: it is part of the text of the plan.
    """
    lock_open_plan(action.plan_id)
    fresh, goal = locked(action), locked(goal)
    insist_on_goal(fresh.plan_id, goal)
    insist_is_there(fresh)
    rest = [one for one in in_order(goal) if one.pk != fresh.pk]
    place = len(rest)
    if before is not None and before.pk != fresh.pk:
        found = [index for index, one in enumerate(rest) if one.pk == before.pk]
        if not found:
            raise Refusal(_("The place moved meanwhile: look at the plan again and choose a new one."))
        place = found[0]
    was = {"goal": fresh.goal, "order": place_of(fresh)}
    if fresh.goal_id != goal.pk:
        fresh.goal = goal
        fresh.save_next("goal")
    put(fresh, rest, place)
    now = {"goal": goal, "order": place + 1}
    if now != was:
        record(actor=actor, verb="moved", on=fresh, region=fresh.plan.region, before=was, after=now)
    return fresh


def place_of(action: Action) -> int:
    """In which place the action stands under its goal, counted from one."""
    return [one.pk for one in in_order(action.goal)].index(action.pk) + 1


@operation
def step_action(*, actor: Any, action: Action, direction: Literal["up", "down"]) -> Action:
    """Move the action one place up or down under its goal; at the end of the list nothing happens."""
    lock_open_plan(action.plan_id)
    fresh = locked(action)
    insist_is_there(fresh)
    rest = [one for one in in_order(fresh.goal) if one.pk != fresh.pk]
    was = place_of(fresh)
    place = was + (1 if direction == "down" else -1)
    if 1 <= place <= len(rest) + 1:
        put(fresh, rest, place - 1)
        record(
            actor=actor,
            verb="moved",
            on=fresh,
            region=fresh.plan.region,
            before={"order": was},
            after={"order": place},
        )
    return fresh
