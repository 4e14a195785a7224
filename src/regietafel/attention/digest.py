"""When the mail with what is new comes: on which day, from which hour on, and which lines are new in it."""

from __future__ import annotations

import datetime as dt

from regietafel.attention.models import Rhythm, Wish

FROM = dt.time(7, 0)
"""Before that hour nobody gets mail; a clock that was late makes up for it afterwards."""
MOST_LINES = 10
"""So many lines of one kind stand in a mail; the page has the rest."""


def last_day_for(wish: Wish, now: dt.datetime) -> dt.date | None:
    """The latest day, up to now in local time, on which a mail should have left by this wish; None for who wants none.

    A day begins at seven. Daily means working days, from Monday to Friday.
    """
    if wish.rhythm == Rhythm.OFF:
        return None
    day = now.date() if now.time() >= FROM else now.date() - dt.timedelta(days=1)
    if wish.rhythm == Rhythm.WEEKLY:
        return day - dt.timedelta(days=(day.weekday() - wish.weekday) % 7)
    return day - dt.timedelta(days=max(0, day.weekday() - 4))


def is_due(wish: Wish, *, last_on: dt.date | None, since: dt.date, now: dt.datetime) -> bool:
    """Whether a mail should be made now. ``last_on`` is the day of the last one, ``since`` the day the account began.

    Who has an account only since then gets the first mail on the next day of the rhythm, not at once.
    """
    day = last_day_for(wish, now)
    if day is None:
        return False
    return day > last_on if last_on else day > since
