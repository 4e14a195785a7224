"""How a body stands in a year: held against its norm, and when it meets next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from regietafel.consultation.models import TOOK_PLACE, Body, HeldCount, Meeting, MeetingState
from regietafel.consultation.queries.norms import norms_of
from regietafel.consultation.queries.visible import meetings_visible_to
from regietafel.core.dates import Precision
from regietafel.territories.models import Region


@dataclass
class Standing:
    """Held in the year of the day, the norm in words and as a number if it can be judged, and the next date after it."""

    held: int = 0
    norm: str = ""
    times: int | None = None
    next_on: dt.date | None = None


def read_standings(user: Any, region: Region, bodies: Collection[Body], day: dt.date) -> dict[int, Standing]:
    """The standing of each body, joint meetings counted for each of those that met."""
    standings = {body.pk: Standing() for body in bodies}
    dated: set[int] = set()
    met = meetings_visible_to(user).filter(body__region=region, on__gte=dt.date(day.year, 1, 1))
    rows = list(met.exclude(state=MeetingState.CANCELLED).values_list("pk", "body", "on", "precision", "state"))
    joint = joint_bodies(region)
    for meeting, body, on, precision, state in rows:
        for whose in [body, *joint.get(meeting, [])]:
            if whose not in standings:
                continue
            one = standings[whose]
            if state in TOOK_PLACE and on.year == day.year:
                dated.add(whose)
                one.held += on <= day or precision != Precision.DAY
            if on > day and precision == Precision.DAY and (one.next_on is None or on < one.next_on):
                one.next_on = on
    for pk, found in norms_of(bodies, day.year, day).items():
        if found.main is not None:
            standings[pk].norm = found.main.norm.words
            standings[pk].times = found.main.expected if found.main.norm.can_be_judged else None
    counts = HeldCount.objects.filter(body__in=list(standings), year=day.year)
    for body, held in counts.values_list("body", "held"):
        if body not in dated:
            standings[body].held = held
    return standings


def joint_bodies(region: Region) -> dict[int, list[int]]:
    """With which other bodies the meetings of a region are held, for those that are joint."""
    found: dict[int, list[int]] = {}
    joint = Meeting.joint_with.through.objects.filter(meeting__body__region=region)
    for meeting, body in joint.values_list("meeting", "body"):
        found.setdefault(meeting, []).append(body)
    return found
