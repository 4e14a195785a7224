"""What a person decides about a mail that did not leave for certain."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, operation
from regietafel.journal.operations import record
from regietafel.notices import lifecycle
from regietafel.notices.models import MailState, OutboxMail
from regietafel.notices.operations.posting import wake


@operation
def resend(*, actor: Any, mail: OutboxMail, now: dt.datetime) -> OutboxMail:
    """Put a failed or uncertain mail in line again: the person takes it that it may arrive twice."""
    fresh = moved(mail, MailState.QUEUED)
    fresh.next_try_at, fresh.claimed_at = now, None
    fresh.save()
    record(actor=actor, verb="mail_resent", on=fresh, region=fresh.region, label=fresh.subject)
    transaction.on_commit(wake)
    return fresh


@operation
def write_off(*, actor: Any, mail: OutboxMail, reason: str = "") -> OutboxMail:
    """Leave a mail that did not leave for certain as it is: nobody waits for it any more."""
    fresh = moved(mail, MailState.CANCELLED)
    fresh.save()
    record(actor=actor, verb="mail_written_off", on=fresh, region=fresh.region, label=fresh.subject, reason=reason)
    return fresh


def moved(mail: OutboxMail, to: MailState) -> OutboxMail:
    """The mail, locked, in its next state; a step that may not follow is refused."""
    fresh = locked(mail)
    if to not in lifecycle.PERSON_MOVES.get(fresh.state, frozenset()):
        raise Refusal(
            _("This mail is “%(state)s” by now, so there is nothing to decide.") % {"state": fresh.get_state_display()}
        )
    fresh.state = to
    return fresh


def forget_person(person: Any) -> None:
    """Delete the mail to somebody whose account closes, and never send what still waits."""
    OutboxMail.objects.filter(Q(person=person) | Q(to__iexact=person.email)).exclude(state=MailState.SENDING).delete()
