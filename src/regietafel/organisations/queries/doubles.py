"""Organisations of a region that may be entered twice, and merges that were done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from regietafel.organisations.company_number import figures_of
from regietafel.organisations.models import Organisation, OrganisationMerge
from regietafel.people.models import RoleKind
from regietafel.people.queries import role_kinds
from regietafel.reading.doubles import Entry, doubles
from regietafel.territories.models import Region

MOST = 50
"""So many pairs are shown at once; who has more than that begins with the surest."""


@dataclass(frozen=True)
class Pair:
    """Two organisations that may be one, and what they have in common."""

    one: Organisation
    other: Organisation
    score: float
    why: tuple[str, ...]


def mergeable(user: Any, region: Region) -> QuerySet[Organisation]:
    """The organisations that may be merged: those that the region keeps itself, for its team."""
    works_here = role_kinds(user, region) & {RoleKind.DIRECTOR, RoleKind.TEAM}
    found = Organisation.objects.filter(region=region, removed_at__isnull=True).select_related("municipality", "region")
    return found if works_here else found.none()


def likely_doubles(user: Any, region: Region) -> list[Pair]:
    """The pairs at which somebody should look, the surest first."""
    rows = {row.pk: row for row in mergeable(user, region).prefetch_related("former_names")}
    entries = [
        Entry(
            key=row.pk,
            names=tuple(dict.fromkeys([row.name, row.short_name, *(one.name for one in row.former_names.all())])),
            number=figures_of(row.company_number),
            place=row.municipality.name if row.municipality else "",
        )
        for row in rows.values()
    ]
    return [Pair(rows[one.one], rows[one.other], one.score, one.why) for one in doubles(entries)[:MOST]]


def merges_of(user: Any, region: Region) -> QuerySet[OrganisationMerge]:
    """What was merged in a region, and can be undone or was; newest first."""
    works_here = role_kinds(user, region) & {RoleKind.DIRECTOR, RoleKind.TEAM}
    found = OrganisationMerge.objects.filter(region=region).select_related("kept", "gone", "done_by", "region")
    return found if works_here else found.none()
