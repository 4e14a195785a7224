"""Five hundred mails that wait, and five hundred addresses that bounce."""

from __future__ import annotations

from django.utils import timezone

from regietafel.mail_in.models import AddressBounce, Came, ReceivedMail
from regietafel.territories.models import Region
from tests.axe.crowds_apart import LONG, MANY


def add_crowded_mail(region: Region) -> None:
    """What comes in when nobody looks for a year."""
    now = timezone.now()
    ReceivedMail.objects.bulk_create(
        ReceivedMail(
            region=region, digest=f"crowd-{region.pk}-{n}", subject=f"Mail {n} {LONG}", sender_name=LONG[:200],
            received_at=now, state_since=now, came=Came.MAILBOX,
        )
        for n in range(MANY)
    )  # fmt: skip
    AddressBounce.objects.bulk_create(
        AddressBounce(
            region=region, address=f"{'lang' * 15}{n}@{'terug' * 10}.example", count=2, first_at=now, last_at=now,
            last_words=LONG[:300],
        )
        for n in range(MANY)
    )  # fmt: skip
