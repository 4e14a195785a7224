"""The phases of a signal and of the dossier in which it is bundled, and which may follow which.

A signal has a phase of its own as long as it stands alone; in a dossier it has the phase of the dossier.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy


class Phase(models.TextChoices):
    """How far what the field noticed has come."""

    REPORTED = "reported", pgettext_lazy("signal", "reported")
    BUNDLED = "bundled", pgettext_lazy("signal", "bundled")
    SENT = "sent", pgettext_lazy("signal", "sent")
    ANSWERED = "answered", pgettext_lazy("signal", "answered")
    FED_BACK = "fed_back", pgettext_lazy("signal", "fed back")
    PARKED = "parked", pgettext_lazy("signal", "parked")
    WITHDRAWN = "withdrawn", pgettext_lazy("signal", "withdrawn")


ROAD = (Phase.REPORTED, Phase.BUNDLED, Phase.SENT, Phase.ANSWERED, Phase.FED_BACK)
"""The phases in the order of a signal that nothing holds up; the columns of the board."""

OPEN = (Phase.REPORTED, Phase.BUNDLED, Phase.SENT, Phase.ANSWERED)
"""What still asks for something."""

RUNNING = (Phase.BUNDLED, Phase.SENT, Phase.ANSWERED)
"""The phases of a dossier that nothing holds up and that did not end: letters leave from them, and it can be merged."""

MOVES: dict[Phase, frozenset[Phase]] = {
    Phase.REPORTED: frozenset({Phase.BUNDLED, Phase.PARKED, Phase.WITHDRAWN}),
    Phase.BUNDLED: frozenset({Phase.REPORTED, Phase.SENT, Phase.ANSWERED, Phase.PARKED, Phase.WITHDRAWN}),
    Phase.SENT: frozenset({Phase.ANSWERED, Phase.PARKED, Phase.WITHDRAWN}),
    Phase.ANSWERED: frozenset({Phase.SENT, Phase.FED_BACK, Phase.PARKED, Phase.WITHDRAWN}),
    Phase.FED_BACK: frozenset({Phase.ANSWERED}),
    Phase.PARKED: frozenset({Phase.REPORTED, Phase.BUNDLED, Phase.SENT, Phase.ANSWERED, Phase.WITHDRAWN}),
    Phase.WITHDRAWN: frozenset({Phase.REPORTED, Phase.BUNDLED}),
}
"""From a phase to those that may follow. Bundled to reported: the bundle is undone. Bundled to answered: settled without a
letter. Answered to sent: a follow-up question. Fed back to answered, withdrawn to what it was: taken up again."""

WITH_REASON = frozenset({Phase.PARKED, Phase.WITHDRAWN})
"""Phases that nobody enters without saying why; so is taking up again what was fed back or withdrawn."""

CLOSED = frozenset({Phase.FED_BACK, Phase.WITHDRAWN})
"""Phases in which nothing is waited for any more."""


def may_follow(before: str, after: str) -> bool:
    """Whether a phase may follow another; no phase follows itself."""
    return Phase(after) in MOVES[Phase(before)]


def asks_reason(before: str, after: str) -> bool:
    """Whether a move wants a reason: to hold up, to end, or to begin again what had ended."""
    return Phase(after) in WITH_REASON or Phase(before) in CLOSED


def refusal_of(before: str, after: str) -> str:
    """Why a phase may not follow another, in a sentence that says what may; an empty text if it may."""
    if may_follow(before, after):
        return ""
    if before == after:
        return _("This is “%(phase)s” already.") % {"phase": Phase(after).label}
    following = [each.label for each in Phase if each in MOVES[Phase(before)]]
    return _("What is “%(before)s” cannot become “%(after)s”. It can become: %(following)s.") % {
        "before": Phase(before).label,
        "after": Phase(after).label,
        "following": ", ".join(str(label) for label in following),
    }
