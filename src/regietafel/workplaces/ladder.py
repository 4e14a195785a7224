"""The ladder: what stands on each rung for each municipality, and where a norm finds a gap. Figures only, no tables.

Inhabitants are taken at one point for each municipality. Unknown is not zero: places that nobody counted make a sum "at
least", and a norm that could be met by them is not judged.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from regietafel.workplaces.distance import kilometres

Numbers: TypeAlias = npt.NDArray[np.float64]
Column: TypeAlias = Hashable
"""A rung, or the code of a form of work."""


@dataclass(frozen=True)
class Town:
    """A municipality with the point at which its inhabitants are taken, and how many they were in which year."""

    pk: int
    name: str
    nis: str = ""
    latitude: float | None = None
    longitude: float | None = None
    inhabitants: int | None = None
    year: int | None = None


@dataclass(frozen=True)
class Spot:
    """A workplace on a day. Without a point of its own it lies at that of its municipality, and ``is_exact`` says no."""

    pk: int
    name: str
    slug: str = ""
    number: str = ""
    organisation: str = ""
    town: int | None = None
    town_name: str = ""
    latitude: float | None = None
    longitude: float | None = None
    is_exact: bool = True

    @property
    def is_placed(self) -> bool:
        """Whether a distance to it can be told."""
        return self.latitude is not None and self.longitude is not None


@dataclass(frozen=True)
class Stand:
    """One offer of a workplace in one column, with its places if they are known."""

    spot: int
    column: Column
    places: int | None = None


@dataclass(frozen=True)
class Cell:
    """One municipality in one column: what stands there itself, and the nearest for its inhabitants wherever it stands."""

    number: int = 0
    places: int = 0
    uncounted: int = 0
    per_1000: float | None = None
    nearest: Spot | None = None
    km: float | None = None


@dataclass(frozen=True)
class Norm:
    """Every municipality has a workplace within so many kilometres, with so many places per 10,000 inhabitants or more."""

    within: float
    per_10000: float | None = None


class Verdict(StrEnum):
    """What a norm finds in a municipality."""

    MET = "met"
    FAR = "far"
    FEW = "few"
    UNKNOWN = "unknown"


GAPS = (Verdict.FAR, Verdict.FEW)


@dataclass(frozen=True)
class Judged:
    """A municipality held against a norm in one column.

    Places and inhabitants are both counted within the distance: who lives nearby shares the places.
    """

    town: Town
    verdict: Verdict
    nearest: Spot | None = None
    km: float | None = None
    places: int = 0
    uncounted: int = 0
    inhabitants: int | None = None
    per_10000: float | None = None

    @property
    def is_gap(self) -> bool:
        """Whether the norm is broken for sure."""
        return self.verdict in GAPS


@dataclass
class Field:
    """Municipalities and workplaces with every distance between them, worked out once."""

    towns: Sequence[Town]
    spots: Sequence[Spot]
    stands: Sequence[Stand]
    place_of: dict[int, int] = field(init=False)
    between: Numbers = field(init=False)
    among: Numbers = field(init=False)

    def __post_init__(self) -> None:
        self.place_of = {spot.pk: place for place, spot in enumerate(self.spots)}
        here, there = points(self.towns), points(self.spots)
        self.between = kilometres(here[:, 0, None], here[:, 1, None], there[:, 0], there[:, 1])
        self.among = kilometres(here[:, 0, None], here[:, 1, None], here[:, 0], here[:, 1])

    def members(self, column: Column) -> tuple[npt.NDArray[np.bool_], Numbers, Numbers]:
        """For each workplace: whether it stands in the column, its places there, and how many of its offers nobody counted."""
        there = np.zeros(len(self.spots), dtype=np.bool_)
        places, uncounted = np.zeros(len(self.spots)), np.zeros(len(self.spots))
        for stand in self.stands:
            if stand.column == column:
                place = self.place_of[stand.spot]
                there[place] = True
                places[place] += stand.places or 0
                uncounted[place] += stand.places is None
        return there, places, uncounted

    def nearest(self, there: npt.NDArray[np.bool_]) -> list[tuple[Spot, float] | None]:
        """For each municipality the nearest of these workplaces, of equals the first by order."""
        away = np.where(there & ~np.isnan(self.between), self.between, np.inf)
        if not away.shape[1]:
            return [None] * len(self.towns)
        best = away.argmin(axis=1)
        shortest = away[np.arange(len(self.towns)), best]
        return [
            (self.spots[int(which)], float(km)) if np.isfinite(km) else None
            for which, km in zip(best, shortest, strict=True)
        ]

    def cells(self, column: Column) -> list[Cell]:
        """The column for each municipality, in order."""
        there, places, uncounted = self.members(column)
        homes = np.array([-1 if spot.town is None else spot.town for spot in self.spots], dtype=np.int64)
        found = []
        for town, near in zip(self.towns, self.nearest(there), strict=True):
            own = there & (homes == town.pk)
            sum_of_places = int(places[own].sum())
            found.append(
                Cell(
                    number=int(own.sum()),
                    places=sum_of_places,
                    uncounted=int(uncounted[own].sum()),
                    per_1000=1000 * sum_of_places / town.inhabitants if town.inhabitants else None,
                    nearest=near[0] if near else None,
                    km=near[1] if near else None,
                )
            )
        return found

    def judge(self, column: Column, norm: Norm) -> list[Judged]:
        """Every municipality held against a norm in one column, in order."""
        there, places, uncounted = self.members(column)
        with np.errstate(invalid="ignore"):
            close = there & (self.between <= norm.within)
            together = (self.among <= norm.within) | np.eye(len(self.towns), dtype=np.bool_)
        counted = np.array([np.nan if one.inhabitants is None else one.inhabitants for one in self.towns])
        found = []
        for row, (town, near) in enumerate(zip(self.towns, self.nearest(there), strict=True)):
            people = float(counted[together[row]].sum())
            judged = Judged(
                town,
                Verdict.UNKNOWN,
                nearest=near[0] if near else None,
                km=near[1] if near else None,
                places=int(places[close[row]].sum()),
                uncounted=int(uncounted[close[row]].sum()),
                inhabitants=None if np.isnan(people) else int(people),
            )
            found.append(with_verdict(judged, norm))
        return found


def with_verdict(judged: Judged, norm: Norm) -> Judged:
    """What comes of the figures."""
    town = judged.town
    share = 10_000 * judged.places / judged.inhabitants if judged.inhabitants else None
    if town.latitude is None or town.longitude is None:
        verdict = Verdict.UNKNOWN
    elif judged.km is None or judged.km > norm.within:
        verdict = Verdict.FAR
    elif not norm.per_10000 or (share is not None and share >= norm.per_10000):
        verdict = Verdict.MET
    elif share is None or judged.uncounted:
        verdict = Verdict.UNKNOWN
    else:
        verdict = Verdict.FEW
    return Judged(**{**judged.__dict__, "verdict": verdict, "per_10000": share})


def points(rows: Iterable[Town | Spot]) -> Numbers:
    """Latitude and longitude of each, NaN where they are not known."""
    pairs = [
        (np.nan, np.nan) if one.latitude is None or one.longitude is None else (one.latitude, one.longitude)
        for one in rows
    ]
    return np.array(pairs, dtype=np.float64).reshape(-1, 2)
