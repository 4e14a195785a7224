"""Saying that what stands in the directory is still right. Confirming is not changing: no version is raised."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, operation
from regietafel.journal.operations import record
from regietafel.workplaces.freshness import Freshness
from regietafel.workplaces.models import SelfCheck, SelfCheckOutcome, Workplace
from regietafel.workplaces.queries.checks import asked_in, open_checks, problem_of
from regietafel.workplaces.queries.lateness import at_least

SAID = ("verified_on", "verified_by", "lapsed_on")


@operation
def confirm_workplace(*, actor: Any, workplace: Workplace, by: str, now: dt.datetime) -> Workplace:
    """Confirm one workplace; with the last one that was asked about, the question to its organisation is answered too."""
    fresh = locked(workplace)
    if fresh.is_removed:
        raise Refusal(_("This was removed meanwhile. Put it back first."))
    mark(fresh, actor=actor, by=by, today=timezone.localdate(now))
    check = open_checks(fresh.region).filter(organisation=fresh.organisation).first()
    if check is not None and not still_due(check, timezone.localdate(now)):
        close(locked(check), now)
    return fresh


@operation
def confirm_check(*, actor: Any, check: SelfCheck, issue: int, by: str, now: dt.datetime) -> int:
    """Confirm all workplaces that a check is about, in one go; how many. Twice is once."""
    fresh = locked(check)
    insist_open(fresh, issue, timezone.localdate(now))
    rows = list(asked_in(fresh, timezone.localdate(now)).order_by("pk"))
    for one in rows:
        mark(locked(one), actor=actor, by=by, today=timezone.localdate(now))
    if fresh.answered_at is None:
        close(fresh, now)
    return len(rows)


def insist_open(check: SelfCheck, issue: int, today: dt.date) -> None:
    """Refuse what comes by a link that stopped working while the page was open."""
    if check.issue != issue or problem_of(check, today):
        raise Refusal(_("This link no longer works. Open the newest mail, or call the director."))


def mark(fresh: Workplace, *, actor: Any, by: str, today: dt.date) -> None:
    """Note the confirmation on a locked row; the same one once more changes nothing."""
    before = {name: getattr(fresh, name) for name in SAID}
    fresh.verified_on, fresh.verified_by, fresh.lapsed_on = today, by[:200], None
    after = {name: getattr(fresh, name) for name in SAID}
    if after == before:
        return
    fresh.save(update_fields=list(SAID))
    record(actor=actor or by, verb="confirmed", on=fresh, region=fresh.region, before=before, after=after)


def still_due(check: SelfCheck, today: dt.date) -> bool:
    """Whether a workplace that a check is about still waits to be confirmed."""
    return asked_in(check, today).filter(at_least(Freshness.DUE, check.region, today)).exists()


def close(check: SelfCheck, now: dt.datetime) -> None:
    """Note that the organisation answered, and how."""
    check.answered_at = now
    check.outcome = SelfCheckOutcome.CHANGED if check.changes.exists() else SelfCheckOutcome.CONFIRMED
    check.save(update_fields=["answered_at", "outcome"])
