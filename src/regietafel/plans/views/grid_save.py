"""What the script of the grid asks and sends: operations on cells, what others did meanwhile, and what hangs on a cell."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from regietafel.core.access import permitted, require
from regietafel.core.errors import Collision, Refusal
from regietafel.core.replay import Op, replay
from regietafel.people.queries import person_of
from regietafel.plans.cells import told_cells, told_line
from regietafel.plans.forms.year import ReportForm
from regietafel.plans.models import Action, Plan, WorkingYear, YearState
from regietafel.plans.operations.reports import Report, report_on_year, take_back_report
from regietafel.plans.operations.years import open_year
from regietafel.plans.queries.grid import changed_since, last_deed, lines_of_plan, read_target
from regietafel.plans.queries.lines import line_of
from regietafel.plans.views.guard import told_of_gaps
from regietafel.plans.views.load import get_action_or_404, get_plan_or_404


@require_POST
@permitted("people.enter_region", "plans.report_on_action", "plans.change_action")
def grid_save(request: HttpRequest, region_slug: str, plan_slug: str) -> JsonResponse:
    """Do what was done in the grid, operation by operation; each cell asks its own permission."""
    plan = get_plan_or_404(request.user, region_slug, plan_slug)
    require(request.user, "people.enter_region", plan.region)
    return replay(
        request,
        {
            "report": lambda op: at_cell(request, plan, op, report_cell),
            "take_back": lambda op: at_cell(request, plan, op, take_back_cell),
        },
    )


CellDeed = Callable[[HttpRequest, Action, int, Op], WorkingYear | None]


def at_cell(request: HttpRequest, plan: Plan, op: Op, deed: CellDeed) -> dict[str, Any]:
    """Find the cell of an operation, do the deed, and say how the cells of its action stand now."""
    key, year = read_target(op["target"])
    action = get_action_or_404(request.user, plan.region.slug, plan.slug, key)
    require(request.user, "plans.report_on_action", action)
    try:
        line, opened, closed = told_of_gaps(plan, lambda: deed(request, action, year, op))
    except Collision as collision:
        raise Collision(collision.current, told_line(collision.current)) from collision
    cells = told_cells(plan, [key], lines_of_plan(plan, [key]))
    return {"version": line.version if line else 0, "cells": cells, "warnings": opened, "news": closed}


def report_cell(request: HttpRequest, action: Action, year: int, op: Op) -> WorkingYear:
    """Write what a cell says; in a year in which the action did not work yet, this adds the year."""
    line = line_of(action, year)
    if line is None and op["version"] != 0:
        raise Http404("the year was taken out of the action")
    if line is not None and op["version"] == 0:
        raise Collision(line)
    report, now, version = report_in(op, line or WorkingYear(action=action, year=year)), timezone.now(), op["version"]
    if line is None:
        require(request.user, "plans.change_action", action)
        line = open_year(actor=person_of(request), action=action, year=year)
        version = line.version
        if report == Report(YearState.PLANNED):
            return line
    return report_on_year(
        actor=person_of(request), line=line, report=report, now=now, today=timezone.localdate(now), version=version
    )


def take_back_cell(request: HttpRequest, action: Action, year: int, op: Op) -> WorkingYear | None:
    """Let a cell say what it said before; ``state`` is missing where the year itself was added."""
    line = line_of(action, year)
    if line is None:
        raise Http404("the year was taken out of the action")
    report = report_in(op, line) if op.get("state") else None
    return take_back_report(
        actor=person_of(request), line=line, report=report, now=timezone.now(), version=op["version"]
    )


def report_in(op: Op, line: WorkingYear) -> Report:
    """What an operation says, as well formed as if it came out of the form of the year."""
    sent = {name: op.get(name) for name in ("state", "sentence", "reason", "moved_to")}
    form = ReportForm(sent, line=line, plan=line.action.plan)
    if not form.is_valid():
        field, errors = next(iter(form.errors.items()))
        raise Refusal(str(errors[0]), field=field)
    values = form.cleaned_data
    moved_to = values["moved_to"] if values["state"] == YearState.MOVED else None
    return Report(values["state"], values["sentence"], values["reason"], moved_to)


@require_safe
@permitted("people.enter_region", "plans.view_history")
def grid_since(request: HttpRequest, region_slug: str, plan_slug: str) -> HttpResponse:
    """The cells of the actions at which something happened after a deed; 204 when nothing did."""
    plan = get_plan_or_404(request.user, region_slug, plan_slug)
    require(request.user, "people.enter_region", plan.region)
    require(request.user, "plans.view_history", plan)
    after = request.GET.get("after", "")
    if not (after.isascii() and after.isdigit() and len(after) < 19):
        raise Http404("no such deed")
    last = last_deed(plan)
    if last <= int(after):
        return HttpResponse(status=204)
    actions, gone = changed_since(plan, int(after))
    cells = told_cells(plan, actions, lines_of_plan(plan, actions))
    return JsonResponse({"after": last, "cells": cells, "gone": gone})
