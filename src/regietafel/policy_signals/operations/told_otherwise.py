"""That somebody without an address heard it: by telephone, at a meeting, in person. And that this was a mistake."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, operation
from regietafel.journal.operations import record
from regietafel.policy_signals.lifecycle import Phase
from regietafel.policy_signals.models import Dossier, Step, Told, ToldBy, Voice
from regietafel.policy_signals.operations.moving import enter
from regietafel.policy_signals.queries.hearing import Hearing, Standing, hearing_of, outcome_step, told_steps


@operation
def mark_told(
    *,
    actor: Any,
    step: Step,
    voices: Sequence[Voice],
    way: ToldBy,
    on: dt.date,
    today: dt.date,
    note: str = "",
) -> int:
    """Say that these people heard a step, and with it the steps before it. Who heard it already stays as it was."""
    dossier = locked(step.dossier)
    fresh = locked(step)
    insist_can_be_told(fresh, voices, on, today)
    hearing = hearing_of(dossier, up_to(fresh))
    names = {one.pk: one for one in hearing.voices}
    chosen = [names[voice.pk] for voice in voices if voice.pk in names]
    if len(chosen) != len(voices):
        raise Refusal(_("Somebody of this list does not belong to this dossier any more. Look again."), field="voices")
    count = sum(write_told(actor, hearing, voice, way, on, note.strip()) for voice in chosen)
    if count:
        record(
            actor=actor,
            verb="reporters_told",
            on=dossier,
            region=dossier.region,
            after={"step": fresh.said[:200], "voices": len(chosen), "by_way_of": str(way), "on": on},
        )
    return count


def insist_can_be_told(step: Step, voices: Sequence[Voice], on: dt.date, today: dt.date) -> None:
    """Refuse nobody, a day that has yet to come, one before it happened, and what is for the team alone."""
    if not step.is_told:
        raise Refusal(_("This step is for the team alone."))
    if not voices:
        raise Refusal(_("Choose who heard it."), field="voices")
    if on > today:
        raise Refusal(_("This day has yet to come. Say it when it was told."), field="on")
    if on < step.on:
        raise Refusal(_("Nobody can have heard it before it happened."), field="on")


def up_to(step: Step) -> list[Step]:
    """A step and the told ones before it in the story."""
    rows = list(told_steps(step.dossier))
    return rows[: [one.pk for one in rows].index(step.pk) + 1]


def write_told(actor: Any, hearing: Hearing, voice: Voice, way: ToldBy, on: dt.date, note: str) -> int:
    """Write it down for one voice and each step that it did not hear; a mail that did not arrive is replaced."""
    unheard = [step for step in hearing.steps if hearing.ear(voice, step).standing != Standing.HEARD]
    for step in unheard:
        values = {"by_way_of": way, "on": on, "note": note, "mail": None, "by": actor}
        Told.objects.update_or_create(voice=voice, step=step, defaults=values)
    return min(len(unheard), 1)


@operation
def take_back_told(*, actor: Any, told: Told, now: dt.datetime) -> Dossier:
    """Take back that somebody heard a step. A dossier that was closed by it waits again; its outcome stays."""
    dossier = locked(told.step.dossier)
    row = Told.objects.filter(pk=told.pk).select_related("step", "voice").first()
    if row is None:
        return dossier
    if row.by_way_of == ToldBy.MAIL:
        raise Refusal(_("A mail that left cannot be taken back."))
    outcome = outcome_step(dossier)
    row.delete()
    record(
        actor=actor,
        verb="telling_taken_back",
        on=dossier,
        region=dossier.region,
        before={"step": row.step.said[:200], "voices": 1, "on": row.on},
    )
    if outcome is not None and row.step_id == outcome.pk and dossier.phase == Phase.FED_BACK:
        begin_again(actor, dossier, now)
    return dossier


def begin_again(actor: Any, dossier: Dossier, now: dt.datetime) -> None:
    """Open a dossier that closed by mistake, with the same outcome, if somebody is without it now."""
    outcome = outcome_step(dossier)
    if outcome is None or not hearing_of(dossier, [outcome]).missing(outcome):
        return
    words = dossier.outcome
    reason = _("It was taken back that somebody heard what came of it.")
    enter(actor=actor, dossier=dossier, to=Phase.ANSWERED, now=now, on=timezone.localdate(now), reason=reason)
    dossier.outcome = words
    dossier.save_next("outcome")
