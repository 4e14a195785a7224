"""The parts of a mail: which is its text, which came along, and which are not kept."""

from __future__ import annotations

import binascii
import email
import quopri
import re
from email.message import Message
from email.policy import compat32
from typing import Any, TypeAlias

from regietafel.reading.mail import tnef
from regietafel.reading.mail.addresses import first_address
from regietafel.reading.mail.bounces import MESSAGE_ID
from regietafel.reading.mail.bounds import DEEPEST, MOST_BOUNCES, MOST_MARKUP, MOST_SIGNS
from regietafel.reading.mail.charsets import decoded
from regietafel.reading.mail.cleaning import mail_name
from regietafel.reading.mail.flowed import unflowed
from regietafel.reading.mail.gathering import Gathered
from regietafel.reading.mail.headers import Headers, from_base64, identity, moment, raw_bytes
from regietafel.reading.mail.html_text import readable, shown_parts
from regietafel.reading.mail.shapes import Forwarded, NotAMail
from regietafel.reading.mail.signatures import in_signature, is_enveloped

Part: TypeAlias = "Message[Any, Any]"

AS_IT_CAME = compat32.clone(mangle_from_=False, max_line_length=0)
SIGNATURES = {"application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"}
SMIME = {"application/pkcs7-mime", "application/x-pkcs7-mime"}
TNEF = {"application/ms-tnef", "application/vnd.ms-tnef"}
TEXTS = {"text/plain", "text/html", "text/enriched"}
MOST_HEAD = 64_000


class Parts:
    """Goes through the parts of one mail, once, and gathers what stands in them."""

    def __init__(self) -> None:
        self.found = Gathered()
        self.in_report = False

    def text_of(self, part: Part, depth: int = 0, related: bool = False) -> str:
        """The text that a part adds to the mail; what else it holds is gathered."""
        self.found.counted()
        if depth > DEEPEST:
            raise NotAMail("too_nested")
        kind = part.get_content_type()
        if kind == "multipart/encrypted":
            raise NotAMail("encrypted")
        if part.is_multipart() and kind.startswith("multipart/"):
            return self.several(part, kind, depth)
        if kind.startswith("message/"):
            return self.message(part, kind)
        headers = Headers(part.raw_items())
        if kind.startswith("multipart/"):
            return self.plain(headers, payload(part))
        if kind in SMIME:
            return self.secured(part, headers, depth)
        if kind in TEXTS and self.is_body(headers, depth):
            return self.body(part, headers, kind)
        self.file(part, headers, kind, related)
        return ""

    def several(self, part: Part, kind: str, depth: int) -> str:
        """The text of a part of parts: of alternatives the plain one, else all of them."""
        children = [child for child in part.get_payload() if isinstance(child, Message)]
        if kind == "multipart/signed":
            self.found.warn("signed")
        self.in_report = self.in_report or kind == "multipart/report"
        texts = [self.text_of(child, depth + 1, kind == "multipart/related") for child in children]
        if kind != "multipart/alternative":
            return "\n\n".join(text for text in texts if text.strip())
        plain = [text for child, text in zip(children, texts, strict=True) if child.get_content_type() == "text/plain"]
        return next((text for text in [*plain, *reversed(texts)] if text.strip()), "")

    def is_body(self, headers: Headers, depth: int) -> bool:
        """Whether a text is part of what was written and no file that came along."""
        if headers.first_word("content-disposition") == "attachment":
            return False
        return depth == 0 or not name_of(headers)

    def body(self, part: Part, headers: Headers, kind: str) -> str:
        """A text of the mail itself."""
        data = payload(part)
        if kind == "text/plain":
            return self.plain(headers, data)
        markup = self.letters(headers, data[: 2 * MOST_MARKUP])
        self.found.shown |= shown_parts(markup)
        return readable(markup)

    def plain(self, headers: Headers, data: bytes) -> str:
        """A plain text, its lines as they were typed."""
        if len(data) > 4 * MOST_SIGNS:
            self.found.warn("text_cut")
        text = self.letters(headers, data[: 4 * MOST_SIGNS])
        if headers.parameter("content-type", "format").lower() == "flowed":
            text = unflowed(text, headers.parameter("content-type", "delsp").lower() == "yes")
        return text

    def letters(self, headers: Headers, data: bytes) -> str:
        """Bytes as text, with a warning if that had to be guessed."""
        text, doubtful = decoded(data, headers.parameter("content-type", "charset"))
        if doubtful:
            self.found.warn("charset")
        return text

    def secured(self, part: Part, headers: Headers, depth: int) -> str:
        """A part of S/MIME: what is signed can be read, what is encrypted cannot."""
        data = payload(part)
        if depth == 0 and is_enveloped(headers.parameter("content-type", "smime-type"), data):
            raise NotAMail("encrypted")
        if depth < DEEPEST and (inside := in_signature(data)):
            self.found.warn("signed")
            return self.text_of(email.message_from_bytes(inside), depth + 1)
        self.found.enclose(name_of(headers) or "smime.p7m", part.get_content_type(), data)
        return ""

    def message(self, part: Part, kind: str) -> str:
        """A mail in a mail: kept as a file, unless a report sends back what came back."""
        inner = part.get_payload()
        children = [child for child in inner if isinstance(child, Message)] if isinstance(inner, list) else []
        if kind == "message/delivery-status":
            self.found.blocks += children
        elif kind == "message/global-delivery-status" and children:
            self.found.blocks += blocks_in(children[0])
        elif kind == "message/external-body":
            self.found.warn("enclosed_elsewhere")
        elif self.in_report and children:
            self.found.returned_id = (
                identity(Headers(children[0].raw_items()).raw("message-id")) or self.found.returned_id
            )
        elif children:
            self.attach(part, children[0])
        else:
            self.file(part, Headers(part.raw_items()), kind, related=False)
        return ""

    def attach(self, part: Part, inner: Part) -> None:
        """Keep an attached mail, whole, under its subject."""
        headers = Headers(part.raw_items())
        try:
            if headers.first_word("content-transfer-encoding") == "base64":
                content = from_base64(raw_bytes(str(inner.get_payload())))
                inner = email.message_from_bytes(content[:MOST_HEAD])
            else:
                content = inner.as_bytes(policy=AS_IT_CAME)
        except (MemoryError, NotAMail):
            raise
        except Exception:  # writing out what is malformed raises whatever its parts raise
            self.found.warn("enclosed_unreadable")
            return
        told = Headers(inner.raw_items())
        subject = told.text("subject")
        self.found.attached.append(Forwarded(first_address(told.raw("from")), subject, moment(told.raw("date"))))
        self.found.enclose(mail_name(subject), "message/rfc822", content)

    def file(self, part: Part, headers: Headers, kind: str, related: bool) -> None:
        """A part that is no text of the mail."""
        name = name_of(headers)
        if kind in SIGNATURES:
            return
        data = payload(part)
        if kind == "text/rfc822-headers" and self.in_report:
            self.found.returned_id = identity("".join(MESSAGE_ID.findall(decoded(data)[0])[:1]))
        elif kind in TNEF or name.lower() == "winmail.dat":
            tnef.unpack(data, self.found)
        elif kind == "text/calendar":
            self.found.warn("invitation")
            self.found.enclose(name or "invite.ics", kind, data)
        else:
            shown_as = headers.raw("content-id")
            if related and not shown_as and headers.first_word("content-disposition") == "inline":
                shown_as = headers.raw("content-location")
            self.found.enclose(name, kind, data, shown_as)


