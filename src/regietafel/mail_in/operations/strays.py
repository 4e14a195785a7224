"""Mail in the mailbox that belongs to no region: noted, given to a region, or set aside; the mail itself stays where it is."""

from __future__ import annotations

import datetime as dt
from typing import Any

from regietafel.core.operations import locked, operation
from regietafel.journal.operations import record
from regietafel.mail_in.envelope import Envelope
from regietafel.mail_in.models import StrayMail
from regietafel.territories.models import Region


@operation
def note_stray(*, actor: None, envelope: Envelope, size: int, now: dt.datetime) -> StrayMail:
    """Note that a mail lies in the mailbox for no region we know. Twice is once."""
    found, _new = StrayMail.objects.get_or_create(
        digest=envelope.digest,
        defaults={
            "sender": envelope.sender,
            "subject": envelope.subject,
            "recipients": envelope.recipients,
            "size": size,
            "seen_at": now,
        },
    )
    return found


@operation
def give_stray(*, actor: Any, stray: StrayMail, region: Region) -> StrayMail:
    """Say for which region a mail is: it comes in there when the mailbox is fetched again."""
    fresh = locked(stray)
    fresh.region, fresh.is_dropped = region, False
    fresh.save()
    record(actor=actor, verb="stray_sent", on=fresh, label=f"{fresh.pk}", after={"region": region})
    return fresh


@operation
def drop_stray(*, actor: Any, stray: StrayMail) -> StrayMail:
    """Say that nobody needs a mail: it goes out of the way when the mailbox is fetched again."""
    fresh = locked(stray)
    fresh.region, fresh.is_dropped = None, True
    fresh.save()
    record(actor=actor, verb="stray_dropped", on=fresh, label=f"{fresh.pk}")
    return fresh


@operation
def keep_stray(*, actor: Any, stray: StrayMail) -> StrayMail:
    """Take a decision back, as long as the mailbox was not fetched since."""
    fresh = locked(stray)
    fresh.region, fresh.is_dropped = None, False
    fresh.save()
    record(actor=actor, verb="restored", on=fresh, label=f"{fresh.pk}")
    return fresh


@operation
def forget_stray(*, actor: None, digest: str) -> None:
    """Forget a mail that left the mailbox."""
    StrayMail.objects.filter(digest=digest).delete()
