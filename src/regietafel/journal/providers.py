"""What the journal tells pages that know nothing of it."""

from __future__ import annotations

from typing import Any

from regietafel.core.registry import LastChange
from regietafel.journal.models import Entry, kind_of


def last_change(row: Any) -> LastChange | None:
    """Who touched a row last, by the name that they had then."""
    entry = Entry.objects.filter(kind=kind_of(row), object_id=row.pk).first()
    return LastChange(who=entry.actor_name, at=entry.at) if entry else None
