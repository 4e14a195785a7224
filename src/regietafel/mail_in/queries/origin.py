"""Where a mail belongs: in which region, from which contact, as an answer to what."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from regietafel.mail_in.envelope import Envelope, uuids_in
from regietafel.notices.models import OutboxMail
from regietafel.organisations.models import Contact
from regietafel.reading.mail.shapes import Mail
from regietafel.territories.models import Region


def regions_for(envelope: Envelope) -> list[Region]:
    """The regions to whose address a mail was sent, or else the one whose mail it answers."""
    named = list(Region.objects.filter(slug__in=envelope.slugs).order_by("pk"))
    return named or regions_behind(envelope.ours)


def regions_behind(uuids: Iterable[UUID]) -> list[Region]:
    """The regions that sent these mails."""
    return list(Region.objects.filter(outbox__uuid__in=list(uuids)).distinct().order_by("pk"))


def regions_of_reports(mail: Mail | None) -> list[Region]:
    """The regions whose mails came back."""
    return regions_behind(uuids_in(" ".join(bounce.message_id for bounce in mail.bounces))) if mail else []


def mail_answered(region: Region, mail: Mail) -> OutboxMail | None:
    """The mail of ours that this one answers, or that came back in it; the nearest one."""
    named = [*mail.references, *(bounce.message_id for bounce in mail.bounces)]
    uuids = uuids_in(" ".join(named))
    found = {row.uuid: row for row in OutboxMail.objects.filter(region=region, uuid__in=uuids)}
    return next((found[uuid] for uuid in uuids if uuid in found), None)


def contact_at(region: Region, address: str) -> Contact | None:
    """The contact of a region that has this address."""
    if not address:
        return None
    rows = Contact.objects.filter(region=region, email__iexact=address, removed_at__isnull=True)
    return rows.filter(organisation__removed_at__isnull=True).order_by("pk").first()
