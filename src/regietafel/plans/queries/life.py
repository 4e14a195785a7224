"""Where a plan stands in its life, and what is asked before it takes the next step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from regietafel.people.queries import team_regions
from regietafel.plans.models import Action, Goal, Plan, PlanVersion, WorkingYear, YearState
from regietafel.plans.models.plan import LAST_YEAR
from regietafel.territories.models import Region

USUAL_YEARS = 3


def plans_to_restore(user: Any, region: Region) -> QuerySet[Plan]:
    """The plans of a region, those in the bin too, for a person who works on plans there."""
    regions = team_regions(user)
    return Plan.objects.filter(region=region).filter(region__in=regions)


def next_period(region: Region) -> dict[str, int]:
    """The years to propose for a new plan: those after the last plan of the region."""
    ends = Plan.objects.filter(region=region, removed_at__isnull=True).order_by("-end_year")
    last = ends.values_list("end_year", flat=True).first()
    if last is None or last + USUAL_YEARS > LAST_YEAR:
        return {}
    return {"start_year": last + 1, "end_year": last + USUAL_YEARS}


@dataclass(frozen=True)
class PlanSize:
    """How much stands in a plan; ``reported`` counts actions about which something was said."""

    goals: int
    actions: int
    reported: int


def plan_size(plan: Plan) -> PlanSize:
    """Count what goes along when a plan is removed."""
    actions = Action.objects.filter(plan=plan, removed_at__isnull=True)
    return PlanSize(
        goals=Goal.objects.filter(plan=plan, removed_at__isnull=True).count(),
        actions=actions.count(),
        reported=actions.filter(working_years__said_at__isnull=False).distinct().count(),
    )


def open_lines(plan: Plan) -> int:
    """How many lines still say that something is planned or under way: what one should know before closing."""
    return WorkingYear.objects.filter(
        action__plan=plan,
        action__removed_at__isnull=True,
        year__range=(plan.start_year, plan.end_year),
        state__in=[YearState.PLANNED, YearState.UNDER_WAY],
    ).count()


def versions_of(plan: Plan) -> QuerySet[PlanVersion]:
    """What was decided, the latest first; without the frozen content, which only its own page reads."""
    return PlanVersion.objects.filter(plan=plan).select_related("recorded_by").defer("content").order_by("-number")


def version_numbered(plan: Plan, number: int) -> PlanVersion | None:
    """One version with its content."""
    return PlanVersion.objects.filter(plan=plan, number=number).select_related("recorded_by").first()
