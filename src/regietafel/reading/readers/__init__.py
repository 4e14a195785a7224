"""From the bytes of a file to a :class:`Document`: what kind it is shows in what it holds, its name is only compared.

Each reader is loaded when its kind comes by: a page of text should not wait for the library of spreadsheets.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module

from regietafel.reading.blocks import Document, Unreadable, Warned
from regietafel.reading.readers.kinds import LABELS, SUFFIXES, Kind, Sniffed, family_of, sniff

READERS: dict[Kind, str] = {
    "pdf": "regietafel.reading.readers.pdf:read_pdf",
    "docx": "regietafel.reading.readers.docx:read_docx",
    "odt": "regietafel.reading.readers.odt:read_odt",
    "xlsx": "regietafel.reading.readers.xlsx:read_xlsx",
    "ods": "regietafel.reading.readers.ods:read_ods",
    "separated": "regietafel.reading.readers.separated:read_separated",
    "text": "regietafel.reading.readers.text:read_text",
}
"""Where the reader of a kind stands, as ``module:function``; each takes bytes and gives a document."""

FAMILIES: dict[str, tuple[Kind, ...]] = {
    "pdf": ("pdf",),
    "zip": ("docx", "odt", "xlsx", "ods"),
    "text": ("text", "separated"),
}


def read_document(data: bytes, name: str = "") -> Document:
    """Read a file of whatever kind.

    A hostile or broken file makes a library fail in any way it likes; that is one and the same to the person, and what
    it was stays attached as the cause.
    """
    sniffed = sniff(data)
    try:
        document = reader_of(sniffed.kind)(sniffed.data)
    except Unreadable:
        raise
    except MemoryError as fault:
        raise Unreadable("too_large") from fault
    except Exception as fault:
        raise Unreadable("broken", kind=LABELS[sniffed.kind]) from fault
    return replace(document, warnings=(*warnings_of(sniffed, name), *document.warnings))


def reader_of(kind: Kind) -> Callable[[bytes], Document]:
    """The reader of a kind."""
    module, _colon, function = READERS[kind].partition(":")
    reader: Callable[[bytes], Document] = getattr(import_module(module), function)
    return reader


def warnings_of(sniffed: Sniffed, name: str) -> tuple[Warned, ...]:
    """What the file itself asks a person to know, before anything is read in it."""
    label = LABELS[sniffed.kind]
    _stem, dot, suffix = name.rpartition(".")
    renamed = bool(dot) and suffix.lower() not in SUFFIXES[sniffed.kind]
    told = (Warned("renamed", (("name", name), ("kind", label))),) if renamed else ()
    return (*told, Warned("macros")) if sniffed.macros else told


def prepare(data: bytes) -> None:
    """Load all that reading this file can ask for, because later no file can be opened any more."""
    for kind in FAMILIES[family_of(data)]:
        module = import_module(READERS[kind].partition(":")[0])
        if warm_up := getattr(module, "warm_up", None):
            warm_up()
