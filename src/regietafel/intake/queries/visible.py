"""Who sees readings: a draft of a plan that nobody made yet is for who runs the plans of the region."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from regietafel.intake.models import Reading
from regietafel.people.models import RoleKind
from regietafel.people.queries import running_roles
from regietafel.territories.models import Region


def readings_to_restore(user: Any) -> QuerySet[Reading]:
    """The readings of the regions where one makes the plans, those in the bin too."""
    regions = running_roles(user).filter(kind=RoleKind.DIRECTOR).values("region")
    return Reading.objects.filter(region__in=regions)


def readings_visible_to(user: Any) -> QuerySet[Reading]:
    """The readings that a person may look at."""
    return readings_to_restore(user).filter(removed_at__isnull=True)


def reading_of(user: Any, region: Region, pk: int, *, in_bin: bool = False) -> Reading | None:
    """A reading of a region, if the person may look at it."""
    seen = readings_to_restore(user) if in_bin else readings_visible_to(user)
    found = seen.filter(region=region, pk=pk).select_related("document", "asked_by").first()
    if found:
        found.region = region
    return found
