"""Bodies for :mod:`tests.world`: what hangs on the one at which the partner sits, and one in the bin."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from regietafel.consultation.models import Body, BodyNorm, HeldCount, Seat
from regietafel.organisations.models import Contact, Organisation
from regietafel.territories.models import Region


def add_bodies(region: Region, base: int, secret: str) -> dict[str, Any]:
    """A norm, a bare count, contacts for the team and for the network, and a body that was removed."""
    body = Body.objects.get(pk=base + 41)
    organisation = Organisation.objects.get(pk=base + 1)
    Body.objects.create(
        pk=base + 43,
        region=region,
        slug=f"weg-{base}",
        name=f"{secret or 'zqremoved '}Tafel",
        removed_at=timezone.now(),
    )
    BodyNorm.objects.create(
        pk=base + 41, body=body, text=f"{secret}minstens 4 keer per jaar", times=4, since=dt.date(2024, 1, 1)
    )
    HeldCount.objects.create(pk=base + 41, body=body, year=2021, held=2, source=f"{secret}Verslag")
    contact = {"region": region, "organisation": organisation}
    Contact.objects.create(
        pk=base + 42,
        name=f"{secret or 'zqletter '}Rechtstreeks",
        visibility="team",
        email="team@example.org",
        **contact,
    )
    Seat.objects.filter(pk=base + 41).update(contact=base + 42)
    return {
        "body": body.slug,
        "removed_body": f"weg-{base}",
        "seat": base + 41,
        "body_norm": base + 41,
        "held_count": base + 41,
    }
