"""The outlines of municipalities for pictures: the one door through which they come, so that a map can do without."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from regietafel.territories.models import Municipality
from regietafel.workplaces.ladder import Town


def shapes_of(towns: Iterable[Town]) -> dict[int, dict[str, Any]]:
    """The outline of each municipality as a GeoJSON geometry, by key; one that nobody loaded is left out.

    Where no outlines are kept at all, a map shows municipalities as dots with their names.
    """
    kept = Municipality.objects.filter(pk__in=[town.pk for town in towns])
    return dict(kept.filter(shape__isnull=False).values_list("pk", "shape__geometry"))
