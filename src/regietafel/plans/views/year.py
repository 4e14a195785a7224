"""A working year: what came of an action in it, and in which years the action works."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from regietafel.core.access import permitted, require
from regietafel.core.editing import act, add_with_form, edit_with_form
from regietafel.core.messages import done
from regietafel.core.once import new_key
from regietafel.journal.queries import history_of
from regietafel.plans.forms.evidence import EvidenceForm
from regietafel.plans.forms.year import ConfirmForm, ReportForm, YearsForm
from regietafel.plans.models import Action, WorkingYear, YearBasis
from regietafel.plans.operations.reports import Report, report_on_year
from regietafel.plans.operations.years import confirm_years, set_years
from regietafel.plans.queries.choices import actions_in_order
from regietafel.plans.queries.closing import standing_closing
from regietafel.plans.queries.lines import assumed_actions, line_of, lines_of, stated_years
from regietafel.plans.views.frame import action_crumbs, address, plan_crumbs
from regietafel.plans.views.guard import watched
from regietafel.plans.views.load import get_action_or_404, get_plan_or_404


def get_line_or_404(action: Action, year: int) -> WorkingYear:
    """The line of an action that the person may see."""
    line = line_of(action, year)
    if line is None:
        raise Http404("no such line")
    return line


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("plans.report_on_action")
def report(request: HttpRequest, region_slug: str, plan_slug: str, pk: int, year: int) -> HttpResponse:
    """Say what came of the action in this year."""
    action = get_action_or_404(request.user, region_slug, plan_slug, pk)
    require(request.user, "plans.report_on_action", action)
    line = get_line_or_404(action, year)

    def save(values: dict[str, Any], version: int) -> WorkingYear:
        said = Report(**{name: values[name] for name in ("state", "sentence", "reason", "moved_to")})
        now = timezone.now()
        return watched(
            request,
            action.plan,
            lambda: report_on_year(
                actor=request.user, line=line, report=said, now=now, today=timezone.localdate(now), version=version
            ),
        )

    def saved(changed: WorkingYear) -> HttpResponse:
        text = _("%(year)s: %(state)s. Saved.") % {"year": year, "state": changed.get_state_display()}
        if changed.moved_to:
            text += " " + _("The action now stands in %(year)s.") % {"year": changed.moved_to}
        done(request, text)
        return redirect(f"{address('action', action)}#year-{year}")

    return edit_with_form(
        request,
        row=line,
        form_of=lambda row, data: ReportForm(data, line=row, plan=action.plan),
        save=save,
        saved=saved,
        template="plans/year.html",
        context=line_context(line),
    )


def line_context(line: WorkingYear) -> dict[str, Any]:
    """What the pages about one line show beside their form."""
    action = line.action
    closing = standing_closing(action.plan, line.year)
    return {
        "line": line,
        "action": action,
        "plan": action.plan,
        "evidence_form": EvidenceForm(),
        "closing": closing,
        "may_take_away": closing is None,
        "evidence_once": {"once": new_key()},
        "history": history_of(line),
        "crumbs": action_crumbs(action),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("plans.change_action")
def years(request: HttpRequest, region_slug: str, plan_slug: str, pk: int) -> HttpResponse:
    """State in which years the action works."""
    action = get_action_or_404(request.user, region_slug, plan_slug, pk)
    require(request.user, "plans.change_action", action)
    lines = lines_of(action)

    def saved(_saved: Action) -> HttpResponse:
        done(request, _("Saved."))
        return redirect(address("action", action))

    return edit_with_form(
        request,
        row=action,
        form_of=lambda row, data: YearsForm(data, plan=action.plan, stated=stated_years(row)),
        save=lambda values, version: watched(
            request,
            action.plan,
            lambda: set_years(actor=request.user, action=action, years=values["years"], version=version),
        ),
        saved=saved,
        template="plans/years.html",
        context={
            "action": action,
            "plan": action.plan,
            "lines": lines,
            "assumed": [line.year for line in lines if line.basis == YearBasis.ASSUMED],
            "crumbs": action_crumbs(action),
        },
    )


@require_POST
@permitted("plans.change_action")
def confirm(request: HttpRequest, region_slug: str, plan_slug: str, pk: int) -> HttpResponse:
    """Confirm the assumed years of one action by one button."""
    action = get_action_or_404(request.user, region_slug, plan_slug, pk)
    require(request.user, "plans.change_action", action)
    back = address("action", action)
    return act(
        request,
        do=lambda: confirm_years(actor=request.user, plan=action.plan, actions=[action]),
        done=lambda count: said_confirmed(request, count, back),
        otherwise=back,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("plans.change_action")
def confirm_all(request: HttpRequest, region_slug: str, plan_slug: str) -> HttpResponse:
    """The assumed years of a plan on one page, to be confirmed together."""
    plan = get_plan_or_404(request.user, region_slug, plan_slug)
    require(request.user, "plans.change_action", plan)
    actions, assumed = actions_in_order(plan), assumed_actions(plan)
    here = reverse("plans:years-confirm", args=[region_slug, plan_slug])
    return add_with_form(
        request,
        form_of=lambda data: ConfirmForm(data, actions=actions, assumed=assumed),
        save=lambda values: confirm_years(actor=request.user, plan=plan, actions=values["actions"]),
        saved=lambda count: said_confirmed(request, count, here),
        template="plans/years_confirm.html",
        context={"plan": plan, "assumed": assumed, "crumbs": plan_crumbs(plan)},
    )


def said_confirmed(request: HttpRequest, count: int, back: str) -> HttpResponse:
    """Say how many years were confirmed, and go back."""
    text = ngettext("%(count)s working year confirmed.", "%(count)s working years confirmed.", count)
    done(request, text % {"count": count})
    return redirect(back)
