"""Freshness asked of the database: the days between which a confirmation must lie, for each rhythm that is in use."""

from __future__ import annotations

import datetime as dt

from dateutil.relativedelta import relativedelta
from django.db.models import Q, QuerySet

from regietafel.workplaces.freshness import BADGE_AFTER, CALLED_AFTER, LAPSES_AFTER, Freshness
from regietafel.workplaces.models import Workplace

LATE = {
    Freshness.FRESH: (None, dt.timedelta(0)),
    Freshness.DUE: (dt.timedelta(0), CALLED_AFTER),
    Freshness.TO_CALL: (CALLED_AFTER, BADGE_AFTER),
    Freshness.UNCONFIRMED: (BADGE_AFTER, LAPSES_AFTER),
    Freshness.LAPSED: (LAPSES_AFTER, None),
}
"""How late a workplace is at least, and at which lateness it is something else."""


def last_due(months: int, day: dt.date) -> dt.date:
    """The last day on which a confirmation would be due again on a day, or before it."""
    found = day - relativedelta(months=months)
    while found + dt.timedelta(days=1) + relativedelta(months=months) <= day:
        found += dt.timedelta(days=1)
    return found


def within(field: str, last: dt.date | None, first: dt.date | None) -> Q:
    """A day that lies not after the one and after the other."""
    found = Q(**{f"{field}__lte": last}) if last else Q()
    return found & Q(**{f"{field}__gt": first}) if first else found


def fresh_as(workplaces: QuerySet[Workplace], wanted: str, months: int, today: dt.date) -> QuerySet[Workplace]:
    """Those of the workplaces that are so fresh; ``months`` is the rhythm of the region, a workplace may have its own."""
    least, most = LATE[Freshness(wanted)]
    last_day = today - least if least is not None else None
    first_day = today - most if most is not None else None
    never = Q(verified_on__isnull=True) & within("added_on", last_day, first_day)
    rhythms = workplaces.order_by().values_list("check_every_months", flat=True).distinct()
    found = never
    for rhythm in list(rhythms):
        every = rhythm or months
        last = last_due(every, last_day) if last_day else None
        first = last_due(every, first_day) if first_day else None
        own = Q(check_every_months=rhythm) if rhythm is not None else Q(check_every_months__isnull=True)
        found |= Q(verified_on__isnull=False) & own & within("verified_on", last, first)
    return workplaces.filter(found)
