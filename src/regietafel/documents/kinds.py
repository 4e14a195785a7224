"""What may be kept: kinds of files that people send each other, known by their name and by how they begin.

A file is never opened here. Its first and last bytes tell whether it is what its name says, in constant time and room.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

HEAD, TAIL = 64 * 1024, 256 * 1024
"""How many bytes at the beginning and the end of a file are looked at."""

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MAIL_HEADER = re.compile(rb"[!-9;-~]+:[ \t]?")
NO_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
UTF_16 = (b"\xff\xfe", b"\xfe\xff")

Looks = Callable[[bytes, bytes], bool]
"""(beginning, end) → whether a file looks like this kind."""


@dataclass(frozen=True)
class Kind:
    """A kind of file: what a browser is told, and how it is recognised."""

    media_type: str
    looks: Looks


def begins(*signatures: bytes) -> Looks:
    """Recognised by its first bytes."""
    return lambda head, _tail: head.startswith(signatures)


def pdf(head: bytes, _tail: bytes) -> bool:
    """Some programs write a few lines before the signature; every reader allows that."""
    return b"%PDF-" in head[:1024]


def webp(head: bytes, _tail: bytes) -> bool:
    """A picture in a RIFF box."""
    return head[:4] == b"RIFF" and head[8:12] == b"WEBP"


def office(folder: bytes) -> Looks:
    """A zip whose list of names, at its end, has the folder of that program and the list that every such file has."""
    return lambda head, tail: head.startswith(ZIP) and b"[Content_Types].xml" in tail and folder in tail


def open_document(name: bytes) -> Looks:
    """A zip that begins with its own media type, unpacked."""
    said = b"mimetypeapplication/vnd.oasis.opendocument." + name
    return lambda head, _tail: head.startswith(ZIP) and head[30:].startswith(said)


def text(head: bytes, tail: bytes) -> bool:
    """Letters in whatever encoding: none of the signs that only programs use."""
    return head.startswith(UTF_16) or not (NO_TEXT.search(head) or NO_TEXT.search(tail))


def mail(head: bytes, tail: bytes) -> bool:
    """Text that begins with a header."""
    return text(head, tail) and MAIL_HEADER.match(head.lstrip(b"\xef\xbb\xbf")) is not None


def calendar(head: bytes, tail: bytes) -> bool:
    """Text that says so in its first line."""
    return text(head, tail) and head.lstrip(b"\xef\xbb\xbf").lstrip().upper().startswith(b"BEGIN:VCALENDAR")


OFFICE = "application/vnd.openxmlformats-officedocument."
OPEN = "application/vnd.oasis.opendocument."
UNSAID = "application/octet-stream"
KINDS: dict[str, Kind] = {
    "pdf": Kind("application/pdf", pdf),
    "docx": Kind(f"{OFFICE}wordprocessingml.document", office(b"word/")),
    "xlsx": Kind(f"{OFFICE}spreadsheetml.sheet", office(b"xl/")),
    "pptx": Kind(f"{OFFICE}presentationml.presentation", office(b"ppt/")),
    "odt": Kind(f"{OPEN}text", open_document(b"text")),
    "ods": Kind(f"{OPEN}spreadsheet", open_document(b"spreadsheet")),
    "odp": Kind(f"{OPEN}presentation", open_document(b"presentation")),
    "txt": Kind("text/plain", text),
    "md": Kind("text/markdown", text),
    "csv": Kind("text/csv", text),
    "png": Kind("image/png", begins(b"\x89PNG\r\n\x1a\n")),
    "jpg": Kind("image/jpeg", begins(b"\xff\xd8\xff")),
    "jpeg": Kind("image/jpeg", begins(b"\xff\xd8\xff")),
    "webp": Kind("image/webp", webp),
    "eml": Kind("message/rfc822", mail),
    "msg": Kind("application/vnd.ms-outlook", begins(OLE)),
}
"""By the end of the name. What a browser would run (HTML, SVG), what hides other files (zip), and what carries
programs (old Office, with macros) is not among them."""

APART: dict[str, Kind] = {
    "html": Kind(UNSAID, text),
    "htm": Kind(UNSAID, text),
    "tsv": Kind("text/tab-separated-values", text),
    "ics": Kind(UNSAID, calendar),
}
"""Kept only where a holder asks for them by name. A page is handed over as bytes of no kind, so that nothing opens it."""


PICTURES = frozenset(["png", "jpg", "jpeg", "webp"])
DRAWN = PICTURES | {"pdf"}
"""Of these, pages are shown."""


def kind_named(ending: str) -> Kind | None:
    """What is known of a kind, wherever it is kept."""
    return KINDS.get(ending) or APART.get(ending)


def kinds_kept(also: Collection[str] = ()) -> dict[str, Kind]:
    """What is kept everywhere, and what one holder asks for besides."""
    return {**KINDS, **{ending: APART[ending] for ending in also}}
