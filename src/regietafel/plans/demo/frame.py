"""The frame of a demo plan: the plan itself, the names of its levels, and its goals."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from regietafel.plans.models import Action, Framework, Goal, Plan, PlanLevel, Priority
from regietafel.territories.models import Region


@dataclass
class PlanRows:
    """A plan with its rows under the keys of the file."""

    plan: Plan
    goals: dict[str, Goal] = field(default_factory=dict)
    actions: dict[str, Action] = field(default_factory=dict)


def add_plan(region: Region, content: dict[str, Any], *, published_at: dt.datetime) -> Plan:
    """The plan itself, published."""
    return Plan.objects.create(
        region=region,
        framework=Framework.objects.get(code=content["framework"]),
        slug=content["slug"],
        title=content["title"],
        start_year=content["start_year"],
        end_year=content["end_year"],
        status=content["status"],
        approved_on=content["approved_on"],
        published_at=published_at,
    )


def add_levels(plan: Plan, entries: list[dict[str, Any]]) -> None:
    """How the plan calls its levels."""
    PlanLevel.objects.bulk_create(PlanLevel(plan=plan, **entry) for entry in entries)


def add_goals(rows: PlanRows, entries: list[dict[str, Any]]) -> None:
    """The goals in the order of the file, parents before children, with the priorities that they stand for."""
    priorities = {one.code: one for one in Priority.objects.filter(framework=rows.plan.framework)}
    for order, entry in enumerate(entries, start=1):
        parent = rows.goals[entry["parent"]] if entry["parent"] else None
        goal = Goal.objects.create(
            plan=rows.plan,
            parent=parent,
            depth=parent.depth + 1 if parent else 1,
            order=order,
            number=entry["number"],
            title=entry["title"],
            description=entry["description"],
        )
        rows.goals[entry["key"]] = goal
        if entry["priorities"]:
            goal.priorities.set([priorities[code] for code in entry["priorities"]])


def rows_of(plan: Plan, content: dict[str, Any]) -> PlanRows:
    """The actions of a plan that is there already, as far as they still bear the number and title of the file."""
    known = {(one.number, one.title): one for one in Action.objects.filter(plan=plan)}
    rows = PlanRows(plan)
    for entry in content["actions"]:
        action = known.get((entry["number"], entry["title"]))
        if action is not None:
            rows.actions[entry["key"]] = action
    return rows
