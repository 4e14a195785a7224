"""What the worker has to do, and what a list of readings says of each."""

from __future__ import annotations

import datetime as dt

from django.db.models import Count, Q, QuerySet

from regietafel.intake.models import Level, NodeState, Reading, ReadingState
from regietafel.intake.queries.nodes import nodes_of

GIVEN_UP = dt.timedelta(minutes=3)
"""After this a reading that is still being read was given up by its worker: a child ends well before."""


def waiting_readings(now: dt.datetime) -> QuerySet[Reading]:
    """What waits to be read, the oldest first, with what a worker that was ended left half-way."""
    left = Q(state=ReadingState.READING, taken_up_at__lt=now - GIVEN_UP)
    wanted = Q(state=ReadingState.WAITING) | left
    return Reading.objects.filter(wanted, removed_at__isnull=True).order_by("asked_at", "pk")


def is_left_half_way(reading: Reading, now: dt.datetime) -> bool:
    """Whether nobody is reading it any more, though it says so."""
    at = reading.taken_up_at
    return reading.state == ReadingState.READING and at is not None and at < now - GIVEN_UP


def counts_of(reading: Reading) -> dict[str, int]:
    """How many nodes of each level, how many somebody looked at, about how many there is doubt."""
    there = nodes_of(reading)
    looking = Q(state=NodeState.OPEN)
    found: dict[str, int] = there.order_by().aggregate(
        all=Count("pk"),
        looked_at=Count("pk", filter=~looking),
        doubtful=Count("pk", filter=looking & ~Q(doubts={})),
        **{level: Count("pk", filter=Q(level=level)) for level in Level.values},
    )
    return found


def with_counts(readings: QuerySet[Reading]) -> QuerySet[Reading]:
    """Readings with how many nodes each has and how many of them somebody looked at, without their text."""
    there = ~Q(nodes__state=NodeState.MERGED)
    return (
        readings.order_by("-asked_at", "-pk")
        .defer("result")
        .select_related("asked_by", "document")
        .annotate(
            node_count=Count("nodes", filter=there),
            looked_at=Count("nodes", filter=there & ~Q(nodes__state=NodeState.OPEN)),
        )
    )
