"""How an operation runs: one transaction, the row locked, a stale version refused."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, ParamSpec, TypeVar

from django.db import models, transaction

from regietafel.core import registry
from regietafel.core.errors import Collision

P = ParamSpec("P")
R = TypeVar("R")
M = TypeVar("M", bound=models.Model)
Touched = set[tuple[str, int]]

_touched: ContextVar[Touched | None] = ContextVar("touched", default=None)


def operation(function: Callable[P, R]) -> Callable[P, R]:
    """Run the function as one transaction, so that a half-done deed cannot stay behind.

    A marker as much as a tool: the architecture tests know by it what may write.
    """

    @functools.wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        with transaction.atomic(), followed():
            return function(*args, **kwargs)

    run.is_operation = True  # type: ignore[attr-defined]
    return run


@contextmanager
def followed() -> Iterator[None]:
    """At the end of the outermost deed, and still within its transaction, let what is derived from its rows follow."""
    if _touched.get() is not None:
        yield
        return
    rows: Touched = set()
    token = _touched.set(rows)
    try:
        yield
    finally:
        _touched.reset(token)
    let_follow(rows)


def touch(kind: str, pk: int) -> None:
    """Say that a deed touches a row; outside a deed what is derived from it follows at once."""
    rows = _touched.get()
    if rows is None:
        let_follow({(kind, pk)})
    else:
        rows.add((kind, pk))


def let_follow(rows: Touched) -> None:
    """Call whoever keeps something that is derived from rows."""
    if rows:
        for follower in registry.followers:
            follower(rows)


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
