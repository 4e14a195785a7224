"""On which dates meetings come by a rule, and what becomes of a date on a holiday or in a school break.

The rule is an ``RRULE`` (RFC 5545) over days: hours play no part, so no clock change does. It knows no end; what stops
it is the end of the series or of the body.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from dateutil.rrule import rrulestr
from django.utils.functional import Promise

from regietafel.consultation.free_days import not_free

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WORKING_MONTHS = (1, 2, 3, 4, 5, 6, 9, 10, 11, 12)
"""Months in which bodies meet: the summer is left out."""

FURTHEST = 4
"""Weeks over which a date that is not free is moved at most; after that it is left out."""

MOST_DATES = 1500


@dataclass(frozen=True)
class Monthly:
    """The first, second, … or last of a day of the week, in certain months."""

    ordinal: int
    weekday: int
    months: tuple[int, ...]

    @property
    def rule(self) -> str:
        """The rule as RFC 5545 writes it."""
        months = "" if len(self.months) == 12 else f";BYMONTH={','.join(str(one) for one in sorted(self.months))}"
        return f"FREQ=MONTHLY;BYDAY={self.ordinal}{DAYS[self.weekday]}{months}"


@dataclass(frozen=True)
class Weekly:
    """Each so many weeks on a day of the week."""

    every: int
    weekday: int

    @property
    def rule(self) -> str:
        """The rule as RFC 5545 writes it."""
        return f"FREQ=WEEKLY;INTERVAL={self.every};BYDAY={DAYS[self.weekday]}"


def months_for(times: int) -> tuple[int, ...]:
    """In which months a body meets that should meet so many times a year: spread evenly, the summer left out.

    >>> months_for(4)
    (2, 4, 9, 11)
    """
    if times >= 12:
        return tuple(range(1, 13))
    if times > len(WORKING_MONTHS):
        return tuple(month for month in range(1, 13) if month != 7)
    there = len(WORKING_MONTHS)
    return tuple(WORKING_MONTHS[(2 * at + 1) * there // (2 * times)] for at in range(times))


def rule_dates(rule: str, first_on: dt.date, until: dt.date) -> list[dt.date]:
    """The dates that a rule gives from a first day until and including a last one."""
    begin = dt.datetime.combine(first_on, dt.time())
    found: list[dt.date] = []
    for moment in rrulestr(rule, dtstart=begin, cache=False):
        if moment.date() > until or len(found) >= MOST_DATES:
            break
        found.append(moment.date())
    return found


@dataclass(frozen=True)
class Proposed:
    """A date that the rule gave, and the one that came of it: the same, a later one, or none."""

    rule_date: dt.date
    on: dt.date | None
    why: Promise | str = ""

    @property
    def is_moved(self) -> bool:
        """Whether it lies elsewhere than the rule said."""
        return self.on is not None and self.on != self.rule_date


def proposed_dates(rule: str, first_on: dt.date, until: dt.date, *, skips: bool) -> list[Proposed]:
    """The dates of a series; with ``skips`` what is not free moves to a later week, or is left out. Never two on a day."""
    given = rule_dates(rule, first_on, until + dt.timedelta(weeks=FURTHEST))
    return [one for one in placed(given, set(), skips=skips) if one.rule_date <= until]


def placed(given: Collection[dt.date], taken: set[dt.date], *, skips: bool) -> Iterator[Proposed]:
    """Each date in turn, out of the way of holidays and of the dates that the rule gives anyhow."""
    fixed = set(given)
    for day in given:
        why = not_free(day)
        if not (skips and why):
            taken.add(day)
            yield Proposed(day, day, why)
            continue
        later = (day + dt.timedelta(weeks=weeks) for weeks in range(1, FURTHEST + 1))
        free = next((one for one in later if not not_free(one) and one not in taken | fixed), None)
        if free is not None:
            taken.add(free)
        yield Proposed(day, free, why)
