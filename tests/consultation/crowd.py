"""A region with many bodies and many organisations that sit in them, made in a few statements."""

from __future__ import annotations

import datetime as dt

from regietafel.consultation.models import Attendance, Body, BodyLevel, Meeting, MeetingState, Seat, SeatRole
from regietafel.organisations.models import Organisation, OrganisationKind
from regietafel.territories.models import Region

LEVELS, KINDS = list(BodyLevel.values), list(OrganisationKind.values)


def make_crowd(region: Region, bodies: int, organisations: int, *, every: int, today: dt.date) -> None:
    """In each body each ``every``-th organisation sits, each time others; it met four times with a list of who came."""
    made = Organisation.objects.bulk_create(
        Organisation(
            region=region,
            name=f"Organisatie nummer {n:03}",
            short_name=f"Organisatie {n:03}",
            kind=KINDS[n % len(KINDS)],
        )
        for n in range(organisations)
    )
    tables = Body.objects.bulk_create(
        Body(region=region, slug=f"overleg-{n}", name=f"Overlegorgaan nummer {n:02}", level=LEVELS[n % len(LEVELS)])
        for n in range(bodies)
    )
    seated = [
        (body, one) for down, body in enumerate(tables) for right, one in enumerate(made) if not (down + right) % every
    ]
    roles = [SeatRole.CHAIR, SeatRole.LEAD, SeatRole.MEMBER, SeatRole.ADVISORY]
    Seat.objects.bulk_create(
        Seat(body=body, organisation=one, role=roles[n % len(roles)]) for n, (body, one) in enumerate(seated)
    )
    place = {body.pk: n for n, body in enumerate(tables)}
    meetings = Meeting.objects.bulk_create(
        Meeting(body=body, on=today - dt.timedelta(30 * turn + 5), state=MeetingState.HELD)
        for body in tables
        for turn in range(4)
    )
    Attendance.objects.bulk_create(
        Attendance(meeting=meetings[4 * place[body.pk] + n % 4], organisation=one)
        for n, (body, one) in enumerate(seated)
    )
