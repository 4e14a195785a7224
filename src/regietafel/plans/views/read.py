"""Reading the plan: the list of plans, the tree, the whole on paper."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from regietafel.core import registry
from regietafel.core.access import permitted, require
from regietafel.people.queries import get_region_or_404
from regietafel.plans.forms.filters import PlanFilterForm
from regietafel.plans.models import Plan
from regietafel.plans.queries.closing import closings_of
from regietafel.plans.queries.filters import Choice, choose
from regietafel.plans.queries.leads import my_action_keys
from regietafel.plans.queries.overview import plan_rows
from regietafel.plans.queries.stale import mark_still
from regietafel.plans.queries.tree import Marks, read_tree
from regietafel.plans.views.frame import plan_crumbs, plan_frame, plans_crumbs
from regietafel.plans.views.load import get_plan_or_404


@require_safe
@permitted("people.enter_region")
def plan_list(request: HttpRequest, region_slug: str) -> HttpResponse:
    """The plans of the region, the newest first."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "people.enter_region", region)
    return render(
        request,
        "plans/list.html",
        {
            "rows": plan_rows(request.user, region),
            "crumbs": plans_crumbs(region)[:1],
            "may_add": request.user.has_perm("plans.add_plan", region),
            "sources": [line for provider in registry.plan_sources for line in provider(request.user, region)],
        },
    )


@require_safe
@permitted("people.enter_region")
def plan_tree(request: HttpRequest, region_slug: str, plan_slug: str) -> HttpResponse:
    """The plan as a tree, cut down to what the address asks for."""
    plan = get_plan_or_404(request.user, region_slug, plan_slug)
    require(request.user, "people.enter_region", plan.region)
    choice = chosen(request, plan)
    return render(
        request,
        "plans/plan.html",
        {
            **plan_frame(request, plan, "plans:plan"),
            "choice": choice,
            "tree": choice.shown,
            "filter_form": PlanFilterForm(choice),
            "closings": closings_of(plan),
            "sees_reports": request.user.has_perm("plans.view_history", plan),
        },
    )


@require_safe
@permitted("people.enter_region")
def plan_print(request: HttpRequest, region_slug: str, plan_slug: str) -> HttpResponse:
    """The plan on paper, with what each action says; the filter of the address holds here too."""
    plan = get_plan_or_404(request.user, region_slug, plan_slug)
    require(request.user, "people.enter_region", plan.region)
    choice = chosen(request, plan)
    return render(
        request,
        "plans/print.html",
        {
            "plan": plan,
            "choice": choice,
            "tree": choice.shown,
            "filter_form": PlanFilterForm(choice),
            "crumbs": plan_crumbs(plan),
        },
    )


def chosen(request: HttpRequest, plan: Plan, marks: Marks | None = None) -> Choice:
    """The plan as the address asks for it; whose actions are "mine" is looked up only when it is asked."""
    mine = my_action_keys(request.user, plan) if request.GET.get("mine") else frozenset()
    tree = read_tree(plan, marks)
    if request.user.has_perm("plans.view_history", plan):
        mark_still(tree, timezone.localdate())
    return choose(tree, request.GET.dict(), mine)
