"""How an operation runs: one transaction, the row locked, a stale version refused."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

from django.db import models, transaction

from regietafel.core.errors import Collision

P = ParamSpec("P")
R = TypeVar("R")
M = TypeVar("M", bound=models.Model)


def operation(function: Callable[P, R]) -> Callable[P, R]:
    """Run the function as one transaction, so that a half-done deed cannot stay behind.

    A marker as much as a tool: the architecture tests know by it what may write.
    """

    @functools.wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        with transaction.atomic():
            return function(*args, **kwargs)

    run.is_operation = True  # type: ignore[attr-defined]
    return run


def locked(row: M) -> M:
    """Return a fresh copy of the row, locked until the transaction ends.

    SQLite has no row locks; there the transaction itself, begun as a writer, is the lock. ``__class__`` and not
    ``type()``: the person of a request is a stand-in that only knows its own class by that name.
    """
    manager: Any = row.__class__._default_manager
    fresh: M = manager.select_for_update().get(pk=row.pk)
    return fresh


def locked_at(row: M, version: int | None) -> M:
    """Lock the row and insist that it still has the version that the person was looking at.

    ``version=None`` says that the caller looked at nothing (a nightly command) and takes what is there.
    """
    fresh = locked(row)
    if version is not None and getattr(fresh, "version") != version:
        raise Collision(fresh)
    return fresh
