"""How one row goes into the bin, comes out of it, and is gone for good: each of the three with its line in the journal.

Whether it may is for the operation that calls; these work inside its transaction, on a row that it has locked.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from regietafel.journal.operations import record
from regietafel.territories.models import Region


def put_in_bin(row: Any, *, actor: Any, region: Region | None, now: dt.datetime) -> None:
    """Mark the row as removed; one that lies there already keeps its own moment."""
    if row.is_removed:
        return
    row.removed_at, row.removed_by = now, actor
    row.save_next("removed_at", "removed_by")
    record(actor=actor, verb="removed", on=row, region=region)


def take_out_of_bin(row: Any, *, actor: Any, region: Region | None) -> None:
    """Put the row back as it was; one that is there already stays as it is."""
    if not row.is_removed:
        return
    row.removed_at = row.removed_by = None
    row.save_next("removed_at", "removed_by")
    record(actor=actor, verb="restored", on=row, region=region)


def empty_bin(rows: Iterable[tuple[Any, Region | None]], *, actor: Any) -> int:
    """Delete the rows for good, each with its region; how many went."""
    gone = 0
    for row, region in rows:
        record(actor=actor, verb="purged", on=row, region=region)
        row.delete()
        gone += 1
    return gone
