"""The plans of a region side by side: how long they are and whether they meet the subsidy condition."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from regietafel.plans.coverage import Coverage, coverages_of
from regietafel.plans.models import Plan, PlanStatus
from regietafel.plans.queries.visible import plans_visible_to
from regietafel.territories.models import Region


@dataclass(frozen=True)
class PlanRow:
    """A plan as a line of the list."""

    plan: Plan
    actions: int
    coverage: Coverage


def plan_rows(user: Any, region: Region) -> list[PlanRow]:
    """The plans of the region that the person may see, the newest first."""
    plans = list(
        plans_visible_to(user)
        .filter(region=region)
        .select_related("framework")
        .annotate(actions_there=Count("actions", filter=Q(actions__removed_at__isnull=True)))
        .order_by("-start_year", "-end_year", "title")
    )
    coverages = coverages_of(plans)
    for plan in plans:
        plan.region = region
    return [PlanRow(plan, getattr(plan, "actions_there"), coverages[plan.pk]) for plan in plans]


def plan_in_force(rows: list[PlanRow], year: int) -> PlanRow | None:
    """The plan by which a region works: the decided one of the year, else the last that was decided.

    A plan that was decided and is not closed goes before one that is closed but still holds the year.
    """
    decided = [row for row in rows if row.plan.status != PlanStatus.DRAFT]
    open_ones = [row for row in decided if row.plan.status != PlanStatus.CLOSED]
    of_year = [row for row in open_ones if year in row.plan.years]
    return next(iter(of_year or open_ones), None)


def judged_year(plan: Plan, year: int) -> int:
    """The year of the plan that a page about "now" shows: this one, else the nearest that the plan has."""
    return min(max(year, plan.start_year), plan.end_year)
