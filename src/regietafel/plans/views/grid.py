"""The plan as a grid of actions by working years: on the screen and on paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from regietafel.core.access import permitted, require
from regietafel.plans.cells import target_of, told_line
from regietafel.plans.forms.filters import PlanFilterForm
from regietafel.plans.forms.several import SeveralForm
from regietafel.plans.forms.year import ReportForm
from regietafel.plans.grid_words import grid_words
from regietafel.plans.models import Plan, WorkingYear
from regietafel.plans.queries.closing import closed_years
from regietafel.plans.queries.grid import Cell, GridGoal, Reach, last_deed, marks_in, read_grid, read_lines
from regietafel.plans.rules import reach_of
from regietafel.plans.state_words import LETTERS
from regietafel.plans.views.frame import plan_crumbs, plan_frame
from regietafel.plans.views.load import get_plan_or_404
from regietafel.plans.views.read import chosen


@require_safe
@permitted("people.enter_region")
def plan_grid(request: HttpRequest, region_slug: str, plan_slug: str) -> HttpResponse:
    """What came of every action in every year; who may fill in a cell does so here."""
    plan = get_plan_or_404(request.user, region_slug, plan_slug)
    require(request.user, "people.enter_region", plan.region)
    last, reach = last_deed(plan), reach_of(request.user, plan)
    return render(
        request,
        "plans/grid.html",
        {
            **plan_frame(request, plan, "plans:grid"),
            "last_deed": last,
            **grid_context(request, plan, reach),
            **tools(plan, reach),
        },
    )


def tools(plan: Plan, reach: Reach) -> dict[str, Any]:
    """What the grid needs to be filled in: the words of its script, and the forms of one cell and of several rows."""
    today = timezone.localdate()
    any_line = WorkingYear(year=plan.start_year - 1)
    return {
        "reach": reach,
        "letters": [(letter, state) for state, letter in LETTERS.items()],
        "words": grid_words(today),
        "cell_form": ReportForm(line=any_line, plan=plan),
        "several_form": SeveralForm(plan=plan, actions=[], year=min(max(today.year, plan.start_year), plan.end_year)),
    }


@require_safe
@permitted("people.enter_region")
def grid_print(request: HttpRequest, region_slug: str, plan_slug: str) -> HttpResponse:
    """The grid on paper, every sentence in full; the filter of the address holds here too."""
    plan = get_plan_or_404(request.user, region_slug, plan_slug)
    require(request.user, "people.enter_region", plan.region)
    reach = Reach(closed=frozenset(closed_years(plan)))
    context = grid_context(request, plan, reach)
    return render(request, "plans/grid_print.html", {**context, "plan": plan, "crumbs": plan_crumbs(plan)})


def grid_context(request: HttpRequest, plan: Plan, reach: Reach) -> dict[str, Any]:
    """What screen and paper show alike."""
    sees_reports = request.user.has_perm("plans.view_history", plan)
    lines = read_lines(plan)
    choice = chosen(request, plan, marks_in(lines))
    grid = read_grid(choice.shown, lines, reach)
    shown = [cell.line for goal in grid for row in goal.rows for cell in row.cells if cell.line]
    told = {target_of(line): told_line(line, sees_reports=sees_reports) for line in shown}
    return {
        "choice": choice,
        "filter_form": PlanFilterForm(choice),
        "sees_reports": sees_reports,
        "years": [{"year": year, "closed": year in reach.closed} for year in plan.years],
        "goals": [shown_goal(goal, plan, told) for goal in grid],
        "told": told,
    }


def shown_goal(goal: GridGoal, plan: Plan, told: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    """A goal with its rows, as they are drawn: five hundred rows leave no time for tags that ask."""
    base = reverse("plans:plan", args=[plan.region.slug, plan.slug])
    rows = [
        {
            "row": one.row,
            "url": f"{base}actions/{one.row.action.pk}/",
            "may_change": one.may_change,
            "cells": [shown_cell(cell, base, told.get(cell.target)) for cell in one.cells],
        }
        for one in goal.rows
    ]
    return {"node": goal.node, "rows": rows}


def shown_cell(cell: Cell, base: str, told: dict[str, Any] | None) -> dict[str, Any]:
    """A cell in words, with the page on which it can be filled in or read without any script."""
    page = f"{base}actions/{cell.action.pk}/"
    shown: dict[str, Any] = {"target": cell.target, "year": cell.year, "may_change": cell.may_change}
    if told is None:
        return {**shown, "url": f"{page}years/" if cell.may_change else ""}
    return {
        **shown,
        "state": told["state"],
        "assumed": "assumed" in told,
        "text": told.get("sentence") or told.get("reason", ""),
        "said": told.get("said", ""),
        "url": f"{page}years/{cell.year}/" if cell.may_change else f"{page}#year-{cell.year}",
    }
