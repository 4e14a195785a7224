"""From the bytes of a mail as it went over the net (.eml) to a mail."""

from __future__ import annotations

import re
from email import errors
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from typing import Any

from regietafel.reading.mail.addresses import addresses, first_address
from regietafel.reading.mail.bounds import MOST_PARSED
from regietafel.reading.mail.gathering import Envelope, assembled
from regietafel.reading.mail.headers import Headers, identity, moment, references_of
from regietafel.reading.mail.parts import Parts
from regietafel.reading.mail.shapes import Mail, NotAMail

SURE = {
    "from",
    "message-id",
    "mime-version",
    "received",
    "return-path",
    "date",
    "subject",
    "to",
    "sender",
    "delivered-to",
}
BEFORE = re.compile(rb"\A(?:\xef\xbb\xbf)?(?:[ \t]*\r?\n|\d{1,10}[ \t]*\r?\n|>?From [^\n]{0,500}\n)*")
"""What programs put before a mail that they keep: an empty line, the length, the envelope."""

HEADER = re.compile(rb"[!-9;-~]{1,100}[ \t]*:")
CUT_OFF = (errors.StartBoundaryNotFoundDefect, errors.CloseBoundaryNotFoundDefect)


def read_mime(data: bytes) -> Mail:
    """The mail, or :class:`NotAMail`."""
    start = BEFORE.match(data)
    at = start.end() if start else 0
    if not HEADER.match(data, at):
        raise NotAMail("not_a_mail")
    message = parsed(data[at:] if at else data)
    headers = Headers(message.raw_items())
    if len(SURE & headers.values.keys()) < 2:
        raise NotAMail("not_a_mail")
    parts = Parts()
    if any(isinstance(defect, CUT_OFF) for part in message.walk() for defect in part.defects):
        parts.found.warn("truncated")
    text = parts.text_of(message)
    return assembled(envelope_of(headers), headers, parts.found, text)


def parsed(data: bytes) -> Message[Any, Any]:
    """The mail in parts. A part too many ends it: each costs memory, and one of a few bytes costs as much as any other."""
    made = 0

    def part(policy: Any = compat32) -> Message[Any, Any]:
        nonlocal made
        made += 1
        if made > MOST_PARSED:
            raise NotAMail("too_many_parts")
        return Message(policy)

    return BytesParser(part, policy=compat32).parsebytes(data)


def envelope_of(headers: Headers) -> Envelope:
    """Who, to whom, when and about what, by the headers."""
    return Envelope(
        message_id=identity(headers.raw("message-id")),
        references=references_of(headers),
        subject=headers.text("subject"),
        sender=first_address(headers.raw("from") or headers.raw("sender")),
        to=addresses(headers.all_raw("to")),
        cc=addresses(headers.all_raw("cc")),
        sent_at=moment(headers.raw("date")),
    )
