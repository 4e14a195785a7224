"""The stretch of a read action as dates, as exact as its words are."""

from __future__ import annotations

import datetime as dt

from regietafel.core.dates import PreciseDate, Precision
from regietafel.plans.operations.phases import PhaseRow
from regietafel.reading.frequency import plain
from regietafel.reading.plan_reading import Phase

HALVES = (
    (("eerste helft", "1e helft", "first half", "premier semestre", "1er semestre"), 1),
    (("tweede helft", "2e helft", "second half", "deuxieme semestre", "2e semestre"), 7),
)


def phase_row(phase: Phase) -> PhaseRow | None:
    """A stretch with its dates, as exact as its words are; None where no year is known."""
    first, last = phase.start or phase.end, phase.end or phase.start
    if first is None or last is None or not 1900 < first <= last < 2200:
        return None
    words = plain(phase.words)
    half = next((month for said, month in HALVES if any(one in words for one in said)), 0)
    precision = Precision.HALF if half and first == last else Precision.YEAR
    month = half if precision == Precision.HALF else 1
    text = phase.text or phase.words
    return PhaseRow(
        PreciseDate(dt.date(first, month, 1), precision), PreciseDate(dt.date(last, month, 1), precision), text
    )
