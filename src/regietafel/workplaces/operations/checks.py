"""Asking organisations whether their workplaces are still right: once, again by hand, withdrawn, and reminded.

Whoever asks locks the organisation first, so that two clocks, or a clock and a director, ask it once.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, operation
from regietafel.journal.operations import record
from regietafel.organisations.models import Organisation
from regietafel.territories.models import Region
from regietafel.workplaces.models import SelfCheck
from regietafel.workplaces.operations.check_mail import send_check
from regietafel.workplaces.queries.checks import asked_in, contact_for, due_organisations, open_checks, problem_of


@dataclass(frozen=True)
class Round:
    """What came of asking several organisations: how many mails left, who waits still, who has no address."""

    asked: int = 0
    waiting: int = 0
    unreachable: int = 0


@operation
def ask_if_due(*, actor: None, region: Region, organisation: Organisation, now: dt.datetime) -> SelfCheck | None:
    """Ask an organisation whose check is due; None if there is nothing to ask, or nobody to mail. For the clock."""
    fresh = locked(organisation)
    today = timezone.localdate(now)
    if fresh.pk not in due_organisations(region, today):
        return None
    return ask(actor, region, fresh, now)


@operation
def start_round(*, actor: Any, region: Region, organisations: Iterable[Organisation], now: dt.datetime) -> Round:
    """Ask these organisations now, whether it is due or not. Who was asked and did not answer yet is not asked again."""
    asked = waiting = unreachable = 0
    for one in organisations:
        fresh = locked(one)
        today = timezone.localdate(now)
        open_one = open_checks(region).filter(organisation=fresh).first()
        if open_one is not None and not problem_of(open_one, today):
            waiting += 1
        elif ask(actor, region, fresh, now) is None:
            unreachable += 1
        else:
            asked += 1
    return Round(asked, waiting, unreachable)


def ask(actor: Any, region: Region, organisation: Organisation, now: dt.datetime) -> SelfCheck | None:
    """Make the check and post the mail; a question that ran out makes place for it. The organisation is locked."""
    contact = contact_for(region, organisation)
    if contact is None or organisation.is_removed:
        return None
    today = timezone.localdate(now)
    for old in open_checks(region).filter(organisation=organisation):
        SelfCheck.objects.filter(pk=old.pk).update(withdrawn_at=now)
    check = SelfCheck.objects.create(
        region=region,
        organisation=organisation,
        contact=contact,
        email=contact.email,
        asked_on=today,
        until=today + dt.timedelta(days=settings.CHECK_LINK_DAYS),
        asked_by=actor,
    )
    send_check(check, today)
    record(actor=actor, verb="check_asked", on=check, region=region, label=str(organisation))
    return check


@operation
def remind_check(*, actor: Any, check: SelfCheck, now: dt.datetime) -> SelfCheck:
    """Send the question once more with the same link. Twice on a day is once."""
    fresh = open_one(check, now)
    today = timezone.localdate(now)
    if fresh.reminded_on == today or fresh.asked_on == today:
        return fresh
    fresh.reminders += 1
    fresh.reminded_on = today
    fresh.save(update_fields=["reminders", "reminded_on"])
    send_check(fresh, today, reminder=True)
    record(actor=actor, verb="check_reminded", on=fresh, region=fresh.region, label=str(fresh.organisation))
    return fresh


@operation
def remind_all(*, actor: Any, region: Region, now: dt.datetime) -> int:
    """Remind every organisation of a region that did not answer; how many got a mail."""
    today = timezone.localdate(now)
    count = 0
    for check in open_checks(region).exclude(asked_on=today).exclude(reminded_on=today):
        if not problem_of(check, today):
            remind_check(actor=actor, check=check, now=now)
            count += 1
    return count


@operation
def renew_check(*, actor: Any, check: SelfCheck, now: dt.datetime) -> SelfCheck:
    """Send the question anew to whoever is the contact now; links of earlier mails open nothing any more."""
    fresh = open_one(check, now)
    contact = contact_for(fresh.region, fresh.organisation)
    if contact is None:
        raise Refusal(_("Nobody of this organisation has an e-mail address. Add a contact first."))
    today = timezone.localdate(now)
    fresh.contact, fresh.email = contact, contact.email
    fresh.issue += 1
    fresh.until = today + dt.timedelta(days=settings.CHECK_LINK_DAYS)
    fresh.save(update_fields=["contact", "email", "issue", "until"])
    send_check(fresh, today)
    record(actor=actor, verb="check_renewed", on=fresh, region=fresh.region, label=str(fresh.organisation))
    return fresh


@operation
def withdraw_check(*, actor: Any, check: SelfCheck, now: dt.datetime) -> SelfCheck:
    """Let a question go: its link opens nothing any more. Twice is once."""
    fresh = locked(check)
    if fresh.answered_at is not None:
        raise Refusal(_("This was answered meanwhile, so there is nothing to withdraw."))
    if fresh.withdrawn_at is None:
        fresh.withdrawn_at = now
        fresh.save(update_fields=["withdrawn_at"])
        record(actor=actor, verb="check_withdrawn", on=fresh, region=fresh.region, label=str(fresh.organisation))
    return fresh


def open_one(check: SelfCheck, now: dt.datetime) -> SelfCheck:
    """The check, locked, if it still waits for an answer."""
    fresh = locked(check)
    if fresh.answered_at is not None:
        raise Refusal(_("This organisation answered meanwhile."))
    if fresh.withdrawn_at is not None:
        raise Refusal(_("This question was withdrawn. Ask anew."))
    if fresh.organisation.is_removed or not asked_in(fresh, timezone.localdate(now)).exists():
        raise Refusal(_("This organisation has no workplaces in the directory any more."))
    return fresh
