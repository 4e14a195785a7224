"""The mail of the demo: two that are filed and three that wait. Functions write, no persons.

A mail is known by its Message-ID; one that is there already stays as people left it.
"""

from __future__ import annotations

import datetime as dt
import json
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from typing import Any

from django.utils import timezone

from regietafel.core.operations import operation
from regietafel.journal.operations import record
from regietafel.mail_in.envelope import address_of, envelope_of
from regietafel.mail_in.models import Came, ReceivedMail
from regietafel.mail_in.operations.filing import file_mail
from regietafel.mail_in.operations.receiving import Arrival, receive
from regietafel.mail_in.reader import Read
from regietafel.mail_in.targets import target_of
from regietafel.people.queries import directors_of
from regietafel.reading.mail.shapes import Address, Enclosed, Forwarded, Mail
from regietafel.territories.models import Region

HERE = Path(__file__).parent
DOMAIN = "demo.example.org"
Content = dict[str, Any]


@operation
def load_mails(*, actor: Any) -> str:
    """Add the mails that are not there yet; comes last, for mail is filed on what other loaders brought."""
    content: Content = json.loads((HERE / "mails.json").read_text(encoding="utf8"))
    region = Region.objects.get(slug=content["region"])
    added = sum(add_mail(region, entry, timezone.now()) for entry in content["mails"])
    if added:
        record(actor=actor, verb="loaded", on=region, region=region, after={"mails": added})
    return f"mails that came in: {added} added"


def add_mail(region: Region, entry: Content, now: dt.datetime) -> int:
    """One mail, as if it had come by the mailbox, filed where it belongs; how many were added."""
    message_id = f"{entry['key']}@{DOMAIN}"
    if ReceivedMail.objects.filter(region=region, message_id=message_id).exists():
        return 0
    at = now - dt.timedelta(days=entry["days_ago"], hours=2)
    raw = written(region, entry, message_id, at)
    arrival = Arrival(raw, Read(as_read(entry, message_id, at)), envelope_of(raw), "eml", Came.MAILBOX)
    mail, _new = receive(actor=None, region=region, arrival=arrival, now=at)
    director = directors_of(region).order_by("pk").first()
    for place in entry.get("filed_on", []) if director else []:
        target = target_of(place["kind"])
        rows = target.choices(director, region, place["words"]) if target else []
        if rows:
            file_mail(actor=director, mail=mail, kind=place["kind"], pk=rows[0].pk, now=at)
    return 1


def as_read(entry: Content, message_id: str, at: dt.datetime) -> Mail:
    """What is read in a mail of ours, which no stranger made."""
    writer = Address(entry["from_name"], entry["from"])
    hand = entry.get("forwarded_by", "")
    file = entry.get("file")
    return Mail(
        message_id=message_id,
        references=(),
        subject=f"FW: {entry['subject']}" if hand else entry["subject"],
        sender=Address("", hand) if hand else writer,
        to=(),
        cc=(),
        sent_at=at.isoformat(),
        text=entry["text"],
        enclosed=(Enclosed(file["name"], "text/plain", file["text"].encode(), False),) if file else (),
        bounces=(),
        is_automatic=False,
        forwarded=Forwarded(writer, entry["subject"], at.isoformat()) if hand else None,
        warnings=(),
    )


def written(region: Region, entry: Content, message_id: str, at: dt.datetime) -> bytes:
    """The mail as it would lie in a mailbox."""
    message = EmailMessage()
    message["From"] = f"{entry['from_name']} <{entry['from']}>"
    message["To"] = address_of(region) or f"{region.slug}@{DOMAIN}"
    message["Subject"], message["Message-ID"] = entry["subject"], f"<{message_id}>"
    message["Date"] = format_datetime(at)
    message.set_content(entry["text"])
    if file := entry.get("file"):
        message.add_attachment(
            file["text"].encode(), maintype="application", subtype="octet-stream", filename=file["name"]
        )
    return message.as_bytes()
