"""The secret in the address of a feed, and when it was read last.

Only a digest stands in the table. A reader of the address writes nothing in a GET: when it was read is noted in the
cache, and the clock takes it over into the table.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets

from django.core.cache import cache

from regietafel.consultation.models import CalendarFeed

NOTED_FOR = 7 * 24 * 3600


def new_token() -> str:
    """A secret that nobody guesses."""
    return secrets.token_urlsafe(32)


def digest_of(token: str) -> str:
    """What is kept of it."""
    return hashlib.sha256(token.encode()).hexdigest()


def feed_behind(token: str) -> CalendarFeed | None:
    """The feed of an address, withdrawn or not; None for an address that we never gave."""
    rows = CalendarFeed.objects.select_related("user", "region", "body")
    return rows.filter(digest=digest_of(token)).first()


def note_read(feed: CalendarFeed, now: dt.datetime) -> None:
    """Note that a program read along."""
    cache.set(f"feed-read:{feed.pk}", now.isoformat(), NOTED_FOR)


def last_read(feed: CalendarFeed) -> dt.datetime | None:
    """When a program read along for the last time."""
    noted = cache.get(f"feed-read:{feed.pk}")
    return dt.datetime.fromisoformat(noted) if noted else feed.last_read_at
