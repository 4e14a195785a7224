"""Work outside the plan is taken up in the plan, and taken out of it again."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from regietafel.core.access import permitted, require
from regietafel.core.editing import act, add_with_form
from regietafel.core.messages import done
from regietafel.people.queries import get_region_or_404
from regietafel.plans.forms.lifting import LiftForm
from regietafel.plans.models import LoggedWork
from regietafel.plans.operations.lifting import lift_work, take_back_work
from regietafel.plans.queries.lifting import places_for
from regietafel.plans.views.work import crumbs_to, get_work_or_404


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("plans.log_work")
def lift(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Take a piece of work up in the plan."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "plans.log_work", region)
    work = get_work_or_404(request, region, pk)
    places = places_for(request.user, work)

    def save(values: dict[str, Any]) -> LoggedWork:
        return lift_work(actor=request.user, work=work, now=timezone.now(), **values)

    def saved(lifted: LoggedWork) -> HttpResponse:
        undo = reverse("plans:work-take-back", args=[region_slug, pk])
        done(request, _("“%(what)s” stands in the plan.") % {"what": lifted}, undo=undo)
        return redirect("plans:work", region_slug)

    return add_with_form(
        request,
        form_of=lambda data: LiftForm(data, work=work, actions=places.actions, goals=places.goals),
        save=save,
        saved=saved,
        template="plans/work_lift.html",
        context={"work": work, "places": places, "crumbs": crumbs_to(region, inside=True)},
    )


@require_POST
@permitted("plans.log_work")
def take_back(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Take a piece of work out of the plan again."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "plans.log_work", region)
    work = get_work_or_404(request, region, pk)
    here = reverse("plans:work", args=[region_slug])

    def taken(back: LoggedWork) -> HttpResponse:
        done(request, _("“%(what)s” stands outside the plan again.") % {"what": back})
        return redirect(here)

    return act(
        request,
        do=lambda: take_back_work(actor=request.user, work=work, now=timezone.now()),
        done=taken,
        otherwise=here,
    )
