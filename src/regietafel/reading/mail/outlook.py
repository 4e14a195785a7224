"""From the bytes of a message that Outlook keeps (.msg) to a mail.

Names like ``0x0037`` are those of the properties in Microsoft's own description (MS-OXPROPS). Their texts are read from the
file without the library's help, for it gives up a whole message over one wrong charset.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from email.parser import HeaderParser

from olefile import OleFileIO
from oxmsg.storage import Storage

from regietafel.reading.mail import outlook_eml
from regietafel.reading.mail.addresses import addresses, first_address, whole_address
from regietafel.reading.mail.bounds import DEEPEST, MOST_ADDRESSES, MOST_MARKUP, MOST_SIGNS
from regietafel.reading.mail.charsets import decoded
from regietafel.reading.mail.cleaning import line, mail_name
from regietafel.reading.mail.gathering import Envelope, Gathered, assembled
from regietafel.reading.mail.headers import Headers, identities, identity, moment, references_of
from regietafel.reading.mail.html_text import readable, shown_parts
from regietafel.reading.mail.mime import read_mime
from regietafel.reading.mail.shapes import Address, Forwarded, Mail, NotAMail

MESSAGES = (
    "ipm.note",
    "ipm.schedule.meeting",
    "report.ipm",
    "ipm.outlook.recall",
    "ipm.recall",
    "ipm.post",
    "ipm.document",
)
TOP_HEAD, WITHIN_HEAD, OTHER_HEAD = 32, 24, 8
"""How many bytes stand before the properties of a message, of one inside another, of what came along or whom it went to."""

BY_VALUE, EMBEDDED = 1, 5
INNER = "__substg1.0_3701000d"
"""Where a message inside another stands."""

HTML_ENCODING, ENCODINGS = (
    0x3FDE,
    {65001: "utf-8", 1252: "cp1252", 28591: "iso-8859-1", 28605: "iso-8859-15", 20127: "ascii"},
)


class Item:
    """A message, a file or a person in the file of Outlook, with its properties."""

    def __init__(self, storage: Storage, head: int) -> None:
        self.storage = storage
        self.streams = {stream.name.lower(): stream.bytes_ for stream in storage.streams}
        self.fixed: dict[int, bytes] = {}
        listed = self.streams.get("__properties_version1.0", b"")
        for at in range(head, len(listed) - 15, 16):
            self.fixed[int.from_bytes(listed[at + 2 : at + 4], "little")] = listed[at + 8 : at + 16]

    def text(self, number: int) -> str:
        """A property that is a text, in either of the ways in which it can be written."""
        if wide := self.streams.get(f"__substg1.0_{number:04x}001f"):
            return wide.decode("utf-16-le", "replace").rstrip("\0")
        return decoded(self.streams.get(f"__substg1.0_{number:04x}001e", b""))[0].rstrip("\0")

    def data(self, number: int) -> bytes:
        """A property that is bytes."""
        return self.streams.get(f"__substg1.0_{number:04x}0102", b"")

    def number(self, number: int) -> int:
        """A property that is a number, 0 if it is not there."""
        return int.from_bytes(self.fixed.get(number, b"")[:4], "little")

    def moment(self, number: int) -> str:
        """A property that is a time, in ISO."""
        ticks = int.from_bytes(self.fixed.get(number, b""), "little")
        try:
            when = datetime(1601, 1, 1, tzinfo=UTC) + timedelta(seconds=ticks // 10_000_000)
        except OverflowError:
            return ""
        return when.isoformat() if when.year > 1970 else ""

    def within(self, start: str) -> list[Storage]:
        """What stands in it under names that begin so."""
        return [one for one in self.storage.storages if one.name.lower().startswith(start)]


def read_outlook(data: bytes) -> Mail:
    """The mail, or :class:`NotAMail`."""
    with OleFileIO(io.BytesIO(data)) as file:
        told = sum(entry.size for entry in file.direntries if entry)
        if told > 4 * len(data) + 1_000_000:
            raise NotAMail("broken")
        root = Storage.from_ole(file)
    item = Item(root, TOP_HEAD)
    if "__properties_version1.0" not in item.streams:
        raise NotAMail("not_a_mail")
    return mail_of(item)


def mail_of(item: Item, depth: int = 0) -> Mail:
    """A message, at the top or inside another."""
    kind = item.text(0x001A).lower()
    if kind and not kind.startswith(MESSAGES):
        raise NotAMail("not_a_message")
    if depth > DEEPEST:
        raise NotAMail("too_nested")
    if kind.startswith("ipm.note.smime") and (secured := smime_in(item)):
        return secured
    found = Gathered()
    headers = headers_of(item)
    if kind.startswith("report."):
        headers.values.setdefault("return-path", ["<>"])
    text = body_of(item, found)
    for storage in item.within("__attach_version1.0_#"):
        found.counted()
        keep(Item(storage, OTHER_HEAD), found, depth)
    if kind.startswith("ipm.schedule.meeting"):
        found.warn("invitation")
    return assembled(envelope_of(item, headers), headers, found, text)


def headers_of(item: Item) -> Headers:
    """The headers that it came with, none if it never left Outlook; some servers put a line of their own above them."""
    told = item.text(0x007D)[:1_000_000].lstrip()
    first, _end, others = told.partition("\n")
    return Headers(HeaderParser().parsestr(told if ":" in first else others).raw_items())


def smime_in(item: Item) -> Mail | None:
    """The mail inside a signature, which Outlook keeps as one file; an encrypted one raises."""
    for storage in item.within("__attach_version1.0_#")[:1]:
        content = Item(storage, OTHER_HEAD).data(0x3701)
        kind = Item(storage, OTHER_HEAD).text(0x370E) or "application/pkcs7-mime"
        if content[:13].lower().startswith(b"content-type:"):
            return read_mime(mail_head(item) + content)
        return read_mime(mail_head(item) + f"Content-Type: {line(kind)}\n\n".encode() + content)
    return None


def mail_head(item: Item) -> bytes:
    """Headers to put above what was signed."""
    sender = sender_of(item, Headers([]))
    told = [
        f"From: {sender.name.replace('<', '')} <{sender.address}>",
        f"Subject: {line(item.text(0x0037))}",
        "MIME-Version: 1.0",
    ]
    told += [f"Message-ID: {line(item.text(0x1035))}"]
    return ("\n".join(told) + "\n").encode("utf-8", "replace")


def body_of(item: Item, found: Gathered) -> str:
    """The text, plain if there is any; HTML also says which files it shows."""
    codec = ENCODINGS.get(item.number(HTML_ENCODING), "")
    html = item.text(0x1013) or decoded(item.data(0x1013)[: 2 * MOST_MARKUP], codec)[0]
    found.shown |= shown_parts(html)
    plain = item.text(0x1000)[: 2 * MOST_SIGNS]
    if plain.strip():
        return plain
    if not html and item.data(0x1009):
        found.warn("rtf_text")
    return readable(html)


def keep(item: Item, found: Gathered, depth: int) -> None:
    """Keep one file that came along."""
    way = item.number(0x3705)
    name = item.text(0x3707) or item.text(0x3704) or item.text(0x3001)
    if way == EMBEDDED or item.within(INNER):
        keep_message(item, found, depth)
    elif way not in {0, BY_VALUE} and not item.data(0x3701):
        found.warn("enclosed_elsewhere")
    else:
        media_type = line(item.text(0x370E), 100).lower()
        found.enclose(name, media_type, item.data(0x3701), item.text(0x3712))


def keep_message(item: Item, found: Gathered, depth: int) -> None:
    """Keep a message inside this one, as a mail that every program opens."""
    inner = next(iter(item.within(INNER)), None)
    try:
        if not inner:
            raise NotAMail("broken")
        mail = mail_of(Item(inner, WITHIN_HEAD), depth + 1)
        content = outlook_eml.written(mail)
    except MemoryError:
        raise
    except Exception:  # writing out what is malformed raises whatever its parts raise
        found.warn("enclosed_unreadable")
        return
    found.warn("enclosed_as_eml")
    found.attached.append(Forwarded(mail.sender, mail.subject, mail.sent_at))
    found.enclose(mail_name(mail.subject), "message/rfc822", content)


def envelope_of(item: Item, headers: Headers) -> Envelope:
    """Who, to whom, when and about what: by the headers it came with, else by what Outlook kept."""
    people = [(kind, person) for kind, person in recipients(item) if person.address or person.name]
    references = references_of(headers) or tuple(
        dict.fromkeys([*identities(item.text(0x1042)), *reversed(identities(item.text(0x1039)))])
    )
    return Envelope(
        message_id=identity(headers.raw("message-id")) or identity(item.text(0x1035)),
        references=references,
        subject=line(item.text(0x0037)) or headers.text("subject"),
        sender=sender_of(item, headers),
        to=addresses(headers.all_raw("to")) or tuple(person for kind, person in people if kind in {0, 1}),
        cc=addresses(headers.all_raw("cc")) or tuple(person for kind, person in people if kind == 2),
        sent_at=moment(headers.raw("date")) or item.moment(0x0039) or item.moment(0x0E06),
    )


def sender_of(item: Item, headers: Headers) -> Address:
    """Who sent it. Inside an organisation Outlook keeps a name of its own instead of an address; that is no use here."""
    told = first_address(headers.raw("from"))
    if told.address:
        return told
    candidates = [item.text(number) for number in (0x5D01, 0x0C1F, 0x5D02, 0x0065)]
    address = next((found for one in candidates if (found := whole_address(one))), "")
    return Address(name=line(item.text(0x0C1A) or item.text(0x0042) or told.name, 200), address=address)


def recipients(item: Item) -> list[tuple[int, Address]]:
    """To whom it went, each with the kind: 1 to, 2 copy, 3 hidden copy."""
    found: list[tuple[int, Address]] = []
    for storage in item.within("__recip_version1.0_#")[:MOST_ADDRESSES]:
        person = Item(storage, OTHER_HEAD)
        told = (whole_address(person.text(number)) for number in (0x39FE, 0x3003, 0x3001))
        address = next((one for one in told if one), "")
        name = line(person.text(0x3001), 200)
        found.append((person.number(0x0C15) & 0xF, Address("" if name.lower() == address else name, address)))
    return found
