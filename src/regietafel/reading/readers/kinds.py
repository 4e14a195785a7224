"""What kind a file is, by its content alone, and what can be said of it without reading it.

Whatever is not for us is named here: a person who chose an old, locked or empty file wants to know that, not that
something failed. Nothing is unpacked before its size is known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from regietafel.reading.blocks import Unreadable
from regietafel.reading.readers.packed import inspect
from regietafel.reading.readers.plain import as_text, is_separated

Kind = Literal["pdf", "docx", "odt", "xlsx", "ods", "separated", "text"]

LABELS: dict[Kind, str] = {
    "pdf": "PDF",
    "docx": "Word (.docx)",
    "odt": "OpenDocument (.odt)",
    "xlsx": "Excel (.xlsx)",
    "ods": "OpenDocument (.ods)",
    "separated": "CSV",
    "text": "text",
}
PLAIN = frozenset(["txt", "text", "md", "markdown", "htm", "html", "xhtml", "csv", "tsv", "tab"])
"""One text can be taken for another, so no name of a text is wrong for a text."""

SUFFIXES: dict[Kind, frozenset[str]] = {
    "pdf": frozenset(["pdf"]),
    "docx": frozenset(["docx", "docm", "dotx", "dotm"]),
    "odt": frozenset(["odt", "ott"]),
    "xlsx": frozenset(["xlsx", "xlsm", "xltx", "xltm"]),
    "ods": frozenset(["ods", "ots"]),
    "separated": PLAIN,
    "text": PLAIN,
}

LARGEST = 64 * 1024 * 1024
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED = "EncryptedPackage".encode("utf-16-le")
PDF_LOOKED_AT = 1024
"""Some programs write a few lines before the signature of a PDF; every reader allows that."""

OLD_TEXTS = re.compile(rb"\s*(?:\{\\rtf|<\?mso-application|<\?xml[^>]*>\s*<\?mso-application)")
"""Rich text, and the XML that Office wrote before 2007."""

PICTURES = re.compile(
    rb"\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a|II\*\0|MM\0\*|RIFF....WEBP|BM.{4}\0{4}|....ftyp(?:hei|mif)", re.DOTALL
)


@dataclass(frozen=True)
class Sniffed:
    """A file that has a reader. ``data`` is what the reader gets: of a text the same text in UTF-8."""

    kind: Kind
    data: bytes
    macros: bool = False


def family_of(data: bytes) -> str:
    """The roughest division, from the first bytes: enough to know which libraries will be asked for."""
    if b"%PDF-" in data[:PDF_LOOKED_AT]:
        return "pdf"
    return "zip" if data.startswith(ZIP) else "text"


def sniff(data: bytes) -> Sniffed:
    """The kind of a file, or why it has no reader."""
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise Unreadable("empty")
    if len(data) > LARGEST:
        raise Unreadable("too_large")
    family = family_of(data)
    if family == "pdf":
        return Sniffed("pdf", data)
    if family == "zip":
        package = inspect(data)
        return Sniffed(package.kind, data, package.macros)
    refuse_known(data)
    text = as_text(data)
    if text is None:
        raise Unreadable("unknown")
    return Sniffed("separated" if is_separated(text) else "text", text.encode())


def refuse_known(data: bytes) -> None:
    """Kinds that people do send, and that have a better message than "unknown"."""
    if data.startswith(OLE):
        raise Unreadable("encrypted" if LOCKED in data else "old_format")
    if OLD_TEXTS.match(data[:1000]):
        raise Unreadable("old_format")
    if PICTURES.match(data):
        raise Unreadable("pictures_only")
