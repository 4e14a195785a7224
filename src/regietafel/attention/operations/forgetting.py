"""What goes again by itself: mentions that were seen, and what was put off until a day that is past."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from regietafel.attention.models import Mention, PutOff
from regietafel.core.operations import operation

SEEN_KEPT = dt.timedelta(days=90)


@operation
def forget(*, actor: None, now: dt.datetime) -> int:
    """Delete mentions that were seen long ago and days that are past; how many rows."""
    seen = Mention.objects.filter(seen_at__lt=now - SEEN_KEPT).delete()[0]
    return seen + PutOff.objects.filter(until__lte=timezone.localdate(now) - dt.timedelta(days=7)).delete()[0]


def tick(now: dt.datetime) -> str:
    """The clock's part of it."""
    return f"{forget(actor=None, now=now)} old mentions and put-off days forgotten"
