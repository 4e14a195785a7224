"""Who may do what with plans, goals, actions and working-year lines.

Seeing is not here: what a person sees is decided by the ``…_visible_to`` queries.
"""

from __future__ import annotations

from typing import Any

import rules

from regietafel.people.rules import is_director, is_network, is_platform_admin, is_team
from regietafel.plans.models import Action, Plan, PlanStatus, WorkingYear
from regietafel.plans.queries import leads_action
from regietafel.plans.queries.closing import closed_years
from regietafel.plans.queries.grid import Reach
from regietafel.plans.queries.leads import my_action_keys


def plan_of(obj: Any) -> Plan | None:
    """The plan to which a row belongs."""
    if isinstance(obj, Plan):
        return obj
    if isinstance(obj, WorkingYear):
        return obj.action.plan
    found: Plan | None = getattr(obj, "plan", None)
    return found


def in_region_of_plan(predicate: rules.Predicate) -> rules.Predicate:
    """Ask a predicate about the region of the plan to which the object belongs."""

    def test(user: Any, obj: Any = None) -> bool:
        plan = plan_of(obj)
        return plan is not None and bool(predicate(user, plan))

    return rules.Predicate(test, name=predicate.name)


@rules.predicate
def is_lead_of_action(user: Any, obj: Any = None) -> bool:
    """Leads the action: fills a function, or sits for an organisation, that is named as lead or co-lead."""
    action = obj.action if isinstance(obj, WorkingYear) else obj
    return isinstance(action, Action) and leads_action(user, action)


@rules.predicate
def leads_in_plan(user: Any, obj: Any = None) -> bool:
    """Leads at least one action of the plan."""
    return isinstance(obj, Plan) and bool(my_action_keys(user, obj, leading=True))


@rules.predicate
def plan_is_open(user: Any, obj: Any = None) -> bool:
    """The plan is not closed: what was accounted for stays as it was."""
    plan = plan_of(obj)
    return plan is not None and plan.status != PlanStatus.CLOSED and not plan.is_removed


@rules.predicate
def plan_is_running(user: Any, obj: Any = None) -> bool:
    """The plan is in force, so that working years can be reported on."""
    plan = plan_of(obj)
    return plan is not None and plan.status in {PlanStatus.APPROVED, PlanStatus.RUNNING}


@rules.predicate
def plan_is_in_force(user: Any, obj: Any = None) -> bool:
    """The plan runs now: its years can be closed and opened again."""
    plan = plan_of(obj)
    return plan is not None and plan.status == PlanStatus.RUNNING and not plan.is_removed


runs_the_plan = in_region_of_plan(is_director)
works_on_the_plan = in_region_of_plan(is_team)

rules.add_perm("plans.add_plan", is_director)
rules.add_perm("plans.change_plan", runs_the_plan & plan_is_open)
rules.add_perm("plans.steer_plan", runs_the_plan)
rules.add_perm("plans.run_chase", runs_the_plan & plan_is_running)
rules.add_perm("plans.view_chase", works_on_the_plan)
rules.add_perm("plans.close_year", runs_the_plan & plan_is_in_force)
rules.add_perm("plans.change_goal", works_on_the_plan & plan_is_open)
rules.add_perm("plans.change_action", works_on_the_plan & plan_is_open)
rules.add_perm("plans.report_on_action", (works_on_the_plan & plan_is_open) | (is_lead_of_action & plan_is_running))
rules.add_perm("plans.report_in_plan", (works_on_the_plan & plan_is_open) | (leads_in_plan & plan_is_running))
rules.add_perm("plans.override_state", (works_on_the_plan & plan_is_open) | (is_lead_of_action & plan_is_running))
rules.add_perm("plans.view_history", in_region_of_plan(is_network))
rules.add_perm("plans.log_work", is_team)
rules.add_perm("plans.view_logged_work", is_network)
rules.add_perm("plans.change_frameworks", is_platform_admin)


def reach_of(user: Any, plan: Plan) -> Reach:
    """Whose cells of the grid a person may fill in: ``plans.report_on_action``, asked once for all rows."""
    closed = frozenset(closed_years(plan))
    if user.has_perm("plans.report_on_action", plan):
        return Reach(all_rows=True, years=user.has_perm("plans.change_action", plan), closed=closed)
    mine = my_action_keys(user, plan, leading=True) if plan_is_running(user, plan) else frozenset()
    return Reach(rows=mine, closed=closed)
