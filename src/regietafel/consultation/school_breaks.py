"""The school breaks of Flanders, by the rules of the Flemish government; they hold for any year, so no list runs out.

Autumn: the week of 1 November, or from 2 November if the first is a Sunday. Christmas: two weeks from the Monday of the
week of 25 December, or from the Monday after if that day is in a weekend. Krokus: the week of the seventh Monday
before Easter. Easter: two weeks from the first Monday of April; from Easter Monday if Easter falls in March; from the
second Monday before Easter if Easter falls after 15 April, and then through Easter Monday. Summer: July and August.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dateutil.easter import easter
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WEEK = dt.timedelta(days=7)


@dataclass(frozen=True)
class SchoolBreak:
    """A break, its first and its last day included."""

    name: Promise | str
    first: dt.date
    last: dt.date


def monday_of(day: dt.date) -> dt.date:
    """The Monday of the week in which a day lies."""
    return day - dt.timedelta(days=day.weekday())


def autumn(year: int) -> SchoolBreak:
    """The break of 1 November of a year."""
    all_saints = dt.date(year, 11, 1)
    first = monday_of(all_saints) + (WEEK if all_saints.weekday() == 6 else dt.timedelta(0))
    return SchoolBreak(_("autumn break"), first, first + dt.timedelta(days=6))


def christmas(year: int) -> SchoolBreak:
    """The break that begins in December of a year."""
    day = dt.date(year, 12, 25)
    first = monday_of(day) + (WEEK if day.weekday() >= 5 else dt.timedelta(0))
    return SchoolBreak(_("Christmas break"), first, first + dt.timedelta(days=13))


def krokus(year: int) -> SchoolBreak:
    """The break of spring, seven Mondays before Easter."""
    first = easter(year) - dt.timedelta(days=48)
    return SchoolBreak(_("spring half-term break"), first, first + dt.timedelta(days=6))


def easter_break(year: int) -> SchoolBreak:
    """The break around Easter."""
    sunday = easter(year)
    if sunday.month == 3:
        first = sunday + dt.timedelta(days=1)
    elif sunday > dt.date(year, 4, 15):
        first = sunday - dt.timedelta(days=13)
    else:
        april = dt.date(year, 4, 1)
        first = april + dt.timedelta(days=-april.weekday() % 7)
    last = max(first + dt.timedelta(days=13), sunday + dt.timedelta(days=1))
    return SchoolBreak(_("Easter break"), first, last)


def summer(year: int) -> SchoolBreak:
    """July and August."""
    return SchoolBreak(_("summer break"), dt.date(year, 7, 1), dt.date(year, 8, 31))


@cache
def breaks_of(year: int) -> tuple[SchoolBreak, ...]:
    """The breaks that begin in a year, in order."""
    return (krokus(year), easter_break(year), summer(year), autumn(year), christmas(year))


def breaks_between(first: dt.date, last: dt.date) -> Iterator[SchoolBreak]:
    """The breaks that touch a stretch of days."""
    for year in range(first.year - 1, last.year + 1):
        yield from (one for one in breaks_of(year) if one.first <= last and first <= one.last)


def break_on(day: dt.date) -> SchoolBreak | None:
    """The break in which a day lies."""
    return next(breaks_between(day, day), None)
