"""The page of one action, and its line through the plans."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from regietafel.core import registry
from regietafel.core.access import permitted, require
from regietafel.journal.queries import history_visible_to
from regietafel.plans.queries.closing import closed_years
from regietafel.plans.queries.detail import action_page
from regietafel.plans.queries.lineage import lineage_of
from regietafel.plans.queries.stale import mark_still
from regietafel.plans.views.frame import action_crumbs, plan_crumbs
from regietafel.plans.views.load import get_action_or_404


@require_safe
@permitted("people.enter_region")
def action_detail(request: HttpRequest, region_slug: str, plan_slug: str, pk: int) -> HttpResponse:
    """One action: what, who and when on the left, what happened to it on the right."""
    action = get_action_or_404(request.user, region_slug, plan_slug, pk)
    require(request.user, "people.enter_region", action.plan.region)
    page = action_page(request.user, action)
    if page is None:
        raise Http404("the goal above it was removed")
    may = request.user.has_perm
    if may("plans.view_history", action):
        mark_still(page.tree, timezone.localdate())
    return render(
        request,
        "plans/action.html",
        {
            "plan": action.plan,
            "action": page.row.action,
            "page": page,
            "crumbs": plan_crumbs(action.plan),
            "lineage": lineage_of(request.user, action),
            "origins": [line for origins in registry.origins for line in origins(request.user, action)],
            "beside": [block for provider in registry.beside for block in provider(request.user, action)],
            "history": history_visible_to(request.user, action, *page.lines),
            "may_change": may("plans.change_action", action),
            "may_report": may("plans.report_on_action", action),
            "may_override": may("plans.override_state", action),
            "sees_reports": may("plans.view_history", action),
            "closed_years": closed_years(action.plan),
            "this_year": timezone.localdate().year,
        },
    )


@require_safe
@permitted("people.enter_region")
def action_lineage(request: HttpRequest, region_slug: str, plan_slug: str, pk: int) -> HttpResponse:
    """Where an action comes from and what became of it, plan after plan."""
    action = get_action_or_404(request.user, region_slug, plan_slug, pk)
    require(request.user, "people.enter_region", action.plan.region)
    return render(
        request,
        "plans/lineage.html",
        {
            "plan": action.plan,
            "action": action,
            "stages": lineage_of(request.user, action),
            "crumbs": action_crumbs(action),
        },
    )


@require_safe
@permitted("plans.change_action")
def action_menu(request: HttpRequest, region_slug: str, plan_slug: str, pk: int) -> HttpResponse:
    """What can be done with an action: the inside of its menu in the tree when a script asks, else a page."""
    action = get_action_or_404(request.user, region_slug, plan_slug, pk)
    require(request.user, "plans.change_action", action)
    template = "plans/_action_tools.html" if getattr(request, "htmx", False) else "plans/action_tools.html"
    context = {
        "plan": action.plan,
        "action": action,
        "steps": request.GET.get("steps") == "1",
        "crumbs": plan_crumbs(action.plan),
    }
    return render(request, template, context)
