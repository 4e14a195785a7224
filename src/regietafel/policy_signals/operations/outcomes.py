"""The end of a dossier: what came of it is told to everyone, the bodies that raised it hear it, it closes, or begins again."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from regietafel.consultation.models import Body, ReportBack
from regietafel.consultation.operations.report_backs import (
    ReportBackData,
    add_report_back,
    remove_report_back,
    restore_report_back,
)
from regietafel.consultation.queries.report_backs import Standing
from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, locked_at, operation
from regietafel.journal.operations import record
from regietafel.policy_signals.lifecycle import Phase
from regietafel.policy_signals.models import Dossier, Step, StepKind
from regietafel.policy_signals.operations.moving import enter
from regietafel.policy_signals.operations.steps import add_step
from regietafel.policy_signals.queries.closing import bodies_that_hear, key_of, report_backs_of
from regietafel.policy_signals.queries.hearing import outcome_step


@operation
def give_outcome(*, actor: Any, dossier: Dossier, said: str, now: dt.datetime, version: int | None = None) -> Step:
    """Say what came of it: everyone who reported hears it, and the bodies that raised it get it on their agenda.

    A second outcome takes the place of the first: everyone hears that one too.
    """
    fresh = locked_at(dossier, version)
    if fresh.is_removed:
        raise Refusal(_("This dossier was removed. Restore it first."))
    if fresh.phase != Phase.ANSWERED:
        raise Refusal(_("Only what was answered has an outcome. Take the dossier to “answered” first."), field="said")
    if not said.strip():
        raise Refusal(_("Say in plain words what came of it."), field="said")
    before = fresh.outcome
    if before == said.strip() and (known := outcome_step(fresh)) is not None:
        return known
    fresh.outcome = said.strip()
    fresh.save_next("outcome")
    record(
        actor=actor,
        verb="outcome_given",
        on=fresh,
        region=fresh.region,
        before={"outcome": before},
        after={"outcome": fresh.outcome},
    )
    step = add_step(actor=actor, dossier=fresh, kind=StepKind.OUTCOME, said=said, now=now)
    take_back_waiting(actor, fresh, now)
    ready_report_backs(actor, fresh, step, timezone.localdate(now))
    return step


@operation
def ready_missing(*, actor: Any, dossier: Dossier, today: dt.date) -> int:
    """Make ready what bodies must hear of the outcome and was not yet, as for a signal that joined later; how many."""
    fresh = locked(dossier)
    step = outcome_step(fresh)
    if step is None:
        raise Refusal(_("Say first what came of it."))
    return ready_report_backs(actor, fresh, step, today)


def ready_report_backs(actor: Any, dossier: Dossier, step: Step, today: dt.date) -> int:
    """One report-back of an outcome for each body that raised it; what is there already is not made again."""
    there = {row.client_id for row in report_backs_of(dossier, today)}
    wanted = [body for body in bodies_that_hear(dossier, today) if key_of(step, body) not in there]
    for body in wanted:
        dossier.report_backs.add(report_back_for(actor, dossier, step, body))
    return len(wanted)


def report_back_for(actor: Any, dossier: Dossier, step: Step, body: Body) -> ReportBack:
    """The report-back of an outcome to one body; one that was thrown away comes back."""
    what = f"{dossier.title}: {step.said}"[:2000]
    row = add_report_back(
        actor=actor, region=dossier.region, data=ReportBackData(what, to_body=body), client_id=key_of(step, body)
    )
    return restore_report_back(actor=actor, report_back=row) if row.is_removed else row


def take_back_waiting(actor: Any, dossier: Dossier, now: dt.datetime) -> None:
    """Throw away what stands on no agenda yet of an earlier outcome: the new one takes its place."""
    for row in report_backs_of(dossier, timezone.localdate(now)):
        if row.standing == Standing.WAITING:
            remove_report_back(actor=actor, report_back=row, now=now)


@operation
def close_dossier(*, actor: Any, dossier: Dossier, now: dt.datetime, version: int | None = None) -> Dossier:
    """Close a dossier of which everyone heard what came of it."""
    return enter(actor=actor, dossier=locked_at(dossier, version), to=Phase.FED_BACK, now=now)


@operation
def reopen_dossier(
    *, actor: Any, dossier: Dossier, reason: str, said: str, now: dt.datetime, version: int | None = None
) -> Dossier:
    """Take up again what was closed. The outcome of then is no last word any more: a new one must be given and told."""
    fresh = locked_at(dossier, version)
    if fresh.phase != Phase.FED_BACK:
        raise Refusal(_("This dossier is not closed."))
    enter(actor=actor, dossier=fresh, to=Phase.ANSWERED, now=now, reason=reason)
    if said.strip():
        add_step(actor=actor, dossier=fresh, kind=StepKind.MOVED, said=said, now=now)
    return fresh
