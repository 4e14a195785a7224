"""Feeds: an address is made, shown once, and withdrawn."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from regietafel.consultation.feed_tokens import digest_of, last_read, new_token
from regietafel.consultation.models import Body, CalendarFeed, FeedScope
from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, operation
from regietafel.journal.operations import record
from regietafel.territories.models import Region

MOST_FEEDS = 20


@operation
def make_feed(*, actor: Any, region: Region, scope: str, body: Body | None = None) -> tuple[CalendarFeed, str]:
    """Make an address; the secret in it is given back this once and kept nowhere."""
    if scope == FeedScope.BODY and (body is None or body.region_id != region.pk):
        raise Refusal(_("Choose the body."), field="what")
    if CalendarFeed.objects.filter(user=actor.pk, region=region, withdrawn_at__isnull=True).count() >= MOST_FEEDS:
        raise Refusal(_("You have many addresses already. Withdraw one that you do not use."), field="what")
    token = new_token()
    feed = CalendarFeed.objects.create(
        user=actor,
        region=region,
        scope=scope,
        body=body if scope == FeedScope.BODY else None,
        digest=digest_of(token),
    )
    record(actor=actor, verb="created", on=feed, region=region)
    return feed, token


@operation
def withdraw_feed(*, actor: Any, feed: CalendarFeed, now: dt.datetime) -> CalendarFeed:
    """Let an address work no more. Twice is once."""
    fresh = locked(feed)
    if fresh.withdrawn_at is None:
        fresh.withdrawn_at = now
        fresh.save(update_fields=["withdrawn_at"])
        record(actor=actor, verb="withdrawn", on=fresh, region=fresh.region)
    return fresh


@operation
def keep_last_reads(*, actor: None) -> int:
    """Take over into the table when feeds were read last."""
    kept = 0
    for feed in CalendarFeed.objects.filter(withdrawn_at__isnull=True):
        at = last_read(feed)
        if at is not None and at != feed.last_read_at:
            CalendarFeed.objects.filter(pk=feed.pk).update(last_read_at=at)
            kept += 1
    return kept
