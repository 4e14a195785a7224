"""Mails for tests: as bytes, as what was read in them, and as rows."""

from __future__ import annotations

import datetime as dt
from email.message import EmailMessage
from typing import Any

from django.utils import timezone

from regietafel.documents.models import Document
from regietafel.mail_in.envelope import envelope_of
from regietafel.mail_in.models import Came, ReceivedMail
from regietafel.mail_in.operations.receiving import Arrival, receive
from regietafel.mail_in.reader import Read
from regietafel.notices.models import OutboxMail
from regietafel.organisations.models import Contact, Organisation
from regietafel.reading.mail.shapes import Address, Bounce, Enclosed, Mail
from regietafel.territories.models import Region

SENDER = "onthaal@deklaver.example"
PDF = b"%PDF-1.7\n% een verslag\n%%EOF\n"


def raw_mail(
    subject: str = "Vraag over de vergoeding",
    *,
    to: str = "mail+leiestreek@tafel.example",
    sender: str = f"Werkhuis De Klaver <{SENDER}>",
    text: str = "Beste,\n\nWe zitten met een vraag.\n",
    files: tuple[tuple[str, bytes], ...] = (),
    message_id: str = "<een@deklaver.example>",
    **headers: str,
) -> bytes:
    """A mail as it lies in a mailbox."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, to, subject
    message["Date"], message["Message-ID"] = "Wed, 18 Nov 2026 09:30:00 +0100", message_id
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    for name, content in files:
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def mail(subject: str = "Vraag over de vergoeding", **fields: Any) -> Mail:
    """A mail as it was read."""
    return Mail(
        **{
            "message_id": "een@deklaver.example",
            "references": (),
            "subject": subject,
            "sender": Address("Werkhuis De Klaver", SENDER),
            "to": (Address("", "mail+leiestreek@tafel.example"),),
            "cc": (),
            "sent_at": "2026-11-18T09:30:00+01:00",
            "text": "Beste,\n\nWe zitten met een vraag.\n",
            "enclosed": (),
            "bounces": (),
            "is_automatic": False,
            "forwarded": None,
            "warnings": (),
            **fields,
        }
    )


def enclosed(name: str, content: bytes = PDF, *, is_inline: bool = False) -> Enclosed:
    """A file that came along."""
    return Enclosed(name, "application/octet-stream", content, is_inline)


def arrival(found: Mail | None = None, *, raw: bytes = b"", came: Came = Came.MAILBOX, refused: str = "") -> Arrival:
    """A mail that arrives; each subject is another mail."""
    content = raw or raw_mail(found.subject if found else "Kapot", message_id=f"<{found and found.message_id}>")
    return Arrival(content, Read(found, refused), envelope_of(content), "eml", came)


def take_in(region: Region, found: Mail | None = None, **how: Any) -> ReceivedMail:
    """A mail that came in."""
    said = found if found or "refused" in how else mail()
    return receive(actor=None, region=region, arrival=arrival(said, **how), now=timezone.now())[0]


def came_along(row: ReceivedMail) -> list[Document]:
    """The documents of a mail, the mail itself not among them."""
    return [one for one in Document.objects.filter(holder_pk=row.pk) if one.pk != row.original_id]


def our_mail(region: Region, to: str = SENDER, key: str = "een-brief") -> OutboxMail:
    """A mail that the region sent."""
    return OutboxMail.objects.create(
        key=key, region=region, to=to, subject="Uitnodiging", body="Kom je?", next_try_at=timezone.now()
    )


def bounce(ours: OutboxMail, recipient: str = "", *, action: str = "failed") -> Bounce:
    """What a mail server says of a mail of ours."""
    return Bounce(recipient or ours.to, "5.1.1", action, ours.message_id.strip("<>"), "550 no such user")


def contact(organisation: Organisation, region: Region, email: str = SENDER, name: str = "Onthaal") -> Contact:
    """How an organisation is reached."""
    return Contact.objects.create(
        organisation=organisation, region=region, name=name, email=email, confirmed_on=dt.date(2026, 11, 1)
    )
