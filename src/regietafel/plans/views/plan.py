"""The frame of a plan: begun, changed, removed and restored."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from regietafel.core.access import permitted, require
from regietafel.core.editing import act, add_with_form, edit_with_form
from regietafel.core.messages import done
from regietafel.people.queries import get_region_or_404, person_of
from regietafel.plans.forms.plan import EditPlanForm, NewPlanForm, NothingForm
from regietafel.plans.levels import levels_of
from regietafel.plans.models import Plan
from regietafel.plans.operations.plans import PlanData, create_plan, edit_plan, remove_plan, restore_plan
from regietafel.plans.queries.life import next_period, plan_size, plans_to_restore
from regietafel.plans.views.frame import plan_crumbs, plans_crumbs
from regietafel.plans.views.load import get_plan_or_404

FRAME = ("title", "framework", "start_year", "end_year", "slug", "levels")


def at_plan(request: HttpRequest, plan: Plan, text: str) -> HttpResponse:
    """Say what happened, and go to the plan."""
    done(request, text)
    return redirect("plans:plan", region_slug=plan.region.slug, plan_slug=plan.slug)


def frame_in(values: dict[str, Any]) -> PlanData:
    """What a form says about the frame, as the operations take it."""
    return PlanData(**{name: values[name] for name in FRAME})


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("plans.add_plan")
def add(request: HttpRequest, region_slug: str) -> HttpResponse:
    """Begin a plan; the years after the last one are proposed."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "plans.add_plan", region)
    proposed = next_period(region)

    def saved(plan: Plan) -> HttpResponse:
        return at_plan(request, plan, _("“%(title)s” is there, as a draft. Now fill it.") % {"title": plan})

    return add_with_form(
        request,
        form_of=lambda data: NewPlanForm(data, initial=proposed),
        save=lambda values: create_plan(
            actor=person_of(request), region=region, data=frame_in(values), with_priorities=values["with_priorities"]
        ),
        saved=saved,
        template="plans/plan_add.html",
        context={"crumbs": plans_crumbs(region)},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("plans.change_plan")
def edit(request: HttpRequest, region_slug: str, plan_slug: str) -> HttpResponse:
    """Change title, years, framework, and the names of the levels."""
    plan = get_plan_or_404(request.user, region_slug, plan_slug)
    require(request.user, "plans.change_plan", plan)
    return edit_with_form(
        request,
        row=plan,
        form_of=lambda row, data: EditPlanForm(data, initial=initial_of(row)),
        save=lambda values, version: edit_plan(
            actor=person_of(request), plan=plan, data=frame_in(values), version=version
        ),
        saved=lambda saved: at_plan(request, saved, _("Saved.")),
        template="plans/plan_edit.html",
        context={"plan": plan, "crumbs": plan_crumbs(plan)},
    )


def initial_of(plan: Plan) -> dict[str, Any]:
    """The plan as its form shows it."""
    values = {name: getattr(plan, name) for name in FRAME if name != "levels"}
    for depth, level in enumerate(levels_of(plan), start=1):
        values[f"one_{depth}"], values[f"more_{depth}"] = level.singular, level.plural
    return values


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("plans.steer_plan")
def remove(request: HttpRequest, region_slug: str, plan_slug: str) -> HttpResponse:
    """Say what goes along, and put the plan in the bin."""
    plan = get_plan_or_404(request.user, region_slug, plan_slug)
    require(request.user, "plans.steer_plan", plan)

    def removed(gone: Plan) -> HttpResponse:
        undo = reverse("plans:restore", args=[region_slug, plan_slug])
        done(request, _("“%(title)s” was removed, with all that is in it.") % {"title": gone}, undo=undo)
        return redirect("plans:list", region_slug=region_slug)

    return add_with_form(
        request,
        form_of=NothingForm,
        save=lambda _values: remove_plan(actor=person_of(request), plan=plan, now=timezone.now()),
        saved=removed,
        template="plans/plan_remove.html",
        context={"plan": plan, "size": plan_size(plan), "crumbs": plan_crumbs(plan)},
    )


@require_POST
@permitted("plans.steer_plan")
def restore(request: HttpRequest, region_slug: str, plan_slug: str) -> HttpResponse:
    """Put a plan back as it was."""
    region = get_region_or_404(request.user, region_slug)
    plan = plans_to_restore(request.user, region).filter(slug=plan_slug).first()
    if plan is None:
        raise Http404("no such plan")
    plan.region = region
    require(request.user, "plans.steer_plan", plan)
    return act(
        request,
        do=lambda: restore_plan(actor=person_of(request), plan=plan),
        done=lambda back: at_plan(request, back, _("“%(title)s” is back.") % {"title": back}),
        otherwise=reverse("plans:list", args=[region_slug]),
    )
