"""Telling at once when a deed opens a gap in the coverage, or closes one; it is never a reason to refuse the deed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from regietafel.plans.coverage import Cell, coverage_of
from regietafel.plans.models import Plan

R = TypeVar("R")


def watched(request: HttpRequest, plan: Plan, deed: Callable[[], R]) -> R:
    """Do the deed, and put on the next page what it changed about the subsidy condition."""
    result, opened, closed = told_of_gaps(plan, deed)
    for text in opened:
        messages.warning(request, text)
    for text in closed:
        messages.info(request, text)
    return result


def told_of_gaps(plan: Plan, deed: Callable[[], R]) -> tuple[R, list[str], list[str]]:
    """Do the deed, and say in sentences which gaps it opened and which it closed."""
    before = gaps_of(plan)
    result = deed()
    after = gaps_of(plan)
    opened, closed = (
        _("The subsidy condition is not met: %(priority)s has no action left in %(year)s."),
        _("%(priority)s has an action in %(year)s again."),
    )
    return (
        result,
        [opened % {"priority": after[key].priority, "year": after[key].year} for key in after.keys() - before.keys()],
        [closed % {"priority": before[key].priority, "year": before[key].year} for key in before.keys() - after.keys()],
    )


def gaps_of(plan: Plan) -> dict[tuple[str, int], Cell]:
    """The empty cells of the coverage by priority and year."""
    return {(cell.priority.code, cell.year): cell for cell in coverage_of(plan).gaps}
