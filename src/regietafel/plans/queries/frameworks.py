"""The policy frameworks, which all regions share, and what rests on them."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from regietafel.plans.models import Framework, LoggedWork, Priority


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
    return Uses(
        goals=priority.goals.count(),
        actions=priority.actions.count(),
        work=LoggedWork.objects.filter(priority=priority).count(),
    )