def blocks_in(first: Part) -> list[Part]:
    """The blocks of a report that the parser took for a mail: the first as its headers, the others as its text."""
    others = re.split(r"\r?\n[ \t]*\r?\n", str(first.get_payload()))[:MOST_BOUNCES]
    return [first, *(email.message_from_string(one.strip()) for one in others)]


def name_of(headers: Headers) -> str:
    """The name that a part has for its file."""
    return headers.parameter("content-disposition", "filename") or headers.parameter("content-type", "name")


def payload(part: Part) -> bytes:
    """The bytes of a part; they are let go of in the part, for they may be large."""
    held = vars(part)["_payload"]  # asked for openly, it comes decoded by whatever charset the part names
    if not isinstance(held, str):
        return b""
    way = Headers(part.raw_items()).first_word("content-transfer-encoding")
    part.set_payload("")
    data = raw_bytes(held)
    if way == "base64":
        return from_base64(data)
    if way == "quoted-printable":
        return quopri.decodestring(data)
    if way in {"x-uuencode", "uuencode", "uue", "x-uue"}:
        return unuued(data)
    return data


def unuued(data: bytes) -> bytes:
    """An old way to write bytes; read as far as it goes."""
    out: list[bytes] = []
    for row in data.partition(b"begin ")[2].splitlines()[1:]:
        if row.strip() in {b"end", b"`", b""}:
            break
        try:
            out.append(binascii.a2b_uu(row))
        except binascii.Error:
            out.append(binascii.a2b_uu(row[: (((row[0] - 32) & 63) * 4 + 5) // 3 + 1]) if row else b"")
    return b"".join(out)
