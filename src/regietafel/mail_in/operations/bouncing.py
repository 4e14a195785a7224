"""Mail that came back: which address it was for, how often, and that somebody looked.

Anyone can write a mail that looks as if ours came back. So it counts only where it names a mail of ours by its
Message-ID, which nobody can guess, or where somebody of the team dropped it here.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from regietafel.core.operations import locked, operation
from regietafel.journal.operations import record
from regietafel.mail_in.models import AddressBounce, Came, ReceivedMail
from regietafel.mail_in.queries.origin import contact_at
from regietafel.reading.mail.shapes import Bounce, Mail


def note_bounces(row: ReceivedMail, mail: Mail, now: dt.datetime) -> bool:
    """Mark the addresses at which mail will not arrive; whether there were any that can be believed."""
    believed = [bounce for bounce in mail.bounces if bounce.action == "failed" and is_believed(row, bounce)]
    for address in dict.fromkeys(bounce.recipient.lower() for bounce in believed):
        mark(row, next(one for one in believed if one.recipient.lower() == address), now)
    return bool(believed)


def is_believed(row: ReceivedMail, bounce: Bounce) -> bool:
    """Whether a report is about a mail of ours to that address, or was brought by the team."""
    address = bounce.recipient.lower()
    if row.came == Came.DROPPED:
        return contact_at(row.region, address) is not None
    return row.answers is not None and row.answers.to.lower() == address


def mark(row: ReceivedMail, bounce: Bounce, now: dt.datetime) -> None:
    """Count one mail that came back."""
    address = bounce.recipient.lower()[:254]
    found, _new = AddressBounce.objects.get_or_create(
        region=row.region, address=address, defaults={"first_at": now, "last_at": now}
    )
    fresh = locked(found)
    fresh.first_at = fresh.first_at if fresh.count else now
    fresh.count, fresh.last_at, fresh.mail = fresh.count + 1, now, row
    fresh.last_status, fresh.last_words = bounce.status[:20], bounce.diagnostic.replace("\x00", "")[:300]
    fresh.settled_at, fresh.settled_by, fresh.settled_count = None, None, 0
    fresh.save_next()
    record(actor=None, verb="address_bounced", on=fresh, region=row.region, after={"times": fresh.count})


@operation
def settle_bounce(*, actor: Any, bounce: AddressBounce, now: dt.datetime) -> AddressBounce:
    """Say that somebody looked: the address is right after all, or was corrected. Twice is once."""
    fresh = locked(bounce)
    if not fresh.count:
        return fresh
    fresh.settled_at, fresh.settled_by, fresh.settled_count = now, actor, fresh.count
    fresh.count = 0
    fresh.save_next()
    record(actor=actor, verb="bounce_settled", on=fresh, region=fresh.region, after={"times": fresh.settled_count})
    return fresh


@operation
def unsettle_bounce(*, actor: Any, bounce: AddressBounce) -> AddressBounce:
    """Take back that somebody looked; what bounced since then stays counted."""
    fresh = locked(bounce)
    if fresh.settled_at is None:
        return fresh
    fresh.count += fresh.settled_count
    fresh.settled_at, fresh.settled_by, fresh.settled_count = None, None, 0
    fresh.save_next()
    record(actor=actor, verb="bounce_unsettled", on=fresh, region=fresh.region, after={"times": fresh.count})
    return fresh
