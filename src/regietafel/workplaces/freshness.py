"""How fresh what is known of a workplace is: when it is asked about, when somebody must call, when it leaves the public list.

All of it follows from one day, on which the next check is due: so many months after the last confirmation, or the day on
which the workplace was added if nobody ever confirmed it. No row keeps a step; a clock that was late changes nothing.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from dateutil.relativedelta import relativedelta

REMINDED_AFTER = (dt.timedelta(weeks=2), dt.timedelta(weeks=4))
"""After the first mail of a self-check, a reminder follows so much later, and another."""

CALLED_AFTER = dt.timedelta(weeks=6)
BADGE_AFTER = dt.timedelta(weeks=8)
LAPSES_AFTER = dt.timedelta(weeks=26)
FREE_FOR = dt.timedelta(weeks=2)
"""Free places that were posted count for so long."""


class Freshness(StrEnum):
    """From fresh to gone, in order."""

    FRESH = "fresh"
    DUE = "due"
    TO_CALL = "to_call"
    UNCONFIRMED = "unconfirmed"
    LAPSED = "lapsed"


def due_on(verified_on: dt.date | None, added_on: dt.date, months: int) -> dt.date:
    """The day from which a workplace may be asked about again."""
    return verified_on + relativedelta(months=months) if verified_on else added_on


def freshness(verified_on: dt.date | None, added_on: dt.date, months: int, today: dt.date) -> Freshness:
    """How fresh it is today.

    >>> freshness(dt.date(2025, 1, 10), dt.date(2024, 1, 1), 12, dt.date(2026, 3, 1))
    <Freshness.TO_CALL: 'to_call'>
    """
    late = today - due_on(verified_on, added_on, months)
    for after, found in (
        (LAPSES_AFTER, Freshness.LAPSED),
        (BADGE_AFTER, Freshness.UNCONFIRMED),
        (CALLED_AFTER, Freshness.TO_CALL),
        (dt.timedelta(0), Freshness.DUE),
    ):
        if late >= after:
            return found
    return Freshness.FRESH
