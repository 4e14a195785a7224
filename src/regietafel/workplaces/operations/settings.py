"""How a region keeps its directory: whether everybody may look in it, whether changes wait, how often it is checked."""

from __future__ import annotations

from typing import Any

from regietafel.core.operations import locked, locked_at, operation
from regietafel.journal.operations import record, snapshot
from regietafel.territories.models import Region
from regietafel.workplaces.models import DirectorySettings
from regietafel.workplaces.queries.visible import settings_of

SAID = ("is_public", "changes_wait", "check_every_months", "opening")


@operation
def set_directory(*, actor: Any, region: Region, version: int | None, **values: Any) -> DirectorySettings:
    """Set the rules of a directory; changes that wait already go on waiting for somebody to decide."""
    locked(region)
    row = settings_of(region)
    fresh = locked_at(row, version) if row.pk else row
    before = snapshot(fresh, SAID)
    for name in SAID:
        setattr(fresh, name, values[name])
    after = snapshot(fresh, SAID)
    if after != before or fresh.pk is None:
        fresh.save_next()
        record(actor=actor, verb="changed", on=fresh, region=region, before=before, after=after, label=region.name)
    return fresh
