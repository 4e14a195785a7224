"""A month as weeks of days, with what happens on each: arithmetic of the calendar, without the database."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

EARLIEST, LATEST = 1990, 2100


@dataclass(frozen=True)
class Month:
    """A month of a year."""

    year: int
    month: int

    @property
    def first(self) -> dt.date:
        """Its first day."""
        return dt.date(self.year, self.month, 1)

    @property
    def last(self) -> dt.date:
        """Its last day."""
        return self.first.replace(day=calendar.monthrange(self.year, self.month)[1])

    @property
    def before(self) -> Month:
        """The month before it."""
        return Month(self.year - 1, 12) if self.month == 1 else Month(self.year, self.month - 1)

    @property
    def after(self) -> Month:
        """The month after it."""
        return Month(self.year + 1, 1) if self.month == 12 else Month(self.year, self.month + 1)

    @property
    def key(self) -> str:
        """How it stands in an address."""
        return f"{self.year:04}-{self.month:02}"

    @property
    def shown_first(self) -> dt.date:
        """The Monday with which its first week begins."""
        return self.first - dt.timedelta(days=self.first.weekday())

    @property
    def shown_last(self) -> dt.date:
        """The Sunday with which its last week ends."""
        return self.last + dt.timedelta(days=6 - self.last.weekday())


def month_asked_for(text: str, today: dt.date) -> Month:
    """The month of an address; one that cannot be is this month."""
    found = re.fullmatch(r"([0-9]{4})-(0[1-9]|1[0-2])", text)
    if found and EARLIEST <= int(found[1]) <= LATEST:
        return Month(int(found[1]), int(found[2]))
    return Month(today.year, today.month)


@dataclass
class Day:
    """A day of the sheet."""

    on: dt.date
    is_outside: bool
    is_today: bool
    free: str = ""
    entries: list[Any] = field(default_factory=list)

    @property
    def is_weekend(self) -> bool:
        """Whether nobody meets on it."""
        return self.on.weekday() >= 5


def weeks_of(month: Month, entries: Iterable[Any], free: Mapping[dt.date, str], today: dt.date) -> list[list[Day]]:
    """The weeks of a month from Monday to Sunday, each day with what happens on it (rows with ``on``)."""
    by_day: dict[dt.date, list[Any]] = {}
    for entry in entries:
        by_day.setdefault(entry.on, []).append(entry)
    length = (month.shown_last - month.shown_first).days + 1
    days = [month.shown_first + dt.timedelta(days=number) for number in range(length)]
    sheet = [
        Day(on, not month.first <= on <= month.last, on == today, free.get(on, ""), by_day.get(on, [])) for on in days
    ]
    return [sheet[start : start + 7] for start in range(0, length, 7)]
