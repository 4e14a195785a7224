"""Who of those that reported heard which step of a dossier, and who still must. Where it stands is derived here, nowhere else.

Somebody may have several voices in a dossier: who has one address or one account is one person, and hears a step once.
A mail tells nothing until it has left. Who wants no news, and who left no trace at all, keeps nothing open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from django.db import models
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from regietafel.notices.models import MailState
from regietafel.policy_signals.models import Dossier, Step, StepKind, Told, Voice


class Standing(models.TextChoices):
    """Where one step stands for one of those who reported."""

    HEARD = "heard", gettext_lazy("heard it")
    ON_ITS_WAY = "on_its_way", gettext_lazy("mail on its way")
    LEAVING = "leaving", gettext_lazy("gets a mail")
    HELD = "held", gettext_lazy("mail held back")
    FAILED = "failed", gettext_lazy("mail did not arrive")
    BY_HAND = "by_hand", gettext_lazy("to be told by somebody")
    NO_NEWS = "no_news", gettext_lazy("wants no news")
    UNKNOWN = "unknown", gettext_lazy("cannot be reached")


SETTLED = frozenset({Standing.HEARD, Standing.NO_NEWS, Standing.UNKNOWN})
"""What keeps no dossier open."""
ASKS_SOMEBODY = frozenset({Standing.BY_HAND, Standing.FAILED})
"""What the house cannot do by itself."""


def address_of(voice: Voice) -> str:
    """Where somebody who reported gets mail: the address that was left, or that of an account that still works."""
    if voice.email:
        return voice.email
    return voice.user.email if voice.user is not None and voice.user.is_active else ""


def person_behind(voice: Voice) -> str:
    """What makes two voices one person: the same address or the same account; a voice without either stands alone."""
    if address := address_of(voice):
        return address.lower()
    return f"account {voice.user_id}" if voice.user_id else f"voice {voice.pk}"


def is_known(voice: Voice) -> bool:
    """Whether anything says who this is, so that somebody can go and tell. A closed account says nothing."""
    has_account = voice.user is not None and voice.user.is_active
    return bool(has_account or voice.name or voice.organisation_id or voice.organisation_said or voice.email)


def called(voice: Voice) -> str:
    """How somebody who reported is called, also who left no name."""
    return str(voice) or _("somebody without a name")


def voices_of(dossier: Dossier) -> QuerySet[Voice]:
    """Who reported the signals of a dossier; what lies in the bin does not count."""
    there = Voice.objects.filter(signal__dossier=dossier, signal__removed_at__isnull=True)
    return there.select_related("user", "organisation", "signal").order_by("signal", "-is_first", "at", "pk")


def told_steps(dossier: Dossier) -> QuerySet[Step]:
    """The steps that those who reported hear, in the order of the story."""
    return Step.objects.filter(dossier=dossier, is_told=True).select_related("by").order_by("on", "pk")


def outcome_step(dossier: Dossier) -> Step | None:
    """The last word of a dossier; none as long as it has no outcome, or since it was taken up again."""
    if not dossier.outcome:
        return None
    return Step.objects.filter(dossier=dossier, kind=StepKind.OUTCOME, is_told=True).order_by("-pk").first()


@dataclass(frozen=True)
class Ear:
    """One voice and how it stands with one step."""

    voice: Voice
    standing: Standing
    told: Told | None = None

    @property
    def who(self) -> str:
        """How this person is called."""
        return called(self.voice)

    @property
    def keeps_open(self) -> bool:
        """Whether the dossier waits for it."""
        return self.standing not in SETTLED


@dataclass(frozen=True)
class Hearing:
    """All voices of a dossier against all steps that are told."""

    voices: list[Voice]
    steps: list[Step]
    told: list[Told]

    @cached_property
    def by_person(self) -> dict[tuple[str, int], list[Told]]:
        """What was told to each person, by step."""
        people = {voice.pk: person_behind(voice) for voice in self.voices}
        found: dict[tuple[str, int], list[Told]] = {}
        for row in self.told:
            found.setdefault((people[row.voice_id], row.step_id), []).append(row)
        return found

    def ear(self, voice: Voice, step: Step) -> Ear:
        """How one voice stands with one step."""
        rows = self.by_person.get((person_behind(voice), step.pk), [])
        best = min(rows, key=lambda row: (ORDER[telling(row)], row.voice_id != voice.pk), default=None)
        if best is not None and telling(best) == Standing.HEARD:
            return Ear(voice, Standing.HEARD, best)
        if not voice.wants_news:
            return Ear(voice, Standing.NO_NEWS)
        if not is_known(voice):
            return Ear(voice, Standing.UNKNOWN)
        if best is not None:
            return Ear(voice, telling(best), best)
        return Ear(voice, untold(voice, step))

    def ears(self, step: Step) -> Iterator[Ear]:
        """How all voices stand with one step."""
        return (self.ear(voice, step) for voice in self.voices)

    def missing(self, step: Step) -> list[Ear]:
        """Who must still hear a step; each person once."""
        found: dict[str, Ear] = {}
        for one in self.ears(step):
            if one.keeps_open:
                found.setdefault(person_behind(one.voice), one)
        return list(found.values())


def telling(row: Told) -> Standing:
    """What became of a telling: certain, on its way, or a mail that did not arrive."""
    if row.mail is None or row.mail.state == MailState.SENT:
        return Standing.HEARD
    on_its_way = row.mail.state in (MailState.QUEUED, MailState.SENDING)
    return Standing.ON_ITS_WAY if on_its_way else Standing.FAILED


ORDER = {Standing.HEARD: 0, Standing.ON_ITS_WAY: 1, Standing.FAILED: 2}


def untold(voice: Voice, step: Step) -> Standing:
    """How a step stands that nobody told this voice yet, if anything is known of who it is."""
    if address_of(voice):
        return Standing.LEAVING if step.tell_at else Standing.HELD
    return Standing.BY_HAND


def hearing_of(dossier: Dossier, steps: Iterable[Step] | None = None) -> Hearing:
    """Who heard what of a dossier, in three questions to the database."""
    told_to_all = list(told_steps(dossier) if steps is None else steps)
    voices = list(voices_of(dossier))
    rows = Told.objects.filter(step__in=[step.pk for step in told_to_all], voice__in=[one.pk for one in voices])
    return Hearing(voices, told_to_all, list(rows.select_related("mail", "by")))
