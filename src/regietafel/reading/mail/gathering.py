"""What is gathered while a mail is gone through, and the mail that it makes; the same for every kind of file."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from email.message import Message
from typing import Any

from regietafel.reading.mail import bounces
from regietafel.reading.mail.automatic import is_automatic
from regietafel.reading.mail.bounds import MOST_PARTS, MOST_SIGNS
from regietafel.reading.mail.cleaning import EXTENSIONS, file_name, line, prose
from regietafel.reading.mail.forwards import PREFIX, forwarded_in
from regietafel.reading.mail.headers import Headers
from regietafel.reading.mail.shapes import Address, Enclosed, Forwarded, Mail, NotAMail

PGP = "-----BEGIN PGP MESSAGE-----"
TYPES = {extension: media_type for media_type, extension in EXTENSIONS.items()}


@dataclass
class Gathered:
    """The parts of one mail, as far as they have been found."""

    enclosed: list[tuple[Enclosed, str]] = field(default_factory=list)
    shown: set[str] = field(default_factory=set)
    warnings: dict[str, None] = field(default_factory=dict)
    blocks: list[Message[Any, Any]] = field(default_factory=list)
    attached: list[Forwarded] = field(default_factory=list)
    spare_text: str = ""
    returned_id: str = ""
    count: int = 0

    def warn(self, code: str) -> None:
        """Keep a warning, once."""
        self.warnings[code] = None

    def counted(self) -> None:
        """One more part."""
        self.count += 1
        if self.count > MOST_PARTS:
            raise NotAMail("too_many_parts")

    def enclose(self, name: str, media_type: str, content: bytes, shown_as: str = "") -> None:
        """Keep a file. ``shown_as`` is how the text may refer to it."""
        media_type = line(media_type, 100) or "application/octet-stream"
        kept = file_name(name, media_type, len(self.enclosed) + 1)
        if media_type == "application/octet-stream":
            media_type = TYPES.get(kept[kept.rfind(".") :].lower(), media_type)
        if not content:
            self.warn("enclosed_empty")
        self.enclosed.append((Enclosed(kept, media_type, content, is_inline=False), shown_as.strip("<> ").lower()))

    def files(self) -> tuple[Enclosed, ...]:
        """What came along, with what the text shows marked."""
        return tuple(replace(one, is_inline=bool(as_) and as_ in self.shown) for one, as_ in self.enclosed)


@dataclass(frozen=True)
class Envelope:
    """Who, to whom, when and about what."""

    message_id: str
    references: tuple[str, ...]
    subject: str
    sender: Address
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    sent_at: str


def assembled(envelope: Envelope, headers: Headers, found: Gathered, text: str) -> Mail:
    """The mail, with all that follows from its text and headers."""
    text = prose(text if text.strip() else found.spare_text)
    if text.startswith(PGP):
        raise NotAMail("encrypted")
    if len(text) > MOST_SIGNS:
        text = text[:MOST_SIGNS]
        found.warn("text_cut")
    if not text:
        found.warn("no_text")
    if headers.was_cut:
        found.warn("header_cut")
    files = found.files()
    returned = bounces.reported(found.blocks, found.returned_id) if found.blocks else []
    if not found.blocks:
        own = {one.address for one in (envelope.sender, *envelope.to)}
        told = (envelope.subject, envelope.sender.address, own, text, found.returned_id)
        returned = bounces.guessed(headers, *told)
    return Mail(
        message_id=envelope.message_id,
        references=envelope.references,
        subject=envelope.subject,
        sender=envelope.sender,
        to=envelope.to,
        cc=envelope.cc,
        sent_at=envelope.sent_at,
        text=text,
        enclosed=files,
        bounces=tuple(returned),
        is_automatic=bool(returned) or is_automatic(headers, envelope.subject, envelope.sender.address),
        forwarded=None if returned else forwarded_of(found, envelope.subject, text),
        warnings=tuple(found.warnings),
    )


def forwarded_of(found: Gathered, subject: str, text: str) -> Forwarded | None:
    """The mail that this one passes on: attached, when the subject says so or nothing else came along; else in the text."""
    if len(found.attached) == 1 and (PREFIX.match(subject) or len(found.enclosed) == 1):
        return found.attached[0]
    return forwarded_in(text, subject)
