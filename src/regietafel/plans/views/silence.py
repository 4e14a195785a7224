"""Whom to speak to: leads of actions of which nothing was heard, and indicators that lack the result of a year."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from regietafel.core.access import permitted, require
from regietafel.plans.queries.leads import my_action_keys
from regietafel.plans.queries.stale import mark_still, still_leads
from regietafel.plans.queries.tree import read_tree
from regietafel.plans.queries.unmeasured import days_left, due_years, unmeasured
from regietafel.plans.views.frame import plan_crumbs
from regietafel.plans.views.load import get_plan_or_404


@require_safe
@permitted("plans.view_history")
def still(request: HttpRequest, region_slug: str, plan_slug: str) -> HttpResponse:
    """Leads with their still actions, the longest silence first."""
    plan = get_plan_or_404(request.user, region_slug, plan_slug)
    require(request.user, "plans.view_history", plan)
    context = {
        "plan": plan,
        "leads": still_leads(mark_still(read_tree(plan), timezone.localdate())),
        "may_chase": request.user.has_perm("plans.run_chase", plan),
        "crumbs": plan_crumbs(plan),
    }
    return render(request, "plans/still.html", context)


@require_safe
@permitted("plans.view_history")
def unmeasured_list(request: HttpRequest, region_slug: str, plan_slug: str) -> HttpResponse:
    """The indicators that lack the result of a year that is over, or will be within thirty days; ``mine``: only one's own."""
    plan = get_plan_or_404(request.user, region_slug, plan_slug)
    require(request.user, "plans.view_history", plan)
    today = timezone.localdate()
    years = due_years(plan.years, today)
    mine = "mine" in request.GET
    rows = unmeasured(plan, years, my_action_keys(request.user, plan, leading=True) if mine else None)
    context = {
        "plan": plan,
        "years": [
            (year, max(days_left(year, today), 0), found)
            for year in years
            if (found := [one for one in rows if one.year == year])
        ],
        "mine": mine,
        "may_report": request.user.has_perm("plans.report_in_plan", plan),
        "crumbs": plan_crumbs(plan),
    }
    return render(request, "plans/unmeasured.html", context)
