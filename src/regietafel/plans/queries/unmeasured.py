"""Indicators of which nobody said what they came to: in a year that was worked in, and is over or nearly."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from regietafel.plans.lifecycle import COUNTS_IN_YEAR
from regietafel.plans.models import Action, Indicator, IndicatorYear, Plan, WorkingYear

DAYS_BEFORE = 30
"""How long before the end of a year its indicators begin to be asked for."""


@dataclass(frozen=True)
class Unmeasured:
    """An indicator that lacks the result of a year."""

    indicator: Indicator
    action: Action
    year: int


def due_years(years: Iterable[int], today: dt.date) -> list[int]:
    """The years that are over, or will be within thirty days."""
    return [year for year in years if days_left(year, today) <= DAYS_BEFORE]


def days_left(year: int, today: dt.date) -> int:
    """How many days the year still has; below zero when it is over."""
    return (dt.date(year, 12, 31) - today).days


def unmeasured(plan: Plan, years: Collection[int], actions: Collection[int] | None = None) -> list[Unmeasured]:
    """What lacks a result in these years, by year, then as the plan stands; three questions however long the plan is.

    An indicator is asked for in the years for which it has a target; one without any target, in every year in which
    its action works.
    """
    if not years:
        return []
    of_plan = {"action__plan": plan, "action__removed_at__isnull": True, "action__goal__removed_at__isnull": True}
    indicators = Indicator.objects.filter(**of_plan).select_related("action")
    if actions is not None:
        indicators = indicators.filter(action__in=actions)
    targets: dict[int, set[int]] = {}
    told: set[tuple[int, int]] = set()
    for value in IndicatorYear.objects.filter(indicator__action__plan=plan):
        if value.target_number is not None or value.target_text:
            targets.setdefault(value.indicator_id, set()).add(value.year)
        if value.actual_number is not None or value.actual_text:
            told.add((value.indicator_id, value.year))
    lines = WorkingYear.objects.filter(action__plan=plan, year__in=years, state__in=COUNTS_IN_YEAR)
    works = {*lines.order_by().values_list("action", "year")}
    found = list(indicators.order_by("action__goal__order", "action__order", "action", "order", "pk"))
    for one in found:
        one.action.plan = plan
    return [
        Unmeasured(one, one.action, year)
        for year in sorted(years)
        for one in found
        if (one.action_id, year) in works and (one.pk, year) not in told and year in targets.get(one.pk, {year})
    ]
