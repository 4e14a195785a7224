"""What the page of the ladder was asked for: which figure, which columns, which day, which norm."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from regietafel.workplaces.ladder import Norm

RUNG, WITHIN_KM, PER_10000 = 3, 10, 2
"""The norm that the page begins with, and that the start page counts by."""
USUAL_NORM = Norm(WITHIN_KM, PER_10000)


class Measure(StrEnum):
    """The one figure in a cell."""

    PER_1000 = "per-1000"
    PLACES = "places"
    NUMBER = "number"
    DISTANCE = "distance"


class By(StrEnum):
    """What stands in the columns: rungs, forms of work under the name of today, or under the name of the day."""

    RUNGS = "rungs"
    FORMS = "forms"
    FORMS_THEN = "forms-then"


@dataclass(frozen=True)
class Choice:
    """All that an address can ask; ``beside`` is an earlier or later day to hold next to it."""

    on: dt.date
    beside: dt.date | None = None
    measure: Measure = Measure.PER_1000
    by: By = By.RUNGS
    rung: int = RUNG
    norm: Norm = USUAL_NORM

    @property
    def days(self) -> tuple[dt.date, ...]:
        """The days that are shown, in the order of time."""
        if self.beside is None or self.beside == self.on:
            return (self.on,)
        return (min(self.on, self.beside), max(self.on, self.beside))
