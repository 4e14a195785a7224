"""The page of one action, and its line through the plans."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from regietafel.core.access import permitted, require
from regietafel.journal.queries import history_visible_to
from regietafel.plans.queries.detail import action_page
from regietafel.plans.queries.lineage import lineage_of
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
    return render(
        request,
        "plans/action.html",
        {
            "plan": action.plan,
            "action": page.row.action,
            "page": page,
            "crumbs": plan_crumbs(action.plan),
            "lineage": lineage_of(request.user, action),
            "history": history_visible_to(request.user, action, *page.lines),
            "may_change": may("plans.change_action", action),
            "may_report": may("plans.report_on_action", action),
            "may_override": may("plans.override_state", action),
            "sees_reports": may("plans.view_history", action),
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
