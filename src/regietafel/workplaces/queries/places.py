"""The place that somebody means by what they typed: a municipality, one of its postcodes, or a village with workplaces."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Avg, Q, QuerySet
from rapidfuzz import fuzz, process

from regietafel.search.words import fold, words_in
from regietafel.territories.models import Municipality, Region, RegionMunicipality
from regietafel.workplaces.models import Workplace

LONGEST_PLACE = 100
ALIKE = 70
"""From this ratio on, of 100, a name that was typed may have been meant for another."""


@dataclass(frozen=True)
class Spot:
    """A place with its point in degrees, if that is known, and which workplaces lie in it."""

    name: str
    within: Q
    point: tuple[float, float] | None = None


@dataclass(frozen=True)
class Unknown:
    """A place that nobody knows by that name, and the names that were perhaps meant."""

    words: str
    meant: list[str]


def plain(words: str) -> str:
    """A name without capitals, accents and signs."""
    return " ".join(filter(None, (fold(word[0]) for word in words_in(words[:LONGEST_PLACE]))))


def municipalities_of(region: Region) -> list[str]:
    """The names of the municipalities of a region, to choose from."""
    here = RegionMunicipality.objects.filter(region=region, until__isnull=True)
    return list(here.order_by("municipality__name").values_list("municipality__name", flat=True).distinct())


def spot_called(words: str, seen: QuerySet[Workplace]) -> Spot | Unknown | None:
    """The place that was meant; none if nothing was asked. Villages are those of the workplaces that one sees."""
    wanted = plain(words)
    if not wanted:
        return None
    rows = list(
        Municipality.objects.order_by("pk").values_list("pk", "name", "name_fr", "postcodes", "latitude", "longitude")
    )
    for pk, name, french, postcodes, latitude, longitude in rows:
        if wanted in {plain(name), plain(french)} or wanted in plain(postcodes).split():
            point = None if latitude is None or longitude is None else (latitude, longitude)
            return Spot(name, Q(municipality=pk), point)
    return village_called(words, seen) or Unknown(words.strip(), alike(wanted, [row[1] for row in rows]))


def village_called(words: str, seen: QuerySet[Workplace]) -> Spot | None:
    """A village, or a postcode, as the addresses of workplaces have it; its point is the middle of theirs."""
    told = " ".join(words[:LONGEST_PLACE].replace("\x00", "").split())
    within = Q(locality__iexact=told) | Q(postcode=told[:10])
    found = seen.filter(within).order_by("name", "pk")
    named = found.values_list("locality", flat=True).first()
    if named is None:
        return None
    middle = found.order_by().aggregate(north=Avg("latitude"), east=Avg("longitude"))
    point = None if middle["north"] is None else (middle["north"], middle["east"])
    return Spot(named or told, within, point)


def alike(wanted: str, names: Iterable[str]) -> list[str]:
    """The few names that look most like what was typed."""
    found = process.extract(wanted, names, scorer=fuzz.ratio, processor=plain, limit=3, score_cutoff=ALIKE)
    return [name for name, _score, _place in found]
