"""Everyone who reported hears each step by mail: not at once, so that words can still be mended or a step held back.

A step leaves after a quiet quarter of an hour in its dossier, and nobody gets more than one mail a day about one dossier:
what happened meanwhile stands together in the next one. Whoever joins later hears the story so far in one mail.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, operation
from regietafel.journal.operations import record
from regietafel.policy_signals.models import Dossier, Step, Told
from regietafel.policy_signals.queries.hearing import Standing, hearing_of

QUIET = dt.timedelta(minutes=15)


def tell_everyone(*, actor: Any, step: Step, now: dt.datetime) -> int:
    """Let a step leave by mail after a quiet while, and say how many people it will go to."""
    step.tell_at = now + QUIET
    step.save(update_fields=["tell_at"])
    return sum(one.standing == Standing.LEAVING for one in hearing_of(step.dossier, [step]).missing(step))


def insist_nobody_read(step: Step) -> None:
    """Refuse to change what somebody has heard."""
    if Told.objects.filter(step=step).exists():
        raise Refusal(
            _("Somebody heard this step already, so it stays as it is. Add another step instead."), field="said"
        )


def locked_step(step: Step) -> Step:
    """The step as it is now; its dossier is locked, so that no mail leaves meanwhile."""
    locked(step.dossier)
    return locked(step)


def noted(actor: Any, step: Step, verb: str, **more: Any) -> None:
    """Write in the journal of the dossier what was done with a step."""
    record(actor=actor, verb=verb, on=step.dossier, region=step.dossier.region, **more)


@operation
def hold_step(*, actor: Any, step: Step) -> Step:
    """Stop the mails about a step that have not left. It stays in the story. Twice is once."""
    fresh = locked_step(step)
    if fresh.tell_at is None:
        return fresh
    fresh.tell_at = None
    fresh.save(update_fields=["tell_at"])
    noted(actor, fresh, "step_held", after={"step": fresh.said[:200]})
    return fresh


@operation
def release_step(*, actor: Any, step: Step, now: dt.datetime) -> Step:
    """Let the mails about a step leave after all. Twice is once."""
    fresh = locked_step(step)
    if not fresh.is_told:
        raise Refusal(_("This step is for the team alone."))
    if fresh.tell_at is not None:
        return fresh
    tell_everyone(actor=actor, step=fresh, now=now)
    noted(actor, fresh, "step_released", after={"step": fresh.said[:200]})
    return fresh


@operation
def mend_step(*, actor: Any, step: Step, said: str, seen: str, now: dt.datetime) -> Step:
    """Put the words of a step right before anybody heard them; the quiet while begins again.

    ``seen`` is what stood there when the person began: whoever mends it second is told.
    """
    fresh = locked_step(step)
    insist_nobody_read(fresh)
    if not said.strip():
        raise Refusal(_("Say it in plain words."), field="said")
    if seen.split() != fresh.said.split():
        raise Refusal(
            _("Somebody changed these words meanwhile. They say now: %(now)s") % {"now": fresh.said}, field="said"
        )
    before = fresh.said
    if before == said.strip():
        return fresh
    fresh.said = said.strip()
    fresh.save(update_fields=["said"])
    if fresh.tell_at is not None:
        tell_everyone(actor=actor, step=fresh, now=now)
    if fresh.kind == "outcome":
        mend_outcome(fresh.dossier, before, fresh.said)
    noted(actor, fresh, "step_mended", before={"step": before}, after={"step": fresh.said})
    return fresh


def mend_outcome(dossier: Dossier, before: str, after: str) -> None:
    """What came of it stands on the dossier too: the same words."""
    if dossier.outcome == before:
        dossier.outcome = after
        dossier.save_next("outcome")
