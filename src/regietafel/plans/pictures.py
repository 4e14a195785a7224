"""Small pictures of figures, worked out in numbers: where each bar and line stands. Screen and paper draw them alike.

A picture never stands alone: its title says what is to be seen, and the table with the same figures stands under it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise


@dataclass(frozen=True)
class Scale:
    """From values to places: the lowest value at the bottom, the highest at the top; zero is always on it."""

    low: Decimal
    high: Decimal
    length: int

    @classmethod
    def over(cls, values: Iterable[Decimal], length: int) -> Scale:
        """The scale that holds these values; without any difference it is one long, so that nothing divides by zero."""
        low, high = Decimal(0), Decimal(0)
        for value in values:
            low, high = min(low, value), max(high, value)
        return cls(low, high if high > low else low + 1, length)

    def at(self, value: Decimal) -> int:
        """The place of a value, counted from the top, within the picture."""
        place = (self.high - value) / (self.high - self.low) * self.length
        return max(0, min(self.length, round(place)))


@dataclass(frozen=True)
class Column:
    """One year: the bar of what was reached and the line of what was aimed at, each only if it is known."""

    year: int
    x: int
    target_y: int | None = None
    bar_y: int | None = None
    bar_height: int = 0
    label: str = ""

    @property
    def middle(self) -> int:
        """The middle of the column, where words stand."""
        return self.x + YEAR_WIDTH // 2

    @property
    def label_y(self) -> int:
        """The place of the figure, above the bar and never above the picture."""
        return (self.bar_y or 0) + TOP - 4


@dataclass(frozen=True)
class YearPicture:
    """Targets and results by year."""

    columns: list[Column]
    zero: int
    width: int
    height: int


YEAR_WIDTH, HEIGHT, TOP, BOTTOM = 64, 80, 16, 18
Figures = tuple[int, Decimal | None, Decimal | None, str]
"""A year, its target, its result, and the result as people write it."""


def picture_of(figures: Sequence[Figures]) -> YearPicture | None:
    """Draw the years of an indicator; nothing if no year has a figure."""
    known = [value for _year, target, actual, _label in figures for value in (target, actual) if value is not None]
    if not known:
        return None
    scale = Scale.over(known, HEIGHT)
    zero = scale.at(Decimal(0))
    columns = []
    for place, (year, target, actual, label) in enumerate(figures):
        tip = None if actual is None else scale.at(actual)
        columns.append(
            Column(
                year,
                place * YEAR_WIDTH,
                None if target is None else scale.at(target) + TOP,
                None if tip is None else min(tip, zero),
                0 if tip is None else max(1, abs(tip - zero)),
                label,
            )
        )
    return YearPicture(columns, zero + TOP, YEAR_WIDTH * len(columns), HEIGHT + TOP + BOTTOM)


def shares(counts: Sequence[int], length: int) -> list[tuple[int, int]]:
    """Where the parts of a bar begin and how long each is; together they fill it, and nothing gets lost in rounding."""
    whole = sum(counts)
    if not whole:
        return [(0, 0) for _count in counts]
    edges = [0, *(round(sum(counts[: place + 1]) * length / whole) for place in range(len(counts)))]
    return [(start, end - start) for start, end in pairwise(edges)]
