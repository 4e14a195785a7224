"""What was decided: the versions of a plan, one of them as it was, and a new one when the plan is amended."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from regietafel.core.access import permitted, require
from regietafel.core.editing import add_with_form
from regietafel.core.messages import done
from regietafel.journal.queries import history_visible_to
from regietafel.people.queries import person_of
from regietafel.plans.forms.plan import ChangedDecisionForm, DecisionForm
from regietafel.plans.models import Plan, PlanStatus, PlanVersion
from regietafel.plans.operations.versions import amend_plan
from regietafel.plans.queries.life import version_numbered, versions_of
from regietafel.plans.snapshots import content_of, differences
from regietafel.plans.views.compare import choices_of, proposed_choice
from regietafel.plans.views.frame import plan_crumbs, plan_frame
from regietafel.plans.views.load import get_plan_or_404
from regietafel.plans.words import told_differences, told_version


@require_safe
@permitted("people.enter_region")
def version_list(request: HttpRequest, region_slug: str, plan_slug: str) -> HttpResponse:
    """What was decided, the latest first, whether the plan differs from it by now, and what happened to the plan."""
    plan = get_plan_or_404(request.user, region_slug, plan_slug)
    require(request.user, "people.enter_region", plan.region)
    versions = list(versions_of(plan))
    may_amend = plan.status != PlanStatus.DRAFT and request.user.has_perm("plans.change_plan", plan)
    context = {
        **plan_frame(request, plan, "plans:versions"),
        "versions": versions,
        "may_amend": may_amend,
        "changed": len(changes_since_last(plan)) if may_amend else 0,
        "sees_history": request.user.has_perm("plans.view_history", plan),
        "history": history_visible_to(request.user, plan),
        **(proposed_choice(choices_of(plan)) if versions else {}),
    }
    return render(request, "plans/version_list.html", context)


def changes_since_last(plan: Plan) -> list[dict[str, Any]]:
    """What differs between the plan as it stands and what was decided last."""
    last = versions_of(plan).first()
    before = version_numbered(plan, last.number) if last else None
    return told_differences(differences(before.content, content_of(plan))) if before else []


@require_safe
@permitted("people.enter_region")
def version(request: HttpRequest, region_slug: str, plan_slug: str, number: int) -> HttpResponse:
    """One version as it was decided, and what was new in it."""
    plan = get_plan_or_404(request.user, region_slug, plan_slug)
    require(request.user, "people.enter_region", plan.region)
    found = version_numbered(plan, number)
    if found is None:
        raise Http404("no such version")
    before = version_numbered(plan, number - 1)
    context = {
        "plan": plan,
        "version": found,
        "content": told_version(found.content),
        "differences": told_differences(differences(before.content, found.content)) if before else [],
        "sees_reasons": request.user.has_perm("plans.view_history", plan),
        "before": before.number if before else 0,
        "crumbs": [*plan_crumbs(plan), (_("Versions"), reverse("plans:versions", args=[region_slug, plan_slug]))],
    }
    return render(request, "plans/version.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("plans.change_plan")
def amend(request: HttpRequest, region_slug: str, plan_slug: str) -> HttpResponse:
    """Record that the plan as it now stands was decided."""
    plan = get_plan_or_404(request.user, region_slug, plan_slug)
    require(request.user, "plans.change_plan", plan)
    versions = reverse("plans:versions", args=[region_slug, plan_slug])

    def saved(made: PlanVersion) -> HttpResponse:
        done(request, _("Version %(number)s is kept.") % {"number": made.number})
        return redirect(versions)

    return add_with_form(
        request,
        form_of=ChangedDecisionForm if versions_of(plan).exists() else DecisionForm,
        save=lambda values: amend_plan(actor=person_of(request), plan=plan, today=timezone.localdate(), **values),
        saved=saved,
        template="plans/version_amend.html",
        context={
            "plan": plan,
            "is_first": not versions_of(plan).exists(),
            "differences": changes_since_last(plan),
            "crumbs": [*plan_crumbs(plan), (_("Versions"), versions)],
        },
    )
