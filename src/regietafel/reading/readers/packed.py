"""Files that are a zip of parts (DOCX, XLSX, ODT, ODS): what they are, and whether they may be unpacked at all.

Such a file can be built to unpack to anything, so how much may come out is settled from its list of parts; and no office
program declares an entity, so a part that does is not given to a parser of XML.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeVar

from regietafel.reading.blocks import Unreadable

Packed = Literal["docx", "odt", "xlsx", "ods"]
K = TypeVar("K", bound=str)
KindOf = Callable[[zipfile.ZipFile, frozenset[str]], K]
"""(file, names of its parts) → which program made it; raises if none that counts did."""

MOST_PARTS = 5_000
MOST_LIST = 2 * 1024 * 1024
MOST_UNPACKED, MOST_XML = 256 * 1024 * 1024, 64 * 1024 * 1024
MOST_TAGS = 2_500_000
"""Each becomes an object of some hundred bytes where a part is read as a whole; sheets are read row by row."""

STREAMED = "xl/"
END_OF_LIST, END_LENGTH, FURTHEST_END = b"PK\x05\x06", 22, 22 + 65_535
XML = (".xml", ".rels", ".vml")
ENTITY = b"<!ENTITY"
OFFICE_PARTS: dict[str, Packed] = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx"}
OPEN_KINDS: dict[bytes, Packed] = {b"text": "odt", b"spreadsheet": "ods"}
OPEN = b"application/vnd.oasis.opendocument."
MACROS = ("vbaproject.bin", "basic/", "scripts/")
FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
    struct.error,
)


@dataclass(frozen=True)
class Package:
    """A file of an office program."""

    kind: Packed
    macros: bool = False


def inspect(data: bytes) -> Package:
    """What is packed, or why it stays packed."""
    return Package(*weighed(data, packed_kind))


def weighed(data: bytes, kind_of: KindOf[K]) -> tuple[K, bool]:
    """Of which kind a file is that may be unpacked, and whether it has macros; or why it stays packed."""
    if list_size(data) > MOST_LIST:
        raise Unreadable("too_large")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as pack:
            return inspected(pack, kind_of)
    except FAULTS as fault:
        raise Unreadable("broken", kind="zip") from fault


def list_size(data: bytes) -> int:
    """How long the list of parts says it is: reading it costs ten times that in memory."""
    tail = data[-FURTHEST_END:]
    place = tail.rfind(END_OF_LIST)
    if place < 0 or len(tail) - place < END_LENGTH:
        raise Unreadable("broken", kind="zip")
    return int(struct.unpack_from("<I", tail, place + 12)[0])


def inspected(pack: zipfile.ZipFile, kind_of: KindOf[K]) -> tuple[K, bool]:
    """Weigh the parts, then look into those of XML."""
    parts = pack.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise Unreadable("encrypted")
    xml = [part for part in parts if part.filename.lower().endswith(XML)]
    sizes = sum(part.file_size for part in parts), sum(part.file_size for part in xml)
    if len(parts) > MOST_PARTS or sizes[0] > MOST_UNPACKED or sizes[1] > MOST_XML:
        raise Unreadable("too_large")
    kind = kind_of(pack, frozenset(part.filename for part in parts))
    tags = 0
    for part in xml:
        content = pack.read(part)
        tags += 0 if part.filename.startswith(STREAMED) else content.count(b"<")
        if tags > MOST_TAGS:
            raise Unreadable("too_large")
        if ENTITY in content.replace(b"\0", b"").upper():
            raise Unreadable("unsafe")
        if part.filename == "META-INF/manifest.xml" and b"encryption-data" in content:
            raise Unreadable("encrypted")
    return kind, any(mark in part.filename.lower() for part in parts for mark in MACROS)


def packed_kind(pack: zipfile.ZipFile, names: frozenset[str]) -> Packed:
    """Which program made it; an open document says so itself, an office document by the part that it begins with."""
    if "mimetype" in names:
        said = pack.read("mimetype")[:100].strip()
        family = said.removeprefix(OPEN).removesuffix(b"-template") if said.startswith(OPEN) else b""
        if family in OPEN_KINDS:
            return OPEN_KINDS[family]
    for name, kind in OFFICE_PARTS.items():
        if name in names:
            return kind
    if "[Content_Types].xml" in names and any(name.startswith("word/document") for name in names):
        return "docx"
    raise Unreadable("old_format" if "xl/workbook.bin" in names else "unknown")
