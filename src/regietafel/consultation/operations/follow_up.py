"""A mail after the event, to who came or to who did not; nobody gets it twice."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from regietafel.consultation.models import Event
from regietafel.consultation.queries.follow_up import CAME, key_of, still_to_mail
from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, operation
from regietafel.journal.operations import record
from regietafel.notices.operations import post

AUDIENCES = (CAME, "missed")


@dataclass(frozen=True)
class FollowUp:
    """What is written, and to whom: who came, or who did not."""

    to: str
    subject: str
    text: str


@operation
def send_follow_up(*, actor: Any, event: Event, mail: FollowUp, today: dt.date) -> int:
    """Post the mail to each of them who did not get it yet, and say to how many."""
    fresh = locked(event)
    if mail.to not in AUDIENCES:
        raise Refusal(_("Choose who gets the mail."), field="to")
    if fresh.when.first > today:
        raise Refusal(_("This day has yet to come. Write to who registered by moving or cancelling the event."))
    people = still_to_mail(fresh, mail.to)
    if not people:
        raise Refusal(_("Nobody is left to write to: all of them got the mail, or gave no address."), field="to")
    for one in people:
        post(
            to=one.email,
            subject=mail.subject,
            body=mail.text.strip() + "\n",
            language=one.language,
            region=fresh.region,
            key=key_of(one.pk, mail.to),
        )
    record(actor=actor, verb="followed_up", on=fresh, region=fresh.region, after={"letters": len(people)})
    return len(people)
