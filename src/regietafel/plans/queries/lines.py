"""The accountable lines of actions: one by one, and those whose year nobody confirmed."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, QuerySet

from regietafel.people.queries import network_regions
from regietafel.plans.models import Action, Evidence, Plan, WorkingYear, YearBasis
from regietafel.plans.queries.choices import actions_in_order
from regietafel.plans.queries.visible import actions_visible_to


def standing_evidence() -> QuerySet[Evidence]:
    """The evidence that does not lie in the bin, a file with its document, with all that a list of it shows."""
    found = Evidence.objects.filter(removed_at__isnull=True, document__removed_at__isnull=True)
    return found.select_related("added_by", "document").prefetch_related("document__versions__stored")


def at_hand() -> Prefetch[Any]:
    """Reads the standing evidence along with lines."""
    return Prefetch("evidence", standing_evidence())


def evidence_by_line(plan: Plan, year: int) -> dict[int, list[Evidence]]:
    """What shows that the lines of a plan in a year are true, by the key of the line; two queries, and one for the files."""
    found: dict[int, list[Evidence]] = {}
    for evidence in standing_evidence().filter(line__action__plan=plan, line__year=year).order_by("added_at", "pk"):
        found.setdefault(evidence.line_id, []).append(evidence)
    return found


def lines_with_readable_files(user: Any) -> QuerySet[Any]:
    """The keys of the lines whose files a person may read: those of plans that they see as one of the network."""
    regions = network_regions(user)
    seen = actions_visible_to(user).filter(plan__region__in=regions)
    return WorkingYear.objects.filter(action__in=seen).values("pk")


def line_of(action: Action, year: int) -> WorkingYear | None:
    """The line of an action in a year, with its evidence at hand."""
    found = (
        WorkingYear.objects.filter(action=action, year=year)
        .select_related("said_by")
        .prefetch_related(at_hand())
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
    """One piece of evidence of a line, in the bin or not, so that a button pressed twice is no mistake."""
    found = Evidence.objects.filter(line=line, pk=pk).select_related("document").first()
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
