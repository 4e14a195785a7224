"""What the outside of a mail tells: for which region it is, and which mail of ours it answers.

Only the headers are looked at, and only for addresses of ours; what a person wrote is read elsewhere, in a limited child.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from email.errors import MessageError
from email.header import decode_header, make_header
from uuid import UUID

from django.conf import settings

from regietafel.reading.mail.addresses import first_address
from regietafel.territories.models import Region

DELIVERED = ("delivered-to", "x-original-to", "envelope-to", "x-envelope-to")
WRITTEN = ("to", "cc", "resent-to")
ANSWERED = ("references", "in-reply-to")
MARK = "{region}"
HEX = "[0-9a-f]"
UUID_SHAPE = rf"{HEX}{{8}}-{HEX}{{4}}-{HEX}{{4}}-{HEX}{{4}}-{HEX}{{12}}"


@dataclass(frozen=True)
class Envelope:
    """The outside of a mail; ``slugs`` are the regions that its addresses name, ``ours`` the mails of ours that it answers."""

    digest: str
    sender: str
    subject: str
    recipients: str
    message_id: str
    slugs: tuple[str, ...]
    ours: tuple[UUID, ...]


def address_of(region: Region) -> str:
    """Where mail for a region is sent to; empty where no mail comes in."""
    return str(settings.MAIL_IN_ADDRESS).replace(MARK, region.slug)


def envelope_of(head: bytes) -> Envelope:
    """Read the headers; where the mail was delivered counts for more than to whom it was written."""
    fields = unfolded(head)
    delivered = slugs_in(fields.get(name, "") for name in DELIVERED)
    return Envelope(
        digest=hashlib.sha256(head).hexdigest(),
        sender=first_address(fields.get("from", "")).address[:254],
        subject=plain(fields.get("subject", ""))[:300],
        recipients=" ".join(plain(fields.get(name, "")) for name in WRITTEN).strip()[:500],
        message_id=fields.get("message-id", "").strip().strip("<>")[:300],
        slugs=delivered or slugs_in(fields.get(name, "") for name in WRITTEN),
        ours=uuids_in(" ".join(fields.get(name, "") for name in ANSWERED)),
    )


def unfolded(head: bytes) -> dict[str, str]:
    """Headers by their name in lower case, each on one line; what comes twice is joined."""
    text = head.decode("utf-8", "replace").replace("\x00", "").replace("\r\n", "\n")
    fields: dict[str, str] = {}
    for line in re.sub(r"\n[ \t]+", " ", text.partition("\n\n")[0]).split("\n"):
        name, colon, value = line.partition(":")
        if colon:
            key = name.strip().lower()
            fields[key] = f"{fields[key]} {value.strip()}" if key in fields else value.strip()
    return fields


def plain(value: str) -> str:
    """A header as people read it; what cannot be decoded stays as it stands."""
    try:
        decoded = str(make_header(decode_header(value)))
    except (ValueError, LookupError, MessageError):
        decoded = value
    return " ".join(decoded.encode("utf-8", "replace").decode("utf-8").replace("\x00", "").split())


def slugs_in(texts: Iterable[str]) -> tuple[str, ...]:
    """The short names that addresses of ours carry, each once."""
    pattern = str(settings.MAIL_IN_ADDRESS)
    if MARK not in pattern:
        return ()
    before, after = (re.escape(part) for part in pattern.split(MARK))
    shape = re.compile(rf"(?<![\w.+-]){before}(?P<slug>[a-z0-9_-]+){after}(?![\w.-])", re.IGNORECASE)
    return tuple(dict.fromkeys(found["slug"].lower() for text in texts for found in shape.finditer(text)))


def uuids_in(text: str) -> tuple[UUID, ...]:
    """The mails of ours that a text names by their Message-ID, each once."""
    domain = re.escape(str(settings.REGIETAFEL_MAIL_DOMAIN))
    shape = re.compile(rf"({UUID_SHAPE})@{domain}(?![\w.-])", re.IGNORECASE)
    return tuple(dict.fromkeys(UUID(found[1]) for found in shape.finditer(text)))
