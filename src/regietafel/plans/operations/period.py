"""When a plan gets other years: what was said stays, what was only assumed follows."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import ngettext

from regietafel.core.errors import Refusal
from regietafel.plans.models import Action, IndicatorYear, Plan, WorkingYear, YearBasis, YearState
from regietafel.plans.operations.openness import insist_year_is_open
from regietafel.plans.queries.closing import closed_years

SILENT = Q(
    basis=YearBasis.ASSUMED,
    state=YearState.PLANNED,
    sentence="",
    said_by__isnull=True,
    said_at__isnull=True,
    evidence__isnull=True,
)
"""Lines about which nobody has said anything, not even that they are meant."""
NOTHING_MEASURED = Q(target_number__isnull=True, actual_number__isnull=True, target_text="", actual_text="")


def insist_nothing_is_left_out(plan: Plan) -> None:
    """Refuse years that leave out a line or a measurement about which something was said; names the first of them."""
    for year in sorted(closed_years(plan) - {*plan.years}):
        insist_year_is_open(plan, year, field="start_year" if year < plan.start_year else "end_year")
    outside = ~Q(year__range=(plan.start_year, plan.end_year))
    lines = WorkingYear.objects.filter(outside, action__plan=plan, action__removed_at__isnull=True).exclude(SILENT)
    values = IndicatorYear.objects.filter(
        outside, indicator__action__plan=plan, indicator__action__removed_at__isnull=True
    ).exclude(NOTHING_MEASURED)
    said = {*lines.values_list("year", "action")} | {*values.values_list("year", "indicator__action")}
    if not said:
        return
    year, first = min(said)
    actions = len({action for _year, action in said})
    sentence = ngettext(
        "For %(year)s the action “%(title)s” states something. Change that first.",
        "For %(year)s the action “%(title)s” states something; %(count)s actions reach outside these years. "
        "Change those first.",
        actions,
    )
    raise Refusal(
        sentence % {"year": year, "title": Action.objects.get(pk=first), "count": actions},
        field="start_year" if year < plan.start_year else "end_year",
    )


def fit_lines(plan: Plan) -> None:
    """Let the actions whose years are all assumed count in each year of the plan, and in no other."""
    lines = WorkingYear.objects.filter(action__plan=plan)
    closed = closed_years(plan)
    years: dict[int, set[int]] = {}
    stated: set[int] = set()
    for action, year, basis in lines.values_list("action", "year", "basis"):
        years.setdefault(action, set()).add(year)
        if basis != YearBasis.ASSUMED:
            stated.add(action)
    outside = lines.exclude(year__range=(plan.start_year, plan.end_year))
    WorkingYear.objects.filter(pk__in=outside.filter(SILENT).values("pk")).delete()
    WorkingYear.objects.bulk_create(
        WorkingYear(action_id=action, year=year, basis=YearBasis.ASSUMED)
        for action, known in years.items()
        if action not in stated
        for year in plan.years
        if year not in known and year not in closed
    )
