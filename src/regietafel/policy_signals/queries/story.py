"""What somebody who reported reads of a signal: own words, where it stands in plain words, and the steps that are told."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from regietafel.policy_signals import links
from regietafel.policy_signals.lifecycle import ROAD, Phase
from regietafel.policy_signals.models import Signal, Step, StepKind, Voice
from regietafel.policy_signals.queries.hearing import told_steps


@dataclass(frozen=True)
class Stage:
    """One stop on the way of a signal; ``state`` is done, now or later."""

    said: str
    state: str

    @property
    def is_now(self) -> bool:
        """Whether the signal stands here."""
        return self.state == "now"

    @property
    def is_done(self) -> bool:
        """Whether this is behind."""
        return self.state == "done"


@dataclass(frozen=True)
class Story:
    """All that somebody who reported reads."""

    signal: Signal
    stages: list[Stage]
    held_up: str
    steps: list[Step]
    outcome: str
    next: str


@dataclass(frozen=True)
class Behind:
    """What a link leads to; ``problem`` is unknown, replaced, forgotten, gone or expired."""

    voice: Voice | None
    problem: str = ""


def stage_words() -> dict[Phase, str]:
    """The phases as somebody says them who does not work here."""
    return {
        Phase.REPORTED: _("You told us"),
        Phase.BUNDLED: _("We put it together with what others tell"),
        Phase.SENT: _("We asked who decides about it"),
        Phase.ANSWERED: _("There is an answer"),
        Phase.FED_BACK: _("Everyone who told us knows what came of it"),
    }


def stages_of(phase: Phase) -> list[Stage]:
    """The way of a signal with where it stands; what is held up or ended stands nowhere on it."""
    words = stage_words()
    at = ROAD.index(phase) if phase in ROAD else -1
    ended = phase == Phase.FED_BACK
    return [
        Stage(words[one], "done" if number < at or ended else "now" if number == at else "later")
        for number, one in enumerate(ROAD)
    ]


def held_up_words(phase: Phase) -> str:
    """What is said of a signal that is off the road."""
    if phase == Phase.PARKED:
        return _("It rests for now. You hear it when we take it up again.")
    if phase == Phase.WITHDRAWN:
        return _("We do not go on with it.")
    return ""


def what_comes_next(phase: Phase, *, has_outcome: bool = False) -> str:
    """What comes after the phase in which it stands, in a sentence."""
    if phase == Phase.ANSWERED and has_outcome:
        return _("We make sure that everyone who told us hears this. Then we close it.")
    return {
        Phase.REPORTED: _("We look at it, together with what others tell."),
        Phase.BUNDLED: _("We bring it to who decides about it."),
        Phase.SENT: _("We wait for the answer, and remind them when it takes long."),
        Phase.ANSWERED: _("We look at the answer and tell you what comes of it."),
        Phase.FED_BACK: _("Nothing more: this was the last word."),
    }.get(phase, held_up_words(phase))


def story_of(signal: Signal) -> Story:
    """What those who reported a signal read of it: told steps only."""
    phase = Phase(signal.stands)
    dossier = signal.dossier if signal.dossier and not signal.dossier.is_removed else None
    outcome = dossier.outcome if dossier else ""
    return Story(
        signal=signal,
        stages=stages_of(phase),
        held_up=held_up_words(phase),
        steps=[step for step in told_steps(dossier) if not is_last_word(step, outcome)] if dossier else [],
        outcome=outcome,
        next=what_comes_next(phase, has_outcome=bool(outcome)),
    )


def is_last_word(step: Step, outcome: str) -> bool:
    """Whether a step says what stands above the story already."""
    return step.kind == StepKind.OUTCOME and step.said == outcome


def told_about(user: Any) -> list[dict[str, Any]]:
    """What somebody reported or supports with an account, and which steps were told to them, as plain data."""
    voices = Voice.objects.filter(user=user).select_related("signal", "organisation").prefetch_related("told__step")
    return [
        {
            "region": voice.signal.region_id,
            "signal": voice.signal.what,
            "said_at": voice.at.isoformat(),
            "name": voice.name,
            "email": voice.email,
            "organisation": str(voice.organisation or voice.organisation_said),
            "note": voice.note,
            "wants_news": voice.wants_news,
            "told": [
                {"step": told.step.said, "on": told.on.isoformat(), "how": told.by_way_of, "note": told.note}
                for told in voice.told.all()
            ],
        }
        for voice in voices.order_by("pk")
    ]


def voice_behind(token: str, today: dt.date) -> Behind:
    """The voice of a link. Only a link of ours says more than that it is not right."""
    found = links.read(links.VOICE, token)
    if found is None:
        return Behind(None, "unknown")
    pk, issue = found
    voice = Voice.objects.filter(pk=pk).select_related("user", "signal__region", "signal__dossier").first()
    if voice is None:
        return Behind(None, "unknown")
    if voice.issue != issue:
        return Behind(voice, "replaced")
    if voice.signal.is_removed:
        return Behind(voice, "gone")
    if voice.until is None:
        return Behind(voice, "forgotten")
    return Behind(voice, "expired" if today > voice.until else "")
