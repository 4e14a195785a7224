"""Freshness asked of the tables: the same answer as :mod:`regietafel.workplaces.freshness`, for all workplaces at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db.models import F, Q, QuerySet

from regietafel.membership.models import Affiliation
from regietafel.people.models import RoleKind
from regietafel.territories.models import Region
from regietafel.workplaces.freshness import BADGE_AFTER, CALLED_AFTER, LAPSES_AFTER, Freshness, due_on, freshness
from regietafel.workplaces.models import Listing, Workplace
from regietafel.workplaces.queries.visible import running, settings_of

MOST_MONTHS = 36
FROM = {
    Freshness.DUE: dt.timedelta(0),
    Freshness.TO_CALL: CALLED_AFTER,
    Freshness.UNCONFIRMED: BADGE_AFTER,
    Freshness.LAPSED: LAPSES_AFTER,
}
"""After how much lateness a workplace is at least in this state."""
ORDER = list(Freshness)


def asked_about(region: Region, today: dt.date) -> QuerySet[Workplace]:
    """The workplaces of a region that are watched over: there, running, and not out of the list by wish."""
    rows = Workplace.objects.filter(running(today), region=region, removed_at__isnull=True)
    return rows.exclude(listing=Listing.HIDDEN)


def last_confirmed_by(day: dt.date, months: int) -> dt.date:
    """The last day of confirmation of which the next check was due on a day at the latest.

    Months differ in length, so that several days may be due on the same one; the last of them is meant.
    """
    found = day - relativedelta(months=months)
    while found + dt.timedelta(days=1) + relativedelta(months=months) <= day:
        found += dt.timedelta(days=1)
    return found


def late_for(after: dt.timedelta, months: int, today: dt.date) -> Q:
    """Workplaces that are at least so late today; ``months`` holds where the organisation chose no other period."""
    day = today - after
    late = Q(verified_on__isnull=True, added_on__lte=day)
    late |= Q(check_every_months__isnull=True, verified_on__lte=last_confirmed_by(day, months))
    for own in range(1, MOST_MONTHS + 1):
        late |= Q(check_every_months=own, verified_on__lte=last_confirmed_by(day, own))
    return late


def at_least(state: Freshness, region: Region, today: dt.date) -> Q:
    """Workplaces that have come to this state, or beyond it."""
    return late_for(FROM[state], settings_of(region).check_every_months, today)


def to_confirm_by(user: Any, region: Region, today: dt.date) -> QuerySet[Workplace]:
    """The workplaces that a person keeps for an organisation and that are due to be confirmed, the longest due first."""
    if not getattr(user, "is_authenticated", False):
        return Workplace.objects.none()
    kept = Affiliation.objects.filter(
        role__user=user, role__region=region, role__kind=RoleKind.EDITOR, role__ended_at__isnull=True
    )
    rows = asked_about(region, today).filter(
        at_least(Freshness.DUE, region, today), organisation__in=kept.values("organisation")
    )
    return rows.select_related("organisation").order_by(F("verified_on").asc(nulls_first=True), "name", "pk")


def in_state(rows: QuerySet[Workplace], state: Freshness, region: Region, today: dt.date) -> QuerySet[Workplace]:
    """Those that are in just this state."""
    if state == Freshness.FRESH:
        return rows.exclude(at_least(Freshness.DUE, region, today))
    found = rows.filter(at_least(state, region, today))
    beyond = ORDER.index(state) + 1
    return found.exclude(at_least(ORDER[beyond], region, today)) if beyond < len(ORDER) else found


def months_of(workplace: Workplace, default: int) -> int:
    """How often this workplace is asked about: as the organisation chose, else as the region does."""
    return workplace.check_every_months or default


def freshness_of(workplace: Workplace, default: int, today: dt.date) -> Freshness:
    """How fresh one workplace is."""
    return freshness(workplace.verified_on, workplace.added_on, months_of(workplace, default), today)


def first_due(workplaces: Iterable[Workplace], default: int) -> dt.date | None:
    """The day on which the first of them was due."""
    days = [due_on(one.verified_on, one.added_on, months_of(one, default)) for one in workplaces]
    return min(days, default=None)
