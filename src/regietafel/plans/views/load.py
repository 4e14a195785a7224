"""How a view comes by its plan, goal or action: out of what the person may see, or the same 404 for all the rest.

A page of the region is for those who have a seat in it; a published plan is read by others on the public pages.
"""

from __future__ import annotations

from typing import Any

from django.http import Http404

from regietafel.people.queries import get_region_or_404
from regietafel.plans.models import Action, Goal, Plan
from regietafel.plans.queries import actions_visible_to, goals_visible_to, plans_visible_to


def get_plan_or_404(user: Any, region_slug: str, plan_slug: str) -> Plan:
    """The plan of an address, with its region and framework."""
    region = get_region_or_404(user, region_slug)
    plan = plans_visible_to(user).filter(region=region, slug=plan_slug).select_related("framework").first()
    if plan is None:
        raise Http404("no such plan")
    plan.region = region
    return plan


def get_goal_or_404(user: Any, region_slug: str, plan_slug: str, pk: int) -> Goal:
    """A goal of the plan of the address; ``goal.plan`` is that plan."""
    plan = get_plan_or_404(user, region_slug, plan_slug)
    goal = goals_visible_to(user).filter(plan=plan, pk=pk).first()
    if goal is None:
        raise Http404("no such goal")
    goal.plan = plan
    return goal


def get_action_or_404(user: Any, region_slug: str, plan_slug: str, pk: int) -> Action:
    """An action of the plan of the address; ``action.plan`` is that plan."""
    region = get_region_or_404(user, region_slug)
    found = actions_visible_to(user).filter(plan__region=region, plan__slug=plan_slug, pk=pk)
    action = found.select_related("goal", "plan__framework").first()
    if action is None:
        raise Http404("no such action")
    action.plan.region = region
    return action
