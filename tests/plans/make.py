"""Rows of a plan, made directly and not through operations: a test of an operation should not stand on that operation."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from regietafel.organisations.models import Function, Organisation, StakeholderGroup
from regietafel.plans.models import (
    Action,
    ActionParty,
    Framework,
    Goal,
    PartyRole,
    Plan,
    PlanLevel,
    PlanStatus,
    Priority,
    WorkingYear,
    YearBasis,
    YearState,
)
from regietafel.territories.models import Region

CODES = ("WSE-LR1", "WSE-LR2", "WSE-LR3", "WSE-LR4")


def make_framework(
    code: str = "wse-lr-2023", codes: Iterable[str] = CODES, years: tuple[int, int] = (2023, 2025)
) -> Framework:
    """A framework with its priorities, in order."""
    framework = Framework.objects.create(
        code=code, titles={"nl": f"Kader {code}", "en": f"Framework {code}"}, start_year=years[0], end_year=years[1]
    )
    for order, priority in enumerate(codes, start=1):
        Priority.objects.create(
            framework=framework,
            code=priority,
            order=order,
            titles={"nl": f"Prioriteit {order} voluit", "en": f"Priority {order} in full"},
            shorts={"nl": f"prioriteit {order}", "en": f"priority {order}"},
        )
    return framework


def make_plan(region: Region, framework: Framework, slug: str = "2023-2025", **fields: Any) -> Plan:
    """A running plan of the years of its framework, with names for two levels; not published."""
    fields.setdefault("title", f"Actieplan {slug}")
    fields.setdefault("start_year", framework.start_year)
    fields.setdefault("end_year", framework.end_year)
    fields.setdefault("status", PlanStatus.RUNNING)
    plan = Plan.objects.create(region=region, framework=framework, slug=slug, **fields)
    PlanLevel.objects.create(plan=plan, depth=1, singular="prioriteit", plural="prioriteiten")
    PlanLevel.objects.create(plan=plan, depth=2, singular="doelstelling", plural="doelstellingen")
    return plan


def make_goal(
    plan: Plan,
    number: str,
    title: str = "",
    *,
    parent: Goal | None = None,
    counts_for: Iterable[str] = (),
    order: int | None = None,
) -> Goal:
    """A goal, last among its siblings unless ``order`` says where; ``counts_for`` holds codes of priorities."""
    goal = Goal.objects.create(
        plan=plan,
        parent=parent,
        depth=1 if parent is None else parent.depth + 1,
        order=Goal.objects.filter(plan=plan, parent=parent).count() if order is None else order,
        number=number,
        title=title or f"Doel {number}",
    )
    if codes := list(counts_for):
        goal.priorities.add(*Priority.objects.filter(framework=plan.framework_id, code__in=codes))
    return goal


def make_action(
    goal: Goal,
    title: str,
    *,
    years: Iterable[int] = (),
    state: str = YearState.PLANNED,
    basis: str = YearBasis.STATED,
    **fields: Any,
) -> Action:
    """An action, last under its goal, with a line for each of the years."""
    order = Action.objects.filter(goal=goal).count()
    action = Action.objects.create(plan=goal.plan, goal=goal, order=order, title=title, **fields)
    for year in years:
        make_line(action, year, state, basis=basis)
    return action


def make_line(action: Action, year: int, state: str = YearState.PLANNED, **fields: Any) -> WorkingYear:
    """What an action came to in a year; what was moved or dropped gets a reason."""
    if state in {YearState.MOVED, YearState.DROPPED}:
        fields.setdefault("reason", "geen plaats op de agenda")
    return WorkingYear.objects.create(action=action, year=year, state=state, **fields)


def make_party(
    action: Action, who: Organisation | StakeholderGroup | Function, role: str = PartyRole.LEAD
) -> ActionParty:
    """Name somebody at an action."""
    column = {Organisation: "organisation", StakeholderGroup: "group", Function: "function"}[type(who)]
    return ActionParty.objects.create(action=action, role=role, order=action.parties.count(), **{column: who})
