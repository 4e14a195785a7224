"""The years of a plan: how each stands, closed with its last words, opened again, and what the next one begins with."""

from __future__ import annotations

import datetime as dt
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
from regietafel.plans.forms.closing import CloseYearForm
from regietafel.plans.forms.plan import ReasonForm
from regietafel.plans.models import ClosedYear, Plan
from regietafel.plans.operations.closing import may_be_closed_from, reopen_year
from regietafel.plans.operations.settling import settle_year
from regietafel.plans.queries.closing import standing_closing, year_after, year_standing, years_of
from regietafel.plans.views.frame import Crumb, plan_crumbs
from regietafel.plans.views.guard import watched
from regietafel.plans.views.load import get_plan_or_404


def years_address(plan: Plan, name: str = "years-overview", *more: int) -> str:
    """The address of one of the pages about the years of a plan."""
    return reverse(f"plans:{name}", args=[plan.region.slug, plan.slug, *more])


def years_crumbs(plan: Plan) -> list[Crumb]:
    """The way back to the list of years."""
    return [*plan_crumbs(plan), (_("Closing of the years"), years_address(plan))]


def get_year_or_404(plan: Plan, year: int) -> int:
    """A year of the plan."""
    if year not in plan.years:
        raise Http404("not a year of this plan")
    return year


@require_safe
@permitted("plans.view_history")
def years_overview(request: HttpRequest, region_slug: str, plan_slug: str) -> HttpResponse:
    """The years of the plan: open or closed, by whom, and why one was opened again."""
    plan = get_plan_or_404(request.user, region_slug, plan_slug)
    require(request.user, "plans.view_history", plan)
    today = timezone.localdate()
    context = {
        "plan": plan,
        "rows": [(row, today >= may_be_closed_from(row.year)) for row in years_of(plan)],
        "may_close": request.user.has_perm("plans.close_year", plan),
        "crumbs": plan_crumbs(plan),
    }
    return render(request, "plans/years_overview.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("plans.close_year")
def year_close(request: HttpRequest, region_slug: str, plan_slug: str, year: int) -> HttpResponse:
    """How the year stands, what becomes of what is not finished, and one button that closes it."""
    plan = get_plan_or_404(request.user, region_slug, plan_slug)
    require(request.user, "plans.close_year", plan)
    get_year_or_404(plan, year)
    today = timezone.localdate()
    standing = year_standing(plan, year)

    def save(values: dict[str, Any]) -> ClosedYear | None:
        return watched(
            request,
            plan,
            lambda: settle_year(
                actor=request.user,
                plan=plan,
                year=year,
                settlements=values["settlements"],
                note=values["note"],
                close=request.POST.get("deed") != "save",
                now=timezone.now(),
                today=today,
            ),
        )

    def saved(closed: ClosedYear | None) -> HttpResponse:
        if closed is None:
            done(request, _("Saved. %(year)s is still open.") % {"year": year})
            return redirect(years_address(plan, "year-close", year))
        done(request, _("%(year)s is closed.") % {"year": year})
        return redirect(years_address(plan, "year-after", year))

    return add_with_form(
        request,
        form_of=lambda data: CloseYearForm(data, plan=plan, year=year, lines=standing.unfinished),
        save=save,
        saved=saved,
        template="plans/year_close.html",
        context={**close_context(plan, year, today), "standing": standing},
    )


def close_context(plan: Plan, year: int, today: dt.date) -> dict[str, Any]:
    """What the page shows beside the form: whether it is time, and whether it was done."""
    return {
        "plan": plan,
        "year": year,
        "next_year": year + 1 if year < plan.end_year else None,
        "closing": standing_closing(plan, year),
        "too_early": today < may_be_closed_from(year),
        "is_not_over": today.year <= year,
        "crumbs": years_crumbs(plan),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("plans.close_year")
def year_reopen(request: HttpRequest, region_slug: str, plan_slug: str, year: int) -> HttpResponse:
    """Open a closed year again, with a reason."""
    plan = get_plan_or_404(request.user, region_slug, plan_slug)
    require(request.user, "plans.close_year", plan)
    get_year_or_404(plan, year)

    def saved(_closing: ClosedYear) -> HttpResponse:
        done(request, _("%(year)s is open again.") % {"year": year})
        return redirect(years_address(plan))

    return add_with_form(
        request,
        form_of=ReasonForm,
        save=lambda values: reopen_year(actor=request.user, plan=plan, year=year, now=timezone.now(), **values),
        saved=saved,
        template="plans/year_reopen.html",
        context={
            "plan": plan,
            "year": year,
            "closing": standing_closing(plan, year),
            "back": years_address(plan),
            "crumbs": years_crumbs(plan),
        },
    )


@require_safe
@permitted("plans.view_history")
def after_year(request: HttpRequest, region_slug: str, plan_slug: str, year: int) -> HttpResponse:
    """What the next year begins with, and which priorities have nothing in it; after the last year, what is left."""
    plan = get_plan_or_404(request.user, region_slug, plan_slug)
    require(request.user, "plans.view_history", plan)
    get_year_or_404(plan, year)
    last = year == plan.end_year
    context = {
        "plan": plan,
        "year": year,
        "next_year": None if last else year + 1,
        "after": year_after(plan, year),
        "closing": standing_closing(plan, year),
        "may_change_actions": request.user.has_perm("plans.change_action", plan),
        "may_add_plan": request.user.has_perm("plans.add_plan", plan.region),
        "crumbs": years_crumbs(plan),
    }
    return render(request, "plans/year_after.html", context)
