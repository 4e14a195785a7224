"""Blind spots: the holes of the overlegmatrix that somebody called unwanted, as of a day and as far as a person sees."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Q, QuerySet

from regietafel.consultation.models import BlindSpot
from regietafel.consultation.queries.visible import bodies_visible_to
from regietafel.territories.models import Region


def blind_spots_visible_to(user: Any) -> QuerySet[BlindSpot]:
    """Who sees a body in the matrix sees who is missed there."""
    found = BlindSpot.objects.filter(body__in=bodies_visible_to(user).values("pk"))
    return found.select_related("body", "organisation", "marked_by")


def blind_spot_in(user: Any, region: Region, pk: int) -> BlindSpot | None:
    """One of a region, lifted or not."""
    return blind_spots_visible_to(user).filter(body__region=region, pk=pk).first()


def blind_spots_on(
    user: Any, region: Region, day: dt.date, bodies: Collection[int], taken: Iterable[tuple[int, int | None]]
) -> list[BlindSpot]:
    """Those that were marked on the day in these bodies; where the organisation sits by now there is no hole any more."""
    found = blind_spots_visible_to(user).filter(body__region=region, marked_on__lte=day)
    found = found.filter(Q(lifted_on__isnull=True) | Q(lifted_on__gt=day), organisation__removed_at__isnull=True)
    held = set(taken)
    return [one for one in found if one.body_id in bodies and (one.body_id, one.organisation_id) not in held]
