"""The clock of a letter: it runs from the day on which it was sent until a full answer, or until nobody waits any more."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

USUAL_WEEKS = 6
"""For how long one waits before an answer is late, unless the director sets another day."""


class ClockState(models.TextChoices):
    """Where a letter stands."""

    DRAFT = "draft", _("draft")
    WAITING = "waiting", _("waits for an answer")
    OVERDUE = "overdue", _("answer is late")
    PARTLY = "partly", _("answered in part")
    ANSWERED = "answered", _("answered")
    GIVEN_UP = "given_up", _("no longer waited for")


WAITS = (ClockState.WAITING, ClockState.OVERDUE, ClockState.PARTLY)


@dataclass(frozen=True)
class Clock:
    """A letter on a day. ``waited``: whole days since it was sent, until the full answer or until today. ``left``: days
    until the answer is due, below 0 if it is late; None without a day by which, and when nothing is waited for."""

    state: ClockState
    waited: int
    left: int | None
    partly: bool = False
    """A part of the answer came, and one waits for the rest."""

    @property
    def waits(self) -> bool:
        """Whether somebody still waits."""
        return self.state in WAITS

    @property
    def late(self) -> int:
        """For how many days the answer is late."""
        return max(0, -self.left) if self.left is not None else 0


def clock_on(
    today: dt.date,
    *,
    sent_on: dt.date | None,
    answer_by: dt.date | None = None,
    full_reply_on: dt.date | None = None,
    has_reply: bool = False,
    given_up_on: dt.date | None = None,
) -> Clock:
    """Where a letter stands on a day. A full reply beats giving up; a part of an answer does not stop the clock.

    An answer that is due today is not late.
    """
    if sent_on is None:
        return Clock(ClockState.DRAFT, 0, None)
    if full_reply_on is not None:
        return Clock(ClockState.ANSWERED, max(0, (full_reply_on - sent_on).days), None)
    if given_up_on is not None:
        return Clock(ClockState.GIVEN_UP, max(0, (given_up_on - sent_on).days), None)
    waited, left = max(0, (today - sent_on).days), (answer_by - today).days if answer_by else None
    if left is not None and left < 0:
        return Clock(ClockState.OVERDUE, waited, left, partly=has_reply)
    return Clock(ClockState.PARTLY if has_reply else ClockState.WAITING, waited, left, partly=has_reply)
