"""What was read of the plan as a whole is put right."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.operations import locked_at, operation
from regietafel.intake.models import Reading
from regietafel.intake.operations.sending import insist_is_there
from regietafel.journal.operations import record, snapshot

FRAME = ("title", "start_year", "end_year")


@operation
def edit_frame(
    *, actor: Any, reading: Reading, title: str, start_year: int | None, end_year: int | None, version: int | None
) -> Reading:
    """Change the title and the years."""
    if start_year and end_year and end_year < start_year:
        raise Refusal(_("The last year stands before the first."), field="end_year")
    fresh = locked_at(reading, version)
    insist_is_there(fresh)
    before = snapshot(fresh, FRAME)
    fresh.title, fresh.start_year, fresh.end_year = title, start_year, end_year
    after = snapshot(fresh, FRAME)
    if after != before:
        fresh.save_next(*FRAME)
        record(actor=actor, verb="changed", on=fresh, region=fresh.region, before=before, after=after)
    return fresh
