"""Since when nothing was heard of an action, held against today. Today is handed in."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import ngettext

AMBER_DAYS, RED_DAYS = 90, 180
"""From how many days of silence an action is shown as still, and from how many as very still."""
DAYS_A_MONTH = 30


@dataclass(frozen=True)
class Stillness:
    """How long nothing was heard of an action; ``is_red`` from the second threshold."""

    since: dt.date
    days: int

    @property
    def is_red(self) -> bool:
        """Whether it has been still for very long."""
        return self.days >= RED_DAYS

    @property
    def tone(self) -> str:
        """The colour that goes with the word."""
        return "bad" if self.is_red else "warn"

    @property
    def words(self) -> str:
        """The word that goes with the sign: since how many months, rounded down."""
        months = self.days // DAYS_A_MONTH
        return ngettext("still for %(months)s month", "still for %(months)s months", months) % {"months": months}


def stillness(since: dt.date, today: dt.date) -> Stillness | None:
    """How still an action is of which something was last heard on a day; nothing while that is recent."""
    days = (today - since).days
    return Stillness(since, days) if days >= AMBER_DAYS else None
