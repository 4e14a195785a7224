"""The only doors to what is agreed: who sits at the table of a region reads it, the bin is for who keeps it."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from regietafel.agreements.models import Agreement, Declaration, RegionalFramework, Subject
from regietafel.people.queries import network_regions


def agreements_visible_to(user: Any) -> QuerySet[Agreement]:
    """Cooperation agreements of the regions at whose table one sits."""
    return Agreement.objects.filter(removed_at__isnull=True, region__in=network_regions(user))


def declarations_visible_to(user: Any) -> QuerySet[Declaration]:
    """Declarations of the regions at whose table one sits."""
    return Declaration.objects.filter(removed_at__isnull=True, region__in=network_regions(user))


def frameworks_visible_to(user: Any) -> QuerySet[RegionalFramework]:
    """Regional frameworks of the regions at whose table one sits."""
    return RegionalFramework.objects.filter(removed_at__isnull=True, region__in=network_regions(user))


def subjects_visible_to(user: Any) -> QuerySet[Subject]:
    """Subjects on which local governments decide, of the regions at whose table one sits."""
    return Subject.objects.filter(removed_at__isnull=True, region__in=network_regions(user))
