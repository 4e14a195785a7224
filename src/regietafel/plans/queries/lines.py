"""The accountable lines of actions: one by one, and those whose year nobody confirmed."""

from __future__ import annotations

from regietafel.plans.models import Action, Evidence, Plan, WorkingYear, YearBasis
from regietafel.plans.queries.choices import actions_in_order


def line_of(action: Action, year: int) -> WorkingYear | None:
    """The line of an action in a year, with its evidence at hand."""
    found = (
        WorkingYear.objects.filter(action=action, year=year)
        .select_related("said_by")
        .prefetch_related("evidence__added_by")
        .first()
    )
    if found:
        found.action = action
    return found


def lines_of(action: Action) -> list[WorkingYear]:
    """The lines of an action in the order of the years."""
    return list(WorkingYear.objects.filter(action=action).order_by("year"))


def stated_years(action: Action) -> list[int]:
    """The years that the plan states or a person confirmed."""
    return [line.year for line in lines_of(action) if line.basis != YearBasis.ASSUMED]


def evidence_of(line: WorkingYear, pk: int) -> Evidence | None:
    """One piece of evidence of a line."""
    found = Evidence.objects.filter(line=line, pk=pk).first()
    if found:
        found.line = line
    return found


def assumed_actions(plan: Plan) -> list[Action]:
    """The actions of a plan with a year that nobody confirmed, in the order of the plan; ``assumed`` holds those years."""
    years: dict[int, list[int]] = {}
    lines = WorkingYear.objects.filter(action__plan=plan, basis=YearBasis.ASSUMED).order_by("year")
    for key, year in lines.values_list("action", "year"):
        years.setdefault(key, []).append(year)
    found = [action for action in actions_in_order(plan) if action.pk in years]
    for action in found:
        action.assumed = years[action.pk]  # type: ignore[attr-defined]
    return found
