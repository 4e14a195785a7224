"""How often a body should meet in a year, and how often it did: arithmetic without tables, with every date handed in.

A norm of so many times a year cuts the stretch in which it holds into slots; each meeting that was held fills one. A
stretch of half a year asks for half as many, counted in months, so that a leap day changes nothing; what is left of a
slot asks for nothing. A rhythm slower than once a year is judged over the years of one slot.
"""

from __future__ import annotations

import datetime as dt
import enum
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor

from regietafel.core.dates import PreciseDate


class Verdict(enum.StrEnum):
    """What can be said of a norm in a year."""

    MET = "met"
    BELOW = "below"
    NO_NORM = "no norm"
    NOT_YET = "not yet"
    REPLACED = "replaced"


class SlotState(enum.StrEnum):
    """What became of one slot."""

    HELD = "held"
    PLANNED = "planned"
    OPEN = "open"
    MISSED = "missed"


@dataclass(frozen=True)
class Span:
    """A stretch of days, both ends included."""

    first: dt.date
    last: dt.date

    @classmethod
    def of_years(cls, first: int, last: int) -> Span:
        """Whole years."""
        return cls(dt.date(first, 1, 1), dt.date(last, 12, 31))

    def within(self, first: dt.date | None, last: dt.date | None) -> Span | None:
        """What of the stretch lies between two days, either of which may be unknown; None if nothing does."""
        start, end = max(self.first, first or self.first), min(self.last, last or self.last)
        return Span(start, end) if start <= end else None

    def __contains__(self, day: dt.date) -> bool:
        return self.first <= day <= self.last

    @property
    def months(self) -> Fraction:
        """How many months it is long; of a month that is cut, the part that is left."""
        whole = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1
        before = Fraction(self.first.day - 1, days_in_month(self.first))
        after = Fraction(days_in_month(self.last) - self.last.day, days_in_month(self.last))
        return whole - before - after


def days_in_month(day: dt.date) -> int:
    """How many days the month has in which a day lies."""
    return monthrange(day.year, day.month)[1]


@dataclass(frozen=True)
class Norm:
    """A norm as it is judged: in its own words, with a number if there is one."""

    words: str
    times: Decimal | None
    since: dt.date
    until: dt.date | None = None
    at_least: bool = False
    about: bool = False
    by_organiser: bool = False
    replaced_on: dt.date | None = None
    replaced_because: str = ""
    partner: int | None = None
    """The other body, of a norm of joint meetings."""

    @property
    def can_be_judged(self) -> bool:
        """Whether practice can be held against it: it needs a number, and it must be ours."""
        return self.times is not None and self.times > 0 and not self.by_organiser

    @property
    def last_day(self) -> dt.date | None:
        """The last day on which it holds; the day on which it was replaced is its last."""
        ends = [day for day in (self.until, self.replaced_on) if day is not None]
        return min(ends) if ends else None

    def years_judged(self, year: int) -> tuple[int, int]:
        """The years that are judged together: one, or as many as a slower rhythm needs, counted from its first."""
        if not self.can_be_judged or self.times is None or self.times >= 1:
            return year, year
        count = max(1, round(1 / self.times))
        first = year - (year - self.since.year) % count
        return first, first + count - 1


@dataclass(frozen=True)
class Occasion:
    """A meeting as norms see it: when, whether it was held, and which bodies sat together."""

    when: PreciseDate
    is_held: bool
    bodies: frozenset[int]

    def day_in(self, spans: Sequence[Span]) -> dt.date:
        """The day that counts: of one of which only the year is known, the first on which any norm held."""
        starts = [span.first for span in spans if span.first <= self.when.last and span.last >= self.when.first]
        return max(self.when.first, min(starts)) if starts else self.when.first


