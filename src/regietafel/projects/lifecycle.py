"""The states of a call and of a project, and which may follow which; a won call may become a project."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy


class CallState(models.TextChoices):
    """How far a call has come, seen from who applies."""

    WATCHED = "watched", pgettext_lazy("call", "watched")
    GO = "go", pgettext_lazy("call", "go")
    NO_GO = "no_go", pgettext_lazy("call", "no go")
    SUBMITTED = "submitted", pgettext_lazy("call", "submitted")
    WON = "won", pgettext_lazy("call", "won")
    LOST = "lost", pgettext_lazy("call", "lost")
    WITHDRAWN = "withdrawn", pgettext_lazy("call", "withdrawn")


class ProjectState(models.TextChoices):
    """How far a project has come."""

    IDEA = "idea", pgettext_lazy("project", "idea")
    RUNNING = "running", pgettext_lazy("project", "running")
    ENDED = "ended", pgettext_lazy("project", "ended")
    STOPPED = "stopped", pgettext_lazy("project", "stopped")


C, P = CallState, ProjectState

CALL_MOVES: dict[str, frozenset[str]] = {
    C.WATCHED: frozenset({C.GO, C.NO_GO, C.WITHDRAWN}),
    C.GO: frozenset({C.SUBMITTED, C.NO_GO, C.WITHDRAWN}),
    C.NO_GO: frozenset({C.WATCHED}),
    C.SUBMITTED: frozenset({C.WON, C.LOST, C.WITHDRAWN}),
    C.WON: frozenset({C.SUBMITTED}),
    C.LOST: frozenset({C.SUBMITTED}),
    C.WITHDRAWN: frozenset({C.WATCHED}),
}
"""From a state to those that may follow. Won and lost to submitted: noted by mistake. No go and withdrawn to watched: taken
up again."""

PROJECT_MOVES: dict[str, frozenset[str]] = {
    P.IDEA: frozenset({P.RUNNING, P.STOPPED}),
    P.RUNNING: frozenset({P.ENDED, P.STOPPED}),
    P.ENDED: frozenset({P.RUNNING}),
    P.STOPPED: frozenset({P.IDEA, P.RUNNING}),
}
"""From a state to those that may follow. Ended and stopped back: taken up again."""

DECISIONS = frozenset({C.GO, C.NO_GO})
"""What a body decides."""

LIVE_CALLS = (C.WATCHED, C.GO)
"""Calls whose deadline still matters."""

OPEN_PROJECTS = (P.IDEA, P.RUNNING)

CALL_REASONS = frozenset({C.NO_GO, C.LOST, C.WITHDRAWN})
"""States that no call enters without a reason; so is each step back."""

STEPS_BACK = frozenset({(C.NO_GO, C.WATCHED), (C.WON, C.SUBMITTED), (C.LOST, C.SUBMITTED), (C.WITHDRAWN, C.WATCHED)})


def call_asks_reason(before: str, after: str) -> bool:
    """Whether a move of a call wants a reason: to let go, to lose, or to go back."""
    return after in CALL_REASONS or (before, after) in STEPS_BACK


def project_asks_reason(before: str, after: str) -> bool:
    """Whether a move of a project wants a reason: to stop, or to take up again what was over."""
    return after == P.STOPPED or before in {P.ENDED, P.STOPPED}


def refusal_of(moves: dict[str, frozenset[str]], states: type[models.TextChoices], before: str, after: str) -> str:
    """Why a state may not follow another, in a sentence that says what may; an empty text if it may."""
    if after in moves[before]:
        return ""
    if before == after:
        return _("This is “%(state)s” already.") % {"state": states(after).label}
    following = [str(each.label) for each in states if each.value in moves[before]]
    return _("What is “%(before)s” cannot become “%(after)s”. It can become: %(following)s.") % {
        "before": states(before).label,
        "after": states(after).label,
        "following": ", ".join(following),
    }
