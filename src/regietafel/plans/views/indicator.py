"""Indicators: what is looked at, and the grid of targets and actuals."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from regietafel.core.access import permitted, require
from regietafel.core.editing import act, add_with_form, edit_with_form
from regietafel.core.messages import done
from regietafel.plans.forms.indicator import IndicatorForm, ValuesForm
from regietafel.plans.models import Action, Indicator, IndicatorKind
from regietafel.plans.operations.indicators import (
    Value,
    add_indicator,
    edit_indicator,
    remove_indicator,
    set_values,
)
from regietafel.plans.queries.closing import closed_years
from regietafel.plans.queries.indicators import indicator_of, indicators_of, values_of
from regietafel.plans.views.frame import action_crumbs, address
from regietafel.plans.views.load import get_action_or_404


def get_indicator_or_404(action: Action, pk: int) -> Indicator:
    """An indicator of an action that the person may see."""
    indicator = indicator_of(action, pk)
    if indicator is None:
        raise Http404("no such indicator")
    return indicator


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("plans.change_action")
def add(request: HttpRequest, region_slug: str, plan_slug: str, pk: int) -> HttpResponse:
    """Add an indicator."""
    action = get_action_or_404(request.user, region_slug, plan_slug, pk)
    require(request.user, "plans.change_action", action)

    def saved(indicator: Indicator) -> HttpResponse:
        done(request, _("“%(title)s” was added. Fill in its targets.") % {"title": indicator})
        return redirect(f"{address('indicator-values', action)}#indicator-{indicator.pk}")

    return add_with_form(
        request,
        form_of=lambda data: IndicatorForm(data, initial={"kind": IndicatorKind.NUMBER}),
        save=lambda values: add_indicator(actor=request.user, action=action, **values),
        saved=saved,
        template="plans/indicator_form.html",
        context={"action": action, "plan": action.plan, "crumbs": action_crumbs(action)},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("plans.change_action")
def edit(request: HttpRequest, region_slug: str, plan_slug: str, pk: int, indicator: int) -> HttpResponse:
    """Change what is looked at."""
    action = get_action_or_404(request.user, region_slug, plan_slug, pk)
    require(request.user, "plans.change_action", action)
    found = get_indicator_or_404(action, indicator)

    def form_of(_row: Action, data: Any) -> IndicatorForm:
        now = indicator_of(action, indicator) or found
        return IndicatorForm(data, initial={"title": now.title, "kind": now.kind, "unit": now.unit})

    def saved(_indicator: Indicator) -> HttpResponse:
        done(request, _("Saved."))
        return redirect(address("action", action))

    return edit_with_form(
        request,
        row=action,
        form_of=form_of,
        save=lambda values, version: edit_indicator(actor=request.user, indicator=found, version=version, **values),
        saved=saved,
        template="plans/indicator_form.html",
        context={"action": action, "plan": action.plan, "indicator": found, "crumbs": action_crumbs(action)},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("plans.change_action")
def remove(request: HttpRequest, region_slug: str, plan_slug: str, pk: int, indicator: int) -> HttpResponse:
    """Ask first, then take the indicator away with its values."""
    action = get_action_or_404(request.user, region_slug, plan_slug, pk)
    require(request.user, "plans.change_action", action)
    back = address("action", action)
    found = indicator_of(action, indicator)
    if found is None and request.method == "POST":
        return redirect(back)
    found = get_indicator_or_404(action, indicator)
    if request.method != "POST":
        values = [value for (key, _year), value in values_of(action).items() if key == found.pk]
        context = {
            "action": action,
            "plan": action.plan,
            "indicator": found,
            "values": values,
            "crumbs": action_crumbs(action),
        }
        return render(request, "plans/indicator_remove.html", context)

    def removed(_action: Action) -> HttpResponse:
        done(request, _("The indicator was removed. The history keeps what it said."))
        return redirect(back)

    return act(request, do=lambda: remove_indicator(actor=request.user, indicator=found), done=removed, otherwise=back)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("plans.report_on_action")
def year_values(
    request: HttpRequest, region_slug: str, plan_slug: str, pk: int, indicator: int | None = None
) -> HttpResponse:
    """Targets and actuals of all indicators of the action, or of one; a lead fills in the actuals only."""
    action = get_action_or_404(request.user, region_slug, plan_slug, pk)
    require(request.user, "plans.report_on_action", action)
    shown = indicators_of(action) if indicator is None else [get_indicator_or_404(action, indicator)]
    may_change = request.user.has_perm("plans.change_action", action)

    closed = closed_years(action.plan)

    def form_of(row: Action, data: Any) -> ValuesForm:
        return ValuesForm(
            data, plan=action.plan, indicators=shown, values=values_of(row), targets=may_change, closed=closed
        )

    def save(given: dict[str, Any], version: int) -> Action:
        cells = {key: Value(*cell) for key, cell in given["cells"].items()}
        return set_values(actor=request.user, action=action, values=cells, version=version)

    def saved(_action: Action) -> HttpResponse:
        done(request, _("Saved."))
        return redirect(address("action", action))

    return edit_with_form(
        request,
        row=action,
        form_of=form_of,
        save=save,
        saved=saved,
        template="plans/values.html",
        context={
            "action": action,
            "plan": action.plan,
            "may_change": may_change,
            "crumbs": action_crumbs(action),
        },
    )
