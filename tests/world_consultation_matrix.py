"""Bodies with who sits in them, for :mod:`tests.world`."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from regietafel.consultation.models import (
    Attendance,
    BlindSpot,
    Body,
    BodyStance,
    Meeting,
    MeetingState,
    Seat,
    SeatRole,
)
from regietafel.plans.models import Tag
from regietafel.territories.models import Region

AWAY = 70
"""How far from the other rows of a region the numbers of these stand."""


def add_matrix(region: Region, base: int, organisation: int, group: int, secret: str) -> dict[str, Any]:
    """A body that stands for all to see, one below it, and one that was removed; who is missed, and who was once."""
    word = secret or "zqtable "
    body = Body.objects.create(
        pk=base + AWAY, region=region, slug="tafel-van-de-matrix", name=f"{word}tafel", level="regional"
    )
    below = Body.objects.create(
        pk=base + AWAY + 1,
        region=region,
        slug="tafel-eronder",
        name=f"{word}tafel eronder",
        parent=body,
        stance=BodyStance.OTHER,
    )
    Body.objects.create(
        pk=base + AWAY + 2,
        region=region,
        slug="weg-tafel",
        name=f"{secret or 'zqremoved '}tafel",
        removed_at=timezone.now(),
    )
    body.themes.set(Tag.objects.filter(pk=base + 1))
    seat = Seat.objects.create(pk=base + AWAY, body=body, organisation_id=organisation, role=SeatRole.CHAIR)
    Seat.objects.create(pk=base + AWAY + 1, body=below, group_id=group, role=SeatRole.MEMBER)
    met = Meeting.objects.create(
        pk=base + AWAY, body=body, on=timezone.localdate() - dt.timedelta(30), state=MeetingState.HELD
    )
    Attendance.objects.create(pk=base + AWAY, meeting=met, seat=seat, organisation_id=organisation)
    missed = {
        "body": below,
        "organisation_id": organisation,
        "reason": f"{word}reden",
        "marked_on": timezone.localdate(),
    }
    BlindSpot.objects.create(pk=base + AWAY, **missed)
    BlindSpot.objects.create(pk=base + AWAY + 1, lifted_on=timezone.localdate(), **{**missed, "body": body})
    return {"blind_spot": base + AWAY, "lifted_blind_spot": base + AWAY + 1}
