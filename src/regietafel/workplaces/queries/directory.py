"""The search of the directory: one door for the list, the map and whoever else wants the same results.

Words go to the index of all that can be looked for, the region and a stretch of the map along with them; rights, the
stretch and the rest to the table of workplaces. Filters of offers are counted here as long as there are few enough
workplaces to read, and asked of the database where there are more.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import isnan, nan
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from regietafel.territories.models import Region
from regietafel.workplaces.distance import Box, box, kilometres
from regietafel.workplaces.models import Workplace
from regietafel.workplaces.queries.asked import DIMENSIONS, Asked, Sort
from regietafel.workplaces.queries.facts import Counts, choose, facts_of, offers_meeting
from regietafel.workplaces.queries.keys import among
from regietafel.workplaces.queries.places import Spot, Unknown, spot_called
from regietafel.workplaces.queries.texts import ranks_of
from regietafel.workplaces.queries.visible import running, workplaces_visible_to

MOST_READ = 2_000
"""Of so many workplaces the offers are read to count filters; where there are more, the database filters."""

NEVER = dt.date.min


class Hit(NamedTuple):
    """A workplace that was found: its key, its point if that is known, and how far it is from where one asked."""

    pk: int
    name: str
    latitude: float | None
    longitude: float | None
    verified_on: dt.date | None
    rank: int = 0
    km: float | None = None


@dataclass(frozen=True)
class Results:
    """All that was found, in order. ``counts`` has, per filter and value, how many results there would be with it.

    What is not in ``counted`` was not counted, for too many workplaces would have to be read.
    """

    asked: Asked
    hits: list[Hit]
    counts: Counts
    counted: frozenset[str]
    spot: Spot | None = None
    unknown_place: Unknown | None = None
    words_count: bool = False

    @property
    def total(self) -> int:
        """How many were found."""
        return len(self.hits)

    @property
    def on_the_map(self) -> list[Hit]:
        """Those of which the point is known."""
        return [hit for hit in self.hits if hit.latitude is not None]


def search(user: Any, region: Region, asked: Asked, today: dt.date, within: Box | None = None) -> Results:
    """What somebody finds in a region; within a stretch of the map if one is given, for the part that is in view."""
    seen = visible_in(user, region, asked, today)
    place = spot_called(asked.where, seen)
    spot = place if isinstance(place, Spot) else None
    around = box(*spot.point, asked.km) if spot and spot.point and asked.km else None
    ranks = ranks_of(region, asked.text, around or within) if asked.text.strip() else None
    rows = narrowed(seen, spot, around, within, ranks)
    hits, counts, counted = filtered(rows, Measure(ranks or {}, spot, asked.km), asked, today)
    unknown = place if isinstance(place, Unknown) else None
    return Results(asked, in_order(hits, asked.sort), counts, counted, spot, unknown, ranks is not None)


def visible_in(user: Any, region: Region, asked: Asked, today: dt.date) -> QuerySet[Workplace]:
    """The workplaces of a region that somebody sees; those that ended only if they are asked for."""
    seen = workplaces_visible_to(user, today).filter(region=region)
    return seen if asked.ended else seen.filter(running(today))


def narrowed(
    seen: QuerySet[Workplace],
    spot: Spot | None,
    around: Box | None,
    within: Box | None,
    ranks: Mapping[int, int] | None,
) -> QuerySet[Workplace]:
    """Of those that one sees, the ones that meet words and place; a circle is a square here."""
    for stretch in filter(None, (around, within)):
        seen = seen.filter(inside(stretch))
    if spot is not None and around is None:
        seen = seen.filter(spot.within)
    return seen if ranks is None else seen.filter(pk__in=among(ranks))


def inside(stretch: Box) -> Q:
    """The workplaces in a stretch of the map, by the index on region and point."""
    return Q(
        latitude__gte=stretch.south,
        latitude__lte=stretch.north,
        longitude__gte=stretch.west,
        longitude__lte=stretch.east,
    )


@dataclass(frozen=True)
class Measure:
    """From where distances are taken, up to how far, and how well each row met the words."""

    ranks: Mapping[int, int]
    spot: Spot | None
    km: int | None

    def hits(self, rows: Iterable[Any]) -> list[Hit]:
        """The rows as they are found, with their distance if there is a place to measure from, and none too far off."""
        found = [Hit(*row)._replace(rank=self.ranks.get(row[0], 0)) for row in rows]
        if self.spot is None or self.spot.point is None or not found:
            return found
        points = [
            (nan if hit.latitude is None else hit.latitude, nan if hit.longitude is None else hit.longitude)
            for hit in found
        ]
        latitudes, longitudes = zip(*points, strict=True)
        distances = kilometres(*self.spot.point, latitudes, longitudes).tolist()
        far = [hit._replace(km=None if isnan(km) else km) for hit, km in zip(found, distances, strict=True)]
        return far if self.km is None else [hit for hit in far if hit.km is not None and hit.km <= self.km]


def filtered(
    rows: QuerySet[Workplace], measure: Measure, asked: Asked, today: dt.date
) -> tuple[list[Hit], Counts, frozenset[str]]:
    """Those that the filters of offers leave, how many there would be with each value, and for which filters that is known."""
    filters = asked.filters
    found = rows.order_by().values_list("pk", "name", "latitude", "longitude", "verified_on")
    few = list(found[: MOST_READ + 1])
    if len(few) <= MOST_READ:
        hits = measure.hits(few)
        chosen = choose((hit.pk for hit in hits), facts_of([hit.pk for hit in hits], today, ended=asked.ended), filters)
        return [hit for hit in hits if hit.pk in chosen.workplaces], chosen.counts, frozenset(DIMENSIONS)
    if filters:
        found = found.filter(pk__in=offers_meeting(filters, today, ended=asked.ended).values("workplace"))
    hits = measure.hits(found)
    if len(hits) > MOST_READ:
        return hits, {}, frozenset()
    chosen = choose((), facts_of([hit.pk for hit in hits], today, ended=asked.ended), filters)
    return hits, chosen.counts, frozenset(DIMENSIONS) - filters.keys()


def in_order(hits: list[Hit], sort: str) -> list[Hit]:
    """The results as they stand in the list; what is as good stands by name."""

    def by_name(hit: Hit) -> tuple[str, int]:
        return hit.name.casefold(), hit.pk

    def by_distance(hit: Hit) -> tuple[bool, float]:
        return hit.km is None, hit.km or 0

    if sort == Sort.NAME:
        return sorted(hits, key=by_name)
    if sort == Sort.CONFIRMED:
        return sorted(hits, key=lambda hit: (-(hit.verified_on or NEVER).toordinal(), *by_name(hit)))
    if sort == Sort.DISTANCE:
        return sorted(hits, key=lambda hit: (*by_distance(hit), *by_name(hit)))
    return sorted(hits, key=lambda hit: (hit.rank, *by_distance(hit), *by_name(hit)))
