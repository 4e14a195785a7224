"""What all three kinds share: into the bin, out of it and gone; and refusing what belongs elsewhere."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from regietafel.core.dates import PreciseDate
from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, operation
from regietafel.journal.bin import empty_bin, put_in_bin, take_out_of_bin
from regietafel.projects.models import Call, Course, Project
from regietafel.territories.models import Region

Kept = TypeVar("Kept", bound=Call | Project | Course)


def with_removed(there: Iterable[Any], given: Iterable[Any]) -> list[Any]:
    """What was chosen, and what could not be chosen since it lies in the bin: it comes back with its link."""
    return [*given, *(row for row in there if getattr(row, "is_removed", False))]


@operation
def remove(*, actor: Any, row: Kept, now: dt.datetime) -> Kept:
    """Put a call, project or course in the bin. Twice is once."""
    fresh = locked(row)
    put_in_bin(fresh, actor=actor, region=fresh.region, now=now)
    return fresh


@operation
def restore(*, actor: Any, row: Kept) -> Kept:
    """Take it out of the bin. Twice is once."""
    fresh = locked(row)
    take_out_of_bin(fresh, actor=actor, region=fresh.region)
    return fresh


@operation
def purge(*, actor: None, model: type[Call] | type[Project] | type[Course], before: dt.datetime) -> int:
    """Delete for good what was put in the bin before a moment. A project outlives the call from which it came."""
    gone: list[Any] = list(model.objects.filter(removed_at__lt=before).select_related("region"))
    return empty_bin(((row, row.region) for row in gone), actor=actor)


def insist_is_there(row: Call | Project | Course) -> None:
    """Refuse what lies in the bin."""
    if row.is_removed:
        raise Refusal(_("This was removed. Restore it first."))


def insist_on_title(title: str) -> None:
    """Refuse what has no name."""
    if not title.strip():
        raise Refusal(_("Give it a title."), field="title")


def insist_on_order(first: PreciseDate | None, last: PreciseDate | None, field: str) -> None:
    """Refuse an end before the beginning; of dates that are not exact only what is sure counts."""
    if first is not None and last is not None and last.last < first.first:
        raise Refusal(_("The end stands before the start."), field=field)


def insist_of_region(region: Region, field: str, rows: Iterable[Any], region_of: str = "region_id") -> None:
    """Refuse rows of another region, or that lie in the bin."""
    for row in rows:
        found = row
        for name in region_of.split("."):
            found = getattr(found, name)
        if found != region.pk or getattr(row, "is_removed", False):
            raise Refusal(_("“%(what)s” does not belong to the region, or was removed.") % {"what": row}, field=field)


def dated(name: str, value: PreciseDate | None) -> dict[str, Any]:
    """The two columns of a date of stated precision."""
    if value is None:
        return {f"{name}_on": None, f"{name}_precision": "day"}
    return {f"{name}_on": value.first, f"{name}_precision": value.precision}


def stripped(values: dict[str, Any]) -> dict[str, Any]:
    """The values with texts trimmed."""
    return {name: value.strip() if isinstance(value, str) else value for name, value in values.items()}
