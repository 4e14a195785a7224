"""Which errors mean that the database is locked or away, so that trying again helps; all others are ours to mend."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import InterfaceError, OperationalError

OURS_TO_MEND = ("no such table", "no such column", "has no column", "syntax error", "no such function")
"""SQLite says these as operational errors too, but waiting will not bring the table."""


def is_database_away(error: BaseException | None) -> bool:
    """Whether the database was in trouble, also where something else failed because of that."""
    return any(
        isinstance(one, OperationalError | InterfaceError) and not any(words in str(one) for words in OURS_TO_MEND)
        for one in chain(error)
    )


def chain(error: BaseException | None) -> Iterator[BaseException]:
    """An error with what caused it, or during whose handling it arose."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
