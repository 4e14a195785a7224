"""How the tables of this folder are read, and how a plan is put in a moment of its life."""

from __future__ import annotations

from regietafel.plans.models import Plan, PlanStatus


def cells(table: str) -> list[tuple[str, str, int]]:
    """A table as (role, moment, status)."""
    head, *rows = [line.split() for line in table.strip().splitlines()]
    return [(role, moment, int(code)) for role, *codes in rows for moment, code in zip(head, codes, strict=True)]


def put(plan: Plan, moment: str) -> None:
    """Put the plan in a moment of its life."""
    is_open = moment == "published"
    status = PlanStatus.RUNNING if is_open else PlanStatus(moment)
    Plan.objects.filter(pk=plan.pk).update(status=status, published_at="2023-01-01T00:00Z" if is_open else None)
