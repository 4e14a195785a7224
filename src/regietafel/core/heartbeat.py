"""When worker and clock were last seen, so that `check` can say which of them has stopped.

Kept in the cache that all processes share: losing it costs nothing, and it does not belong in a backup.
"""

from __future__ import annotations

import datetime as dt

from django.core.cache import cache
from django.utils import timezone


def beat(name: str) -> None:
    """Say that a process is alive and at work."""
    cache.set(f"heartbeat:{name}", timezone.now().isoformat(), timeout=None)


def last_beat(name: str) -> dt.datetime | None:
    """When the process last said so, if it ever did."""
    found = cache.get(f"heartbeat:{name}")
    return dt.datetime.fromisoformat(found) if found else None
