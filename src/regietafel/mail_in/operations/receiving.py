"""A mail comes in: kept with what came along, once, matched to a contact, and looked at for what came back.

What a mail says is read before, in a limited child; here it is text that somebody typed.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone, translation

from regietafel.core.operations import operation
from regietafel.documents.intake import fault_in, insist_can_be_kept
from regietafel.documents.models import Document, DocumentKind
from regietafel.documents.operations import Details, Place, add_document
from regietafel.documents.scanning import Verdict, insist_harmless, verdict_on
from regietafel.journal.operations import record
from regietafel.mail_in.envelope import Envelope
from regietafel.mail_in.holding import ALSO_KEPT
from regietafel.mail_in.models import Came, MailState, ReceivedMail
from regietafel.mail_in.operations.bouncing import note_bounces
from regietafel.mail_in.queries.mails import HOLDER
from regietafel.mail_in.queries.origin import contact_at, mail_answered
from regietafel.mail_in.reader import Read
from regietafel.mail_in.words import AUTOMATIC, BOUNCE, TOO_LARGE, VIRUS
from regietafel.reading.mail.shapes import Enclosed, Mail
from regietafel.territories.models import Region

NEVER = dt.datetime(1970, 1, 2, tzinfo=dt.UTC)


@dataclass(frozen=True)
class Arrival:
    """A mail as it arrived: the bytes, what was read in them, and its outside where nothing could be read."""

    raw: bytes
    read: Read
    envelope: Envelope
    ending: str = "eml"
    came: Came = Came.MAILBOX

    @property
    def digest(self) -> str:
        """By what the mail is known."""
        return hashlib.sha256(self.raw).hexdigest() if self.raw else self.envelope.digest


@operation
def receive(*, actor: Any, region: Region, arrival: Arrival, now: dt.datetime) -> tuple[ReceivedMail, bool]:
    """Take in a mail; one that came in before stays as it is. Whether it is new comes along.

    Refuses as a whole where it may come in later: while the scanner or the place for files is away.
    """
    row, new = ReceivedMail.objects.get_or_create(
        region=region, digest=arrival.digest, defaults={"received_at": now, "state_since": now, "came": arrival.came}
    )
    if not new:
        return row, False
    if arrival.read.mail:
        fill(row, arrival.read.mail)
    else:
        fill_from_outside(row, arrival.envelope)
        row.state, row.reason = MailState.REFUSED, arrival.read.refused
    if arrival.raw:
        with translation.override(translation.get_language() if actor else settings.LANGUAGE_CODE):
            keep(actor, row, arrival, now)
    if arrival.read.mail and row.state == MailState.WAITING:
        sort(row, arrival.read.mail, now)
    row.save()
    verb = "mail_refused" if row.state == MailState.REFUSED else "mail_received"
    record(actor=actor, verb=verb, on=row, region=region, label=row.moment)
    return row, True


def fill(row: ReceivedMail, mail: Mail) -> None:
    """Write what was read; of a mail that somebody forwarded, who wrote it first."""
    forwarded = mail.forwarded if mail.forwarded and mail.forwarded.sender.address else None
    sender = forwarded.sender if forwarded else mail.sender
    row.message_id = clean(mail.message_id, 300)
    row.sender_name, row.sender_address = clean(sender.name, 200), clean(sender.address.lower(), 254)
    row.handed_by = clean(mail.sender.address, 254) if forwarded else ""
    row.subject = clean((forwarded and forwarded.subject) or mail.subject, 300)
    row.sent_at = moment(forwarded.sent_at if forwarded else "") or moment(mail.sent_at)
    row.text = clean(mail.text)
    row.warnings = list(mail.warnings)
    row.contact = contact_at(row.region, row.sender_address)
    row.answers = mail_answered(row.region, mail)


def fill_from_outside(row: ReceivedMail, envelope: Envelope) -> None:
    """Write what the outside of a mail tells that could not be read."""
    row.message_id = envelope.message_id
    row.sender_address, row.subject = envelope.sender.lower(), envelope.subject
    row.contact = contact_at(row.region, row.sender_address)


def clean(text: str, most: int | None = None) -> str:
    """A text that every database can hold."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")[:most]


def moment(said: str) -> dt.datetime | None:
    """A date of a mail, if it is one at which mails were sent."""
    try:
        found = dt.datetime.fromisoformat(said)
        aware = found if found.tzinfo else timezone.make_aware(found)
        return aware if NEVER < aware < timezone.now() + dt.timedelta(days=3) else None
    except (ValueError, OverflowError):
        return None


def keep(actor: Any, row: ReceivedMail, arrival: Arrival, now: dt.datetime) -> None:
    """Hang the mail itself and what came along on its row; with a virus in it, nothing of it."""
    whole = SimpleUploadedFile(f"mail.{arrival.ending}", arrival.raw)
    files = files_in(arrival.read.mail)
    everything = [whole, *(file for _enclosed, file in files)]
    for file in everything:
        if verdict_on(file) is Verdict.FOUND:
            row.state, row.reason, row.text = MailState.REFUSED, VIRUS, ""
            return
        insist_harmless(file)
    place = Place(row.region, HOLDER, row.pk)
    if fault := fault_in(whole):
        row.not_kept.append([whole.name, fault])
    else:
        row.original = hang(actor, place, row.moment, whole, now)
    for enclosed, file in files:
        name = clean(enclosed.name, 200)
        if enclosed.is_inline:
            continue
        if fault := fault_in(file, ALSO_KEPT):
            row.not_kept.append([name, fault])
        else:
            hang(actor, place, name, file, now)


def files_in(mail: Mail | None) -> list[tuple[Enclosed, SimpleUploadedFile]]:
    """What came along, as files; pictures that stand in the text are looked at for viruses too, and not kept apart."""
    enclosed = mail.enclosed if mail else ()
    return [(one, SimpleUploadedFile(clean(one.name, 200) or "file", one.content)) for one in enclosed]


def hang(actor: Any, place: Place, title: str, file: SimpleUploadedFile, now: dt.datetime) -> Document:
    """Hang one file on the mail."""
    insist_can_be_kept(file, ALSO_KEPT)
    details = Details(title=title[:200] or str(file.name), kind=DocumentKind.LETTER)
    return add_document(actor=actor, place=place, details=details, file=file, now=now)


def sort(row: ReceivedMail, mail: Mail, now: dt.datetime) -> None:
    """Set aside by itself what no person wrote."""
    if note_bounces(row, mail, now):
        row.state, row.reason = MailState.ASIDE, BOUNCE
    elif mail.is_automatic:
        row.state, row.reason = MailState.ASIDE, AUTOMATIC


@operation
def refuse_unread(*, actor: Any, region: Region, envelope: Envelope, now: dt.datetime) -> ReceivedMail:
    """Note a mail that is too large to be fetched: who wrote it, and why it is not here."""
    arrival = Arrival(b"", Read(None, TOO_LARGE), envelope)
    return receive(actor=actor, region=region, arrival=arrival, now=now)[0]
