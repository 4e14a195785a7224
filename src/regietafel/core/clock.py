"""The work of the clock: everything that must happen though nobody asks for it.

Each part stands alone and may run twice, late, or beside another tick.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from django.conf import settings
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from regietafel.core import registry
from regietafel.core.heartbeat import beat

log = logging.getLogger("regietafel.clock")
KEEP_TASKS = dt.timedelta(days=7)
STUCK_AFTER = dt.timedelta(days=1)


@dataclass(frozen=True)
class Done:
    """What came of one part."""

    name: str
    report: str
    ok: bool = True


def tick(now: dt.datetime | None = None) -> list[Done]:
    """Run every part, and report each; what fails is logged and does not stop the others."""
    moment = now or timezone.now()
    done = [attempt(name, part) for name, part in parts(moment)]
    beat("clock")
    return done


def attempt(name: str, part: Callable[[], str]) -> Done:
    """Run one part and turn a failure into a line."""
    try:
        return Done(name, part())
    except Exception as error:
        log.exception("part of the clock failed", extra={"line": {"part": name}})
        return Done(name, f"failed: {type(error).__name__}", ok=False)


def parts(now: dt.datetime) -> Iterator[tuple[str, Callable[[], str]]]:
    """What the apps handed over, then the bins from the top of the house down, then our own cleaning.

    Downwards, because what a higher app removes may hold on to rows of a lower one.
    """
    for name, provider in registry.ticks.items():
        yield name, lambda provider=provider: provider(now)  # type: ignore[misc]
    before = now - dt.timedelta(days=settings.RESTORE_DAYS)
    for name, purger in reversed(list(registry.purgers.items())):
        yield f"bin of {name}", lambda purger=purger: f"{purger(before)} rows gone for good"  # type: ignore[misc]
    yield "sessions", clear_sessions
    yield "tasks", lambda: clear_tasks(now)


def clear_sessions() -> str:
    """Throw away sessions that have ended."""
    store: Any = import_module(settings.SESSION_ENGINE).SessionStore
    store.clear_expired()
    return "ended ones cleared"


def clear_tasks(now: dt.datetime) -> str:
    """Forget finished tasks after a while; one whose worker was killed counts as finished after a day.

    Nothing is lost by that: a task only wakes somebody to rows that wait anyway.
    """
    old, _ = DBTaskResult.objects.finished().filter(finished_at__lt=now - KEEP_TASKS).delete()
    stuck, _ = DBTaskResult.objects.running().filter(started_at__lt=now - STUCK_AFTER).delete()
    return f"{old + stuck} forgotten"
