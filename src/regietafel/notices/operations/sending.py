"""How mail leaves: claimed in one transaction, sent outside any, settled in another.

A claim is a compare-and-set, so that two workers never hold the same mail. The number of the try is the proof of the
claim: a worker that comes back after it was given up can tell that it was sent, and nothing else.
"""

from __future__ import annotations

import datetime as dt
import logging
from typing import Any

from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from regietafel.notices import delivery, lifecycle
from regietafel.notices.models import MailState, OutboxMail
from regietafel.notices.operations.posting import wake

log = logging.getLogger("regietafel.mail")


def deliver_due(*, now: dt.datetime, limit: int = 100) -> int:
    """Send what is due, at most so many, and say how many were tried. Runs in no transaction of its own."""
    tried = 0
    while tried < limit and (mail := claim(now)) is not None:
        settle(mail, delivery.send(mail))
        tried += 1
    if tried == limit:
        wake()
    return tried


def claim(now: dt.datetime) -> OutboxMail | None:
    """Take the mail that has waited longest, so that no other worker does; None if there is nothing to do."""
    with transaction.atomic():
        due: Any = OutboxMail.objects.filter(state=MailState.QUEUED, next_try_at__lte=now)
        if connection.features.has_select_for_update_skip_locked:
            due = due.select_for_update(skip_locked=True)
        found: OutboxMail | None = due.order_by("next_try_at", "pk").first()
        if found is None:
            return None
        OutboxMail.objects.filter(pk=found.pk, state=MailState.QUEUED).update(
            state=MailState.SENDING, claimed_at=timezone.now(), attempts=F("attempts") + 1
        )
        found.refresh_from_db()
        return found


def settle(mail: OutboxMail, answer: delivery.Answer) -> None:
    """Write down what came of a try, unless the mail was given up or taken by others meanwhile."""
    state, at = answer.state, timezone.now()
    if state == MailState.QUEUED and mail.attempts >= lifecycle.MAX_TRIES:
        state = MailState.FAILED
    values: dict[str, Any] = {"state": state, "last_error": answer.error}
    if state == MailState.SENT:
        values["sent_at"] = at
    if state == MailState.QUEUED:
        values["next_try_at"] = at + lifecycle.wait_after(mail.attempts)
    open_for_this = [MailState.SENDING, *([MailState.UNCERTAIN] if state == MailState.SENT else [])]
    with transaction.atomic():
        held = OutboxMail.objects.filter(pk=mail.pk, attempts=mail.attempts, state__in=open_for_this)
        settled = held.update(**values)
        if settled and state == MailState.QUEUED:
            transaction.on_commit(lambda: wake(values["next_try_at"]))
    log.info("mail", extra={"line": {"mail": mail.pk, "state": state, "try": mail.attempts, "kept": not settled}})
