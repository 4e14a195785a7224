"""What became of readings: the times that one was taken over, and the passages of a goal or an action."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from regietafel.intake.models import Adopted, Adoption, Reading
from regietafel.plans.models import Action, Goal, Plan, PlanStatus
from regietafel.plans.queries import plans_visible_to


def adoptions_of(reading: Reading) -> QuerySet[Adoption]:
    """The times that a reading was taken over, the latest first; who sees the reading sees these."""
    return Adoption.objects.filter(reading=reading).select_related("plan__region", "by", "undone_by")


def adoption_of(reading: Reading, pk: int) -> Adoption | None:
    """One of them."""
    return adoptions_of(reading).filter(pk=pk).first()


def passages_of(row: Goal | Action) -> list[Adopted]:
    """Where a goal or an action was read, the latest document first, without what was undone."""
    named = {"goal": row} if isinstance(row, Goal) else {"action": row}
    found = Adopted.objects.filter(**named, adoption__undone_at__isnull=True)
    return list(
        found.select_related("adoption__reading", "adoption__region").defer("adoption__reading__result").order_by("-pk")
    )


def plans_to_compare(user: Any, reading: Reading) -> QuerySet[Plan]:
    """The plans of the region that can still change."""
    plans = plans_visible_to(user).filter(region=reading.region).exclude(status=PlanStatus.CLOSED)
    return plans.select_related("framework")
