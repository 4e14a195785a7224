"""What the plans hand down: what lies in the bin, how it comes back or goes for good, and where its page is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from regietafel.core import registry
from regietafel.core.errors import Refusal
from regietafel.core.registry import RemovedRow
from regietafel.plans.models import Goal, Plan
from regietafel.plans.operations.goals import purge_goals, restore_goal
from regietafel.plans.operations.plans import purge_plans, restore_plan
from regietafel.territories.models import Region


def gone_from_bin() -> Refusal:
    """What to say when a row was put back, or went for good, while somebody looked at the bin."""
    return Refusal(_("This does not lie in the bin any more."))


def removed_plans(region: Region) -> Iterator[RemovedRow]:
    """The plans in the bin of a region."""
    for plan in Plan.objects.filter(region=region, removed_at__isnull=False).select_related("removed_by"):
        yield removed_row("plans.plan", plan, _("Action plan"))


def removed_goals(region: Region) -> Iterator[RemovedRow]:
    """The goals in the bin of a region; what went along with the goal or plan above is not listed again."""
    found = Goal.objects.filter(plan__region=region, plan__removed_at__isnull=True, removed_at__isnull=False)
    went_along = Q(parent__isnull=False, parent__removed_at=F("removed_at"))
    for goal in found.exclude(went_along).select_related("removed_by"):
        yield removed_row("plans.goal", goal, _("Goal"))


def removed_row(kind: str, row: Plan | Goal, kind_label: str) -> RemovedRow:
    """One line of the bin."""
    assert row.removed_at is not None, "only what was removed lies in the bin"
    return RemovedRow(
        kind=kind,
        pk=row.pk,
        label=str(row),
        kind_label=kind_label,
        removed_at=row.removed_at,
        removed_by=str(row.removed_by or ""),
    )


def put_back_plan(*, actor: Any, region: Region, pk: int) -> Plan:
    """Take a plan of the region out of the bin."""
    plan = Plan.objects.filter(region=region, pk=pk).first()
    if plan is None:
        raise gone_from_bin()
    return restore_plan(actor=actor, plan=plan)


def put_back_goal(*, actor: Any, region: Region, pk: int) -> Goal:
    """Take a goal of the region out of the bin."""
    goal = Goal.objects.filter(plan__region=region, pk=pk).first()
    if goal is None:
        raise gone_from_bin()
    return restore_goal(actor=actor, goal=goal)


def plan_url(region: Region, pk: int) -> str:
    """The page of a plan, unless it is gone."""
    slug = Plan.objects.filter(region=region, pk=pk, removed_at__isnull=True).values_list("slug", flat=True).first()
    return reverse("plans:plan", args=[region.slug, slug]) if slug else ""


def goal_url(region: Region, pk: int) -> str:
    """The place of a goal in its plan, unless it is gone."""
    goal = (
        Goal.objects.filter(plan__region=region, plan__removed_at__isnull=True, pk=pk, removed_at__isnull=True)
        .select_related("plan")
        .first()
    )
    return reverse("plans:plan", args=[region.slug, goal.plan.slug]) + f"#goal-{pk}" if goal else ""


def purged_plans(before: dt.datetime) -> int:
    """Let the clock empty the bin of plans."""
    return purge_plans(actor=None, before=before)


def purged_goals(before: dt.datetime) -> int:
    """Let the clock empty the bin of goals."""
    return purge_goals(actor=None, before=before)


def hand_over() -> None:
    """Put everything in its slot."""
    registry.removed_rows.register("plans.plan", removed_plans)
    registry.removed_rows.register("plans.goal", removed_goals)
    registry.restorers.register("plans.plan", put_back_plan)
    registry.restorers.register("plans.goal", put_back_goal)
    registry.purgers.register("plans.plan", purged_plans)
    registry.purgers.register("plans.goal", purged_goals)
    registry.journal_urls.register("plans.plan", plan_url)
    registry.journal_urls.register("plans.goal", goal_url)