@dataclass(frozen=True)
class Standing:
    """Where a body stands against one norm in a year."""

    norm: Norm
    year: int
    span: Span
    today: dt.date
    held: int
    planned: int = 0
    waiting: int = 0
    """Convened for a day that is past, and nobody said whether it was held."""

    @property
    def expected(self) -> int:
        """How many slots there are: what of the number a year falls in the stretch, rounded down."""
        return slots_in(self.norm, self.span)

    @property
    def due_by_now(self) -> int:
        """How many of the slots are over today."""
        over = self.span.within(None, min(self.today, self.span.last))
        return slots_in(self.norm, over) if over else 0

    @property
    def is_behind(self) -> bool:
        """Whether it is running, and a slot went by that neither a held nor a planned meeting fills."""
        return self.is_running and self.verdict is Verdict.NOT_YET and self.held + self.planned < self.due_by_now

    @property
    def is_running(self) -> bool:
        """Whether something can still be held in it."""
        return self.today <= self.span.last

    @property
    def is_replaced(self) -> bool:
        """Whether it was replaced in this stretch, or it is known that it will be."""
        return self.norm.replaced_on is not None and self.norm.replaced_on in self.span

    @property
    def judged(self) -> Verdict:
        """The bare outcome of the arithmetic."""
        if not self.expected:
            return Verdict.NO_NORM
        if self.held >= self.expected:
            return Verdict.MET
        return Verdict.NOT_YET if self.is_running else Verdict.BELOW

    @property
    def verdict(self) -> Verdict:
        """What is shown: one that was replaced before it was met is no bare failure."""
        judged = self.judged
        return Verdict.REPLACED if self.is_replaced and judged in {Verdict.BELOW, Verdict.NOT_YET} else judged

    @property
    def reported(self) -> Verdict:
        """What a report of the year says: a norm that held until the last day is judged, and its replacement is the reason."""
        whole = self.span.last == dt.date(self.span.last.year, 12, 31)
        return self.judged if whole else self.verdict

    @property
    def reason(self) -> str:
        """Why it was replaced."""
        return self.norm.replaced_because if self.is_replaced else ""

    @property
    def days_left(self) -> int:
        """How many days are left after today; none once it is over."""
        return max(0, (self.span.last - self.today).days)

    @property
    def slots(self) -> list[SlotState]:
        """Each slot with what became of it: what was held first, then what is planned, then what lacks."""
        lacking = SlotState.OPEN if self.is_running else SlotState.MISSED
        filled = [SlotState.HELD] * self.held + [SlotState.PLANNED] * self.planned
        return filled + [lacking] * (self.expected - len(filled))


def slots_in(norm: Norm, span: Span) -> int:
    """How many times a norm asks for within a stretch."""
    if not norm.can_be_judged or norm.times is None:
        return 0
    first, last = norm.years_judged(span.first.year)
    if first != last:
        whole = span.last >= dt.date(last, 12, 31)
        return 1 if whole else 0
    return floor(Fraction(norm.times) * span.months / 12)


def span_of(norm: Norm, year: int, exists: tuple[dt.date | None, dt.date | None]) -> Span | None:
    """The stretch over which a norm is judged in a year: while it held and the body existed. None if it never did."""
    if Span.of_years(year, year).within(norm.since, norm.last_day) is None:
        return None
    held = Span.of_years(*norm.years_judged(year)).within(norm.since, norm.last_day)
    return held.within(*exists) if held else None


def standings(
    *,
    body: int,
    norms: Iterable[Norm],
    occasions: Sequence[Occasion],
    year: int,
    today: dt.date,
    exists: tuple[dt.date | None, dt.date | None] = (None, None),
    bare_count: int | None = None,
) -> list[Standing]:
    """How a body stands against each of its norms in a year.

    ``bare_count`` is what is known of a year without dates; it belongs to the norm that held longest in that year. A
    norm of joint meetings counts only those at which both sat, so no bare count says anything about it.
    """
    found = [(norm, span) for norm in norms if (span := span_of(norm, year, exists))]
    alone = [span for norm, span in found if norm.partner is None]
    longest = max(alone, key=lambda span: span.last - span.first, default=None)
    result = []
    for norm, span in found:
        table = {body} if norm.partner is None else {body, norm.partner}
        mine = [one for one in occasions if table <= one.bodies and one.day_in(alone or [span]) in span]
        held = sum(one.is_held for one in mine)
        if bare_count is not None and norm.partner is None and span is longest:
            held += bare_count
        coming = [one for one in mine if not one.is_held]
        planned = sum(one.when.last >= today for one in coming)
        result.append(Standing(norm, year, span, today, held, planned, len(coming) - planned))
    return result
