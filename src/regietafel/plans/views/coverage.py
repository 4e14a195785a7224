"""The coverage guard on the screen: priority × working year, each figure a link to the actions that it counts."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import get_text_list
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from regietafel.core.access import permitted, require
from regietafel.plans.addresses import tree_address
from regietafel.plans.coverage import Cell
from regietafel.plans.models import Plan
from regietafel.plans.queries.filters import COUNTING, Filter
from regietafel.plans.queries.tree import ActionRow, Tree, read_tree
from regietafel.plans.views.frame import plan_frame
from regietafel.plans.views.load import get_plan_or_404


@require_safe
@permitted("people.enter_region")
def plan_coverage(request: HttpRequest, region_slug: str, plan_slug: str) -> HttpResponse:
    """Which priorities have actions in which years, where the subsidy condition is not met, and what is assumed."""
    plan = get_plan_or_404(request.user, region_slug, plan_slug)
    require(request.user, "people.enter_region", plan.region)
    tree = read_tree(plan)
    return render(
        request,
        "plans/coverage.html",
        {
            **plan_frame(request, plan, "plans:coverage"),
            "coverage": table(tree),
            "gaps": tree.coverage.gaps,
            "missing": missing(tree, timezone.localdate().year),
            "assumed": assumed_rows(tree),
        },
    )


def table(tree: Tree) -> dict[str, Any]:
    """The table as its template draws it."""
    return {
        "years": tree.coverage.years,
        "rows": [
            {
                "code": priority.code,
                "title": priority.short,
                "full": priority.title,
                "url": tree_address(tree.plan, Filter(priority=priority.code)),
                "cells": [cell_of(tree.plan, cell) for cell in cells],
            }
            for priority, cells in tree.coverage.rows
        ],
    }


def cell_of(plan: Plan, cell: Cell) -> dict[str, Any]:
    """One cell: a figure, how certain it is, and the way to the actions that it counts."""
    state = "gap" if cell.is_gap else "assumed" if cell.rests_on_assumption else "covered"
    counted = Filter(priority=cell.priority.code, year=str(cell.year), state=COUNTING)
    return {
        "year": cell.year,
        "count": cell.count,
        "assumed": len(cell.assumed),
        "state": state,
        "url": tree_address(plan, counted),
    }


def missing(tree: Tree, this_year: int) -> list[dict[str, Any]]:
    """The gaps in a sentence a priority, with the years for which there is still time."""
    found = []
    for priority, cells in tree.coverage.rows:
        empty = [cell.year for cell in cells if cell.is_gap]
        if empty:
            later = [year for year in empty if year > this_year]
            found.append({"priority": priority, "years": joined(empty), "later": joined(later)})
    return found


def joined(years: list[int]) -> str:
    """Years as one says them."""
    return get_text_list([str(year) for year in years], pgettext("between two years", "and"))


def assumed_rows(tree: Tree) -> list[tuple[ActionRow, list[int]]]:
    """The actions of which a year is assumed, with those years."""
    found = [(row, [mark.year for mark in row.years if mark.assumed]) for row in tree.rows]
    return [(row, years) for row, years in found if years]
