"""Which policy framework a document answers to."""

from __future__ import annotations

from collections.abc import Sequence

from regietafel.intake.models import Reading
from regietafel.plans.models import Framework, Priority
from regietafel.reading.frequency import plain
from regietafel.reading.plan_reading import Node


def priorities_in(framework: Framework | None) -> list[Priority]:
    """The priorities of a framework, in order."""
    return list(Priority.objects.filter(framework=framework).order_by("order")) if framework else []


def likely_framework(nodes: Sequence[Node], reading: Reading, chosen: str = "") -> Framework | None:
    """The framework that was chosen; else the one with most codes of the document, in its years."""
    frameworks = list(Framework.objects.prefetch_related("priorities").order_by("-start_year", "code"))
    by_key = {str(one.pk): one for one in frameworks}
    if chosen in by_key:
        return by_key[chosen]
    codes = {plain(code) for node in nodes for code in node.codes}
    first, last = reading.start_year or reading.end_year, reading.end_year or reading.start_year

    def fits(one: Framework) -> tuple[int, int]:
        """How many codes it has, and in how many years it holds."""
        shared = sum(plain(priority.code) in codes for priority in one.priorities.all())
        years = min(one.end_year, last) - max(one.start_year, first) + 1 if first and last else 0
        return max(years, 0), shared

    within = [one for one in frameworks if not first or fits(one)[0]]
    return max(within, key=fits, default=None)
