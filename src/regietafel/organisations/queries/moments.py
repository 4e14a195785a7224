"""What was said to an organisation: read by the team of the region, and by nobody else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db.models import Max, QuerySet

from regietafel.organisations.models import ContactMoment, Organisation
from regietafel.people.queries import team_regions
from regietafel.territories.models import Region


def moments_visible_to(user: Any) -> QuerySet[ContactMoment]:
    """The contact moments of the regions where a person works."""
    return noted_where_one_works(user).filter(removed_at__isnull=True)


def noted_where_one_works(user: Any) -> QuerySet[ContactMoment]:
    """All of them, those in the bin too."""
    return ContactMoment.objects.filter(region__in=team_regions(user))


def moments_with(user: Any, region: Region, organisation: Organisation) -> QuerySet[ContactMoment]:
    """What a region noted of an organisation, newest first."""
    found = moments_visible_to(user).filter(region=region, organisation=organisation)
    return found.select_related("noted_by", "region", "organisation")


def moment_to_restore(user: Any, region: Region, pk: int) -> ContactMoment | None:
    """A moment of the region, in the bin or not."""
    return noted_where_one_works(user).filter(region=region, pk=pk).select_related("organisation", "region").first()


def last_spoken(user: Any, region: Region, organisations: Iterable[Organisation]) -> dict[int, dt.date]:
    """When each organisation was last spoken to, by its key; for the team only."""
    found = moments_visible_to(user).filter(region=region, organisation__in=list(organisations))
    return dict(found.order_by().values_list("organisation").annotate(newest=Max("on")))
