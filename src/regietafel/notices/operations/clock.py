"""What the clock does for the outbox. Safe to run twice, or late."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q

from regietafel.notices import lifecycle
from regietafel.notices.models import MailState, OutboxMail
from regietafel.notices.operations.posting import wake

OVER = (MailState.SENT, MailState.CANCELLED)


def reclaim(now: dt.datetime) -> int:
    """Mark as uncertain what a worker took and never answered for: it may have left, so it is not sent again."""
    lost = OutboxMail.objects.filter(state=MailState.SENDING, claimed_at__lt=now - lifecycle.GIVEN_UP_AFTER)
    return lost.update(state=MailState.UNCERTAIN)


def forget(now: dt.datetime) -> int:
    """Delete mail that is over and old: that of a region after half a year, that about accounts after a week."""
    old = Q(region__isnull=False, created_at__lt=now - lifecycle.KEEP_MAIL) | Q(
        region__isnull=True, created_at__lt=now - lifecycle.KEEP_ACCOUNT_MAIL
    )
    gone, _rows = OutboxMail.objects.filter(old, state__in=OVER).delete()
    return gone


def tick(now: dt.datetime) -> str:
    """Give up what was lost, wake the worker for what is due, forget what is old; one line of report."""
    lost = reclaim(now)
    due = OutboxMail.objects.filter(state=MailState.QUEUED, next_try_at__lte=now).count()
    if due:
        wake()
    gone = forget(now)
    return f"{due} mails due, {lost} given up as uncertain, {gone} forgotten"
