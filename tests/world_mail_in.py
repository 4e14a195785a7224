"""Mail that came in for :mod:`tests.world`: one in each state, an address that bounces, and one for no region."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from regietafel.mail_in.models import AddressBounce, Came, Filing, ReceivedMail, StrayMail
from regietafel.territories.models import Region

STATES = ("waiting", "filed", "aside", "refused")


def add_mail_in(region: Region, base: int, secret: str) -> dict[str, Any]:
    """The mail of a region, for its team alone; the filed one hangs on the first organisation."""
    first, now, word = base + 1, timezone.now(), secret or "zqletter "
    for number, state in enumerate(STATES):
        ReceivedMail.objects.create(
            pk=first + number,
            region=region,
            digest=f"{first + number:064d}",
            sender_name=f"{word}afzender",
            sender_address=f"{word.strip()}@voorbeeld.example",
            subject=f"{word}{state}",
            received_at=now,
            state_since=now,
            text=f"{word}tekst van de mail",
            came=Came.MAILBOX,
            state=state,
            reason="encrypted" if state == "refused" else "",
        )
    Filing.objects.create(pk=first, mail_id=first + 1, kind="organisations.organisation", target_pk=base + 1, at=now)
    AddressBounce.objects.create(
        pk=first, region=region, address=f"{word.strip()}@terug.example", count=2, first_at=now, last_at=now
    )
    return {
        "received_mail": first,
        "filed_mail": first + 1,
        "aside_mail": first + 2,
        "refused_mail": first + 3,
        "filing": first,
        "address_bounce": first,
    }


def add_stray() -> int:
    """A mail for no region, for a platform administrator alone."""
    return StrayMail.objects.create(
        digest="zq" * 20,
        sender="zqaccount@voorbeeld.example",
        subject="zqaccount vraag",
        seen_at=timezone.now(),
        size=900,
    ).pk
