"""Workplaces of a region that may be entered twice, and merges that were done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from regietafel.people.models import TEAM
from regietafel.people.queries import role_kinds
from regietafel.reading.doubles import Entry, doubles
from regietafel.territories.models import Region
from regietafel.workplaces.models import Workplace, WorkplaceMerge

MOST = 50


@dataclass(frozen=True)
class Pair:
    """Two workplaces that may be one, and what they have in common."""

    one: Workplace
    other: Workplace
    score: float
    why: tuple[str, ...]


def mergeable(user: Any, region: Region) -> QuerySet[Workplace]:
    """The workplaces of a region that its team may merge."""
    found = Workplace.objects.filter(region=region, removed_at__isnull=True)
    found = found.select_related("organisation", "municipality", "region", "contact")
    return found if role_kinds(user, region) & set(TEAM) else found.none()


def likely_doubles(user: Any, region: Region) -> list[Pair]:
    """The pairs at which somebody should look, the surest first. A number counts only within a list that gave it."""
    rows = {row.pk: row for row in mergeable(user, region).prefetch_related("former_names")}
    entries = [
        Entry(
            key=row.pk,
            names=(row.name, *(one.name for one in row.former_names.all())),
            place=row.municipality.name if row.municipality else "",
            address=f"{row.street} {row.postcode}" if row.street else "",
            owner=row.organisation.name,
        )
        for row in rows.values()
    ]
    return [Pair(rows[one.one], rows[one.other], one.score, one.why) for one in doubles(entries)[:MOST]]


def merges_of(user: Any, region: Region) -> QuerySet[WorkplaceMerge]:
    """What was merged in a region, and can be undone or was; newest first."""
    found = WorkplaceMerge.objects.filter(region=region).select_related("kept", "gone", "done_by", "region")
    return found if role_kinds(user, region) & set(TEAM) else found.none()
