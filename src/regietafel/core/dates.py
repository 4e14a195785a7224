"""Dates that promise no more than was promised: "2023", "June 2023" and "14 June 2023" are three things."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass

from django.db import models
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class Precision(models.TextChoices):
    """How exact a date is."""

    DAY = "day", gettext_lazy("day")
    MONTH = "month", gettext_lazy("month")
    QUARTER = "quarter", gettext_lazy("quarter")
    HALF = "half", gettext_lazy("half-year")
    YEAR = "year", gettext_lazy("year")


MONTHS_OF = {Precision.MONTH: 1, Precision.QUARTER: 3, Precision.HALF: 6, Precision.YEAR: 12}


@dataclass(frozen=True)
class PreciseDate:
    """A stretch of days named by its first day and a precision.

    >>> PreciseDate(dt.date(2023, 8, 9), Precision.HALF).first
    datetime.date(2023, 7, 1)
    """

    on: dt.date
    precision: Precision

    @property
    def first(self) -> dt.date:
        """The first day that is meant."""
        if self.precision == Precision.DAY:
            return self.on
        months = MONTHS_OF[self.precision]
        return self.on.replace(month=(self.on.month - 1) // months * months + 1, day=1)

    @property
    def last(self) -> dt.date:
        """The last day that is meant; a deadline "2023" has not passed before 31 December."""
        if self.precision == Precision.DAY:
            return self.on
        first = self.first
        month = first.month + MONTHS_OF[self.precision] - 1
        return first.replace(month=month, day=calendar.monthrange(first.year, month)[1])

    def __str__(self) -> str:
        first = self.first
        if self.precision == Precision.DAY:
            return formats.date_format(first, "j F Y")
        if self.precision == Precision.MONTH:
            return formats.date_format(first, "F Y")
        if self.precision == Precision.QUARTER:
            quarter = (first.month + 2) // 3
            return _("quarter %(quarter)s of %(year)s") % {"quarter": quarter, "year": first.year}
        if self.precision == Precision.HALF:
            words = _("first half of %(year)s") if first.month == 1 else _("second half of %(year)s")
            return words % {"year": first.year}
        return str(first.year)


def precise(on: dt.date | None, precision: str) -> PreciseDate | None:
    """Join the two columns in which a row keeps such a date."""
    return PreciseDate(on, Precision(precision)) if on else None
