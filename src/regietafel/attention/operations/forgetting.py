"""What goes again by itself: mentions in texts that are gone, and what was put off until a day that is past."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from regietafel.attention import texts
from regietafel.attention.models import Mention, PutOff
from regietafel.core.operations import operation

KEPT = dt.timedelta(days=90)
"""Longer than anything lies in the bin: by then a text that is not there is gone for good."""


@operation
def forget(*, actor: None, now: dt.datetime) -> int:
    """Delete mentions in texts that are gone for good and days that are past; how many rows.

    A mention that was seen stays as long as its text calls the person, or the next deed on the text would tell it anew.
    """
    old = Mention.objects.filter(made_at__lt=now - KEPT)
    gone = [one.pk for one in old if texts.spoken(one.kind, one.object_pk) is None]
    return (
        Mention.objects.filter(pk__in=gone).delete()[0]
        + PutOff.objects.filter(until__lte=timezone.localdate(now) - dt.timedelta(days=7)).delete()[0]
    )


def tick(now: dt.datetime) -> str:
    """The clock's part of it."""
    return f"{forget(actor=None, now=now)} old mentions and put-off days forgotten"
