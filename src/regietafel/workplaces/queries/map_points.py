"""What a map shows of a region: the workplaces in view, by the same question as the list; and the municipalities under them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from math import isfinite
from typing import Any, NamedTuple

from django.db.models import Q

from regietafel.territories.models import Municipality, Region
from regietafel.workplaces.distance import Box as Stretch
from regietafel.workplaces.models import Workplace
from regietafel.workplaces.queries.asked import Asked
from regietafel.workplaces.queries.directory import search
from regietafel.workplaces.queries.visible import running, workplaces_visible_to

MOST_POINTS = 200
"""More than so many in view become counts."""

CELLS = 8
"""Into so many columns and rows a view is cut to count."""


class Box(NamedTuple):
    """A stretch of the map, in degrees."""

    west: float
    south: float
    east: float
    north: float


class Spot(NamedTuple):
    """A workplace on the map."""

    pk: int
    latitude: float
    longitude: float


class Cell(NamedTuple):
    """Workplaces that lie together: how many, and the middle of them."""

    number: int
    latitude: float
    longitude: float


class InView(NamedTuple):
    """What is in view: each workplace, or counts where there are too many for that."""

    workplaces: list[Workplace]
    cells: list[Cell]
    total: int


WORLD = Box(-180, -90, 180, 90)


def read_box(text: str) -> Box | None:
    """A stretch as an address has it, ``west,south,east,north``; None if that is no stretch of the earth.

    >>> read_box("3.1,50.7,3.5,50.9")
    Box(west=3.1, south=50.7, east=3.5, north=50.9)
    """
    try:
        found = Box(*(float(part) for part in text[:200].split(",")))
    except (TypeError, ValueError):
        return None
    if not all(map(isfinite, found)) or abs(found.west) > 180 or abs(found.east) > 180:
        return None
    return found if -90 <= found.south < found.north <= 90 and found.west < found.east else None


def spots(user: Any, region: Region, box: Box, asked: Asked, today: dt.date) -> list[Spot]:
    """The workplaces in a stretch that a person sees and that meet a question: those that the list has, if they have a point."""
    stretch = Stretch(south=box.south, west=box.west, north=box.north, east=box.east)
    found = search(user, region, asked, today, within=stretch).on_the_map
    return [
        Spot(hit.pk, hit.latitude, hit.longitude)
        for hit in found
        if hit.latitude is not None and hit.longitude is not None
    ]


def points_in_view(user: Any, region: Region, box: Box, asked: Asked, today: dt.date) -> InView:
    """What is in view, in the order of the list: by name."""
    found = spots(user, region, box, asked, today)
    if len(found) > MOST_POINTS:
        return InView([], counted(found, box), len(found))
    rows = workplaces_visible_to(user, today).filter(pk__in=[spot.pk for spot in found])
    return InView(list(rows.select_related("municipality", "organisation").order_by("name", "pk")), [], len(found))


def counted(found: Iterable[Spot], box: Box) -> list[Cell]:
    """Counts by cell of a view, each in the middle of what it counts."""
    high, wide = (box.north - box.south) / CELLS, (box.east - box.west) / CELLS
    cells: dict[tuple[int, int], list[Spot]] = defaultdict(list)
    for spot in found:
        row = min(CELLS - 1, int((spot.latitude - box.south) / high))
        column = min(CELLS - 1, int((spot.longitude - box.west) / wide))
        cells[row, column].append(spot)
    return [
        Cell(
            len(held),
            sum(spot.latitude for spot in held) / len(held),
            sum(spot.longitude for spot in held) / len(held),
        )
        for _place, held in sorted(cells.items())
    ]


def municipalities_of(region: Region, today: dt.date) -> list[Municipality]:
    """The municipalities that a region serves, with their shapes where those were loaded."""
    serving = Q(memberships__since__lte=today) & (Q(memberships__until__isnull=True) | Q(memberships__until__gte=today))
    rows = Municipality.objects.filter(serving, memberships__region=region)
    return list(rows.select_related("shape").distinct().order_by("name"))


def workplaces_listed(user: Any, region: Region, today: dt.date, most: int) -> tuple[list[Workplace], int]:
    """What stands beside the map for whoever does not see it: all of the region by name, and how many there are."""
    rows = workplaces_visible_to(user, today).filter(running(today), region=region)
    return list(rows.select_related("municipality").order_by("name", "pk")[:most]), rows.count()
