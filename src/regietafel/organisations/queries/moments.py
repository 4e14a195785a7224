"""What was said to an organisation: read by the team of the region, and by nobody else."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from regietafel.organisations.models import ContactMoment
from regietafel.people.queries import team_regions


def moments_visible_to(user: Any) -> QuerySet[ContactMoment]:
    """The contact moments of the regions where a person works."""
    return ContactMoment.objects.filter(region__in=team_regions(user), removed_at__isnull=True)
