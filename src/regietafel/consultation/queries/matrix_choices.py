"""What the filters of the overlegmatrix can choose from."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Min

from regietafel.consultation.models import Body, BodyNorm, HeldCount, Meeting
from regietafel.consultation.queries.visible import bodies_visible_to
from regietafel.plans.models import Tag, TagKind
from regietafel.territories.models import Region

EARLIEST = 2000
"""Nobody looks further back; a year that was mistyped does not make a list of two thousand."""


def themes_of(user: Any, region: Region) -> list[tuple[str, str]]:
    """The themes that a body of the region bears."""
    bodies = bodies_visible_to(user).filter(region=region)
    tags = Tag.objects.filter(kind=TagKind.THEME, bodies__in=bodies).distinct()
    return sorted(((tag.code, str(tag)) for tag in tags), key=lambda pair: pair[1].casefold())


def first_year_of(region: Region, today: dt.date) -> int:
    """The first year of which anything is known."""
    there = Body.objects.filter(region=region)
    found = [
        there.aggregate(first=Min("starts_on"))["first"],
        Meeting.objects.filter(body__region=region).aggregate(first=Min("on"))["first"],
        BodyNorm.objects.filter(body__region=region).aggregate(first=Min("since"))["first"],
    ]
    years: list[int] = [today.year, *(day.year for day in found if day)]
    counted: int | None = HeldCount.objects.filter(body__region=region).aggregate(first=Min("year"))["first"]
    return max(EARLIEST, min(*years, counted or today.year))
