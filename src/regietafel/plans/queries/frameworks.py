"""The policy frameworks, which all regions share, and what rests on them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from regietafel.plans.models import Framework, Priority


def all_frameworks() -> QuerySet[Framework]:
    """The latest first."""
    return Framework.objects.order_by("-start_year", "code")


def framework_rows() -> QuerySet[Framework]:
    """For the list: each with its priorities and the number of plans that follow it."""
    return all_frameworks().prefetch_related("priorities").annotate(plan_count=Count("plans"))


def framework_by_code(code: str) -> Framework | None:
    """One framework."""
    return Framework.objects.filter(code=code).first()


def priority_of(framework: Framework, pk: int) -> Priority | None:
    """One priority of a framework."""
    priority = Priority.objects.filter(framework=framework, pk=pk).first()
    if priority is not None:
        priority.framework = framework
    return priority


@dataclass(frozen=True)
class Uses:
    """How many rows rest on a priority, over all regions; only the numbers, for a platform administrator sees no rows."""

    goals: int
    actions: int
    work: int

    @property
    def any(self) -> bool:
        """Whether anything does."""
        return bool(self.goals or self.actions or self.work)


def uses_of(priority: Priority) -> Uses:
    """What rests on a priority; what lies in a bin counts too, since it may come back."""
    counted = with_uses(Priority.objects.filter(pk=priority.pk)).get()
    return uses_in(counted)


def with_uses(priorities: QuerySet[Priority]) -> QuerySet[Any]:
    """Count what rests on each of them, in one query."""
    return priorities.annotate(
        goal_count=Count("goals", distinct=True),
        action_count=Count("actions", distinct=True),
        work_count=Count("logged_work", distinct=True),
    )


def uses_in(counted: Any) -> Uses:
    """The counts of a priority as one thing."""
    return Uses(goals=counted.goal_count, actions=counted.action_count, work=counted.work_count)


def priority_rows(framework: Framework) -> list[tuple[Priority, Uses]]:
    """The priorities of a framework in order, each with what rests on it."""
    rows = with_uses(Priority.objects.filter(framework=framework)).order_by("order", "pk")
    return [(priority, uses_in(priority)) for priority in rows]


def is_in_use(framework: Framework) -> bool:
    """Whether a plan follows the framework, or anything rests on one of its priorities."""
    return framework.plans.exists() or any(uses.any for _priority, uses in priority_rows(framework))
