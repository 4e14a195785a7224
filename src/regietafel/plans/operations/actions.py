"""An action begins, changes, goes to the bin and comes back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from regietafel.core.dates import PreciseDate, Precision
from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, locked_at, operation
from regietafel.journal.bin import empty_bin, put_in_bin, take_out_of_bin
from regietafel.journal.operations import record
from regietafel.plans.models import Action, ActionParty, Goal, PartyRole, Plan, Priority, Tag
from regietafel.plans.operations.norms import NormWords, norm_of, write_norm
from regietafel.plans.operations.openness import insist_is_there, insist_leaves_closed_years, lock_open_plan
from regietafel.plans.operations.parties import Named, column_of, parties_told
from regietafel.plans.operations.positions import insist_on_goal, last_place, removed_above
from regietafel.plans.operations.tags import NewTag, find_or_add_tags, insist_on_tags
from regietafel.plans.operations.years import first_lines


@dataclass(frozen=True)
class ActionData:
    """What a person says about an action on its own page; parties, years, phases and links have theirs."""

    goal: Goal
    title: str
    number: str = ""
    description: str = ""
    timing: str = ""
    starts: PreciseDate | None = None
    ends: PreciseDate | None = None
    norm: NormWords | None = None
    priorities: Collection[Priority] = ()
    tags: Collection[Tag] = ()
    new_tags: Collection[NewTag] = ()

    def columns(self) -> dict[str, Any]:
        """The plain columns of the row."""
        return {
            "goal": self.goal,
            "number": self.number,
            "title": self.title,
            "description": self.description,
            "timing": self.timing,
            "starts_on": self.starts.first if self.starts else None,
            "starts_precision": self.starts.precision if self.starts else Precision.YEAR,
            "ends_on": self.ends.last if self.ends else None,
            "ends_precision": self.ends.precision if self.ends else Precision.YEAR,
        }


def insist_on_order(starts: PreciseDate | None, ends: PreciseDate | None) -> None:
    """Refuse an end that lies wholly before the start."""
    if starts and ends and ends.last < starts.first:
        raise Refusal(_("The end stands before the start."), field="ends")


def insist_on_data(plan: Plan, data: ActionData) -> None:
    """Refuse what does not belong to this plan, or cannot be."""
    if not data.title:
        raise Refusal(_("Give the action a title."), field="title")
    insist_on_goal(plan.pk, data.goal)
    insist_on_order(data.starts, data.ends)
    insist_on_tags(plan.region, data.tags)
    if any(priority.framework_id != plan.framework_id for priority in data.priorities):
        raise Refusal(_("This priority does not stand in the framework of the plan."), field="priorities")


@operation
def add_action(*, actor: Any, data: ActionData, lead: Named | None = None, years: Collection[int] = ()) -> Action:
    """Add an action, last under its goal, with a line for each year.

    Without years it counts in each year of the plan, assumed until a person confirms.
    """
    plan = lock_open_plan(data.goal.plan_id)
    goal = locked(data.goal)
    insist_on_data(plan, data)
    insist_on_goal(plan.pk, goal)
    action = Action.objects.create(plan=plan, order=last_place(goal), **data.columns())
    write_norm(action, data.norm)
    action.priorities.set(data.priorities)
    action.tags.set([*data.tags, *find_or_add_tags(actor, plan.region, data.new_tags)])
    if lead is not None:
        ActionParty.objects.create(action=action, role=PartyRole.LEAD, **column_of(lead.find(actor, plan.region)))
    lines = first_lines(plan, action, years)
    record(
        actor=actor,
        verb="created",
        on=action,
        region=plan.region,
        after={**described(action), "parties": parties_told(action), "years": lines},
    )
    return action


def described(action: Action) -> dict[str, Any]:
    """The action as the journal tells it: dates as they are said, lists as words."""
    norm = norm_of(action)
    return {
        "goal": action.goal,
        "number": action.number,
        "title": action.title,
        "description": action.description,
        "timing": action.timing,
        "starts": str(action.starts or ""),
        "ends": str(action.ends or ""),
        "norm": f"{norm.text} ({norm.in_words})" if norm else "",
        "priorities": [priority.code for priority in action.priorities.all()],
        "tags": [str(tag) for tag in action.tags.all()],
    }


@operation
def edit_action(*, actor: Any, action: Action, data: ActionData, version: int | None) -> Action:
    """Write what a person says about the action; under another goal it goes last.

    A stale version raises :class:`Collision`. The words of the norm are read anew.
    """
    plan = lock_open_plan(action.plan_id)
    fresh = locked_at(action, version)
    insist_is_there(fresh)
    insist_on_data(plan, data)
    before = described(fresh)
    if fresh.goal_id != data.goal.pk:
        fresh.order = last_place(data.goal)
    for name, value in data.columns().items():
        setattr(fresh, name, value)
    write_norm(fresh, data.norm)
    fresh.priorities.set(data.priorities)
    fresh.tags.set([*data.tags, *find_or_add_tags(actor, plan.region, data.new_tags)])
    after = described(fresh)
    if after != before:
        fresh.save_next()
        record(actor=actor, verb="changed", on=fresh, region=plan.region, before=before, after=after)
    return fresh


@operation
def remove_action(*, actor: Any, action: Action, now: dt.datetime) -> Action:
    """Put the action in the bin with all that hangs on it; it counts nowhere from now on. Twice is once."""
    plan = lock_open_plan(action.plan_id)
    fresh = locked(action)
    if not fresh.is_removed:
        insist_leaves_closed_years(plan, [fresh.pk])
    put_in_bin(fresh, actor=actor, region=plan.region, now=now)
    return fresh


@operation
def restore_action(*, actor: Any, action: Action) -> Action:
    """Take the action out of the bin, to the place where it stood; its goal must be there. Twice is once."""
    plan = lock_open_plan(action.plan_id)
    fresh = locked(action)
    if not fresh.is_removed:
        return fresh
    if gone := removed_above(fresh.goal):
        raise Refusal(_("The goal “%(goal)s” was removed too. Restore the goal first.") % {"goal": gone})
    insist_leaves_closed_years(plan, [fresh.pk])
    take_out_of_bin(fresh, actor=actor, region=plan.region)
    return fresh


@operation
def purge_actions(*, actor: None, before: dt.datetime) -> int:
    """Delete for good what was put in the bin before a moment, with all that hangs on it."""
    gone = list(Action.objects.filter(removed_at__lt=before).select_related("plan__region"))
    return empty_bin(((action, action.plan.region) for action in gone), actor=actor)
