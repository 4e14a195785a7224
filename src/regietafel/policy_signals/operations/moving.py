"""How a dossier goes from phase to phase: the one place where its phase is written."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.operations import locked_at, operation
from regietafel.journal.operations import record
from regietafel.policy_signals.lifecycle import CLOSED, WITH_REASON, Phase, asks_reason, refusal_of
from regietafel.policy_signals.models import Dossier, StepKind
from regietafel.policy_signals.operations.closing import forget_outcome, insist_may_close
from regietafel.policy_signals.operations.steps import add_step


def enter(
    *, actor: Any, dossier: Dossier, to: Phase, now: dt.datetime, on: dt.date | None = None, reason: str = ""
) -> Dossier:
    """Give a locked dossier its next phase; works inside the transaction of the deed that makes it so.

    Refuses a move that the table does not have, one that wants a reason and has none, and an end while somebody who
    reported, or a body, has not heard.
    """
    if dossier.is_removed:
        raise Refusal(_("This dossier was removed. Restore it first."))
    if refusal := refusal_of(dossier.phase, to):
        raise Refusal(refusal, field="to")
    if asks_reason(dossier.phase, to) and not reason.strip():
        raise Refusal(_("Say why."), field="reason")
    if to == Phase.FED_BACK:
        insist_may_close(dossier)
    before, day = dossier.phase, on or timezone.localdate(now)
    dossier.came_from = before if to in WITH_REASON else ""
    dossier.reason = reason.strip() if to in WITH_REASON else ""
    dossier.phase, dossier.phase_since = to, day
    dossier.closed_on = day if to in CLOSED else None
    dossier.save_next("phase", "phase_since", "came_from", "reason", "closed_on")
    if before == Phase.FED_BACK:
        forget_outcome(dossier)
    record(
        actor=actor,
        verb="phase_changed",
        on=dossier,
        region=dossier.region,
        before={"phase": before},
        after={"phase": to},
        reason=reason.strip(),
    )
    return dossier


@operation
def move_dossier(
    *,
    actor: Any,
    dossier: Dossier,
    to: Phase,
    said: str,
    now: dt.datetime,
    reason: str = "",
    version: int | None = None,
) -> Dossier:
    """Take a dossier to another phase by hand, and tell everyone who reported in the words given."""
    fresh = locked_at(dossier, version)
    enter(actor=actor, dossier=fresh, to=to, now=now, reason=reason)
    if said.strip():
        add_step(actor=actor, dossier=fresh, kind=StepKind.MOVED, said=said, now=now)
    return fresh
