"""What really took place of what an action of the plan promised: meetings held of the bodies to which it gives a norm."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from regietafel.consultation.models import TOOK_PLACE, Body, BodyNorm, HeldCount, Meeting
from regietafel.consultation.queries.visible import meetings_visible_to
from regietafel.plans.models import Action


@dataclass
class Held:
    """The meetings of one body in one year: those with a date, or only how many there were."""

    body: Body
    meetings: list[Meeting] = field(default_factory=list)
    without_dates: int = 0

    @property
    def number(self) -> int:
        """How many were held: as soon as one is dated, the dated ones count."""
        return len(self.meetings) or self.without_dates


def held_for(action: Action) -> dict[int, list[Held]]:
    """Year → what was held by each body that has its norm from the action."""
    norms = list(
        BodyNorm.objects.filter(action=action, body__removed_at__isnull=True).select_related("body", "with_body")
    )
    found: dict[int, dict[int, Held]] = defaultdict(dict)
    if not norms:
        return {}
    bodies = {norm.body_id: norm.body for norm in norms}
    for norm in norms:
        for meeting in meetings_under(norm):
            found[meeting.on.year].setdefault(norm.body_id, Held(norm.body)).meetings.append(meeting)
    for count in HeldCount.objects.filter(body__in=bodies):
        if action.plan.start_year <= count.year <= action.plan.end_year:
            held = found[count.year].setdefault(count.body_id, Held(bodies[count.body_id]))
            held.without_dates = count.held
    return {year: sorted(rows.values(), key=lambda one: one.body.name) for year, rows in found.items()}


def meetings_under(norm: BodyNorm) -> list[Meeting]:
    """The meetings that were held under a norm, as long as it held; under a joint one only those of both bodies."""
    rows = Meeting.objects.filter(removed_at__isnull=True, state__in=TOOK_PLACE)
    if norm.with_body_id is None:
        rows = rows.filter(Q(body=norm.body_id) | Q(joint_with=norm.body_id))
    else:
        one = Q(body=norm.body_id, joint_with=norm.with_body_id)
        rows = rows.filter(one | Q(body=norm.with_body_id, joint_with=norm.body_id))
    last = norm.until or dt.date.max
    return list(rows.filter(on__gte=norm.since, on__lte=last).select_related("body").distinct().order_by("on"))


def seen_by(user: Any, held: dict[int, list[Held]]) -> frozenset[int]:
    """Which of these meetings a person may read, so that only those become links."""
    keys = [one.pk for rows in held.values() for row in rows for one in row.meetings]
    return (
        frozenset(meetings_visible_to(user).filter(pk__in=keys).values_list("pk", flat=True)) if keys else frozenset()
    )
