"""From a file of a spreadsheet (XLSX, CSV) to rows of texts; what cannot be read is named by a word.

Runs in a limited child (core/limited.py), for such a file may be built to do harm: nothing in it is evaluated, and
how much may come out of it is settled before it is unpacked.
"""

from __future__ import annotations

import datetime as dt
import io
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.read_only import ReadOnlyCell

from regietafel.reading.separated import rows_of_text

Row = list[Any]
"""Texts, with ``None`` for a cell that is a formula."""

Answer = dict[str, Any]

MOST_SHEETS, MOST_ROWS, MOST_COLUMNS, MOST_SIGNS = 20, 20_000, 60, 8_000_000
LARGEST = 32 * 1024 * 1024
MOST_PARTS, MOST_UNPACKED = 500, 80 * 1024 * 1024
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED = "EncryptedPackage".encode("utf-16-le")
DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")


class Unreadable(Exception):
    """The file is not what it should be; ``why`` is one of the words in ``WHYS``."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


WHYS = ("empty", "locked", "old", "open_document", "no_sheet", "damaged", "too_large")


def read(data: bytes) -> Answer:
    """The sheets of a file, each a list of pairs (number of the row, texts); or why it cannot be read."""
    try:
        sheets = list(kind_of(data)(data))
    except Unreadable as fault:
        return {"why": fault.why}
    return {"sheets": sheets}


def kind_of(data: bytes) -> Any:
    """Which reader a file asks for, by what it holds and not by its name."""
    if not data.strip(b"\0 \t\r\n"):
        raise Unreadable("empty")
    if len(data) > LARGEST:
        raise Unreadable("too_large")
    if data.startswith(OLE):
        raise Unreadable("locked" if LOCKED in data else "old")
    return workbook if data.startswith(ZIP) else separated


def separated(data: bytes) -> Iterator[list[tuple[int, Row]]]:
    """The one sheet that a CSV is."""
    rows = rows_of_text(data)
    if rows is None:
        raise Unreadable("no_sheet")
    yield measured(enumerate(rows, start=1))


def workbook(data: bytes) -> Iterator[list[tuple[int, Row]]]:
    """The sheets of a workbook, in order."""
    inspect(data)
    warnings.simplefilter("ignore")
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
        for page in book.worksheets[:MOST_SHEETS]:
            page.reset_dimensions()
            yield measured((row_number(cells), [text_of(cell) for cell in cells]) for cells in page.iter_rows())
    except (Unreadable, MemoryError):
        raise
    except Exception as fault:
        raise Unreadable("damaged") from fault


def inspect(data: bytes) -> None:
    """Look at the parts before any is read: what unpacks to too much, or declares entities, goes no further."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise Unreadable("too_large")
            names = {part.filename for part in parts}
            if "mimetype" in names and packed.read("mimetype").startswith(b"application/vnd.oasis"):
                raise Unreadable("open_document")
            if not any(name.startswith("xl/") for name in names):
                raise Unreadable("no_sheet")
            for part in parts:
                if part.filename.endswith((".xml", ".rels")) and declares(packed.read(part)):
                    raise Unreadable("damaged")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, zipfile.zlib.error) as fault:  # type: ignore[attr-defined]
        raise Unreadable("damaged") from fault


def declares(part: bytes) -> bool:
    """Whether a part of a workbook declares something, which no spreadsheet does; in UTF-16 too."""
    plain = part.replace(b"\0", b"").upper()
    return any(word in plain for word in DECLARATIONS)


def row_number(cells: Iterable[Any]) -> int:
    """The number of a row as a spreadsheet shows it; an empty row has none."""
    return next((cell.row for cell in cells if isinstance(cell, ReadOnlyCell)), 0)


def measured(rows: Iterable[tuple[int, Row]]) -> list[tuple[int, Row]]:
    """The rows that hold something, as long as they are not too many or too long."""
    kept: list[tuple[int, Row]] = []
    signs = 0
    for number, row in rows:
        while row and row[-1] == "":
            row.pop()
        if not row:
            continue
        signs += sum(len(text or "") for text in row)
        if len(kept) >= MOST_ROWS or len(row) > MOST_COLUMNS or signs > MOST_SIGNS:
            raise Unreadable("too_large")
        kept.append((number, row))
    return kept


def text_of(cell: Any) -> str | None:
    """What a cell shows, as text; a formula is told apart and never worked out."""
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        return None
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, dt.datetime):
        value = value.date() if value.time() == dt.time() else value
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value.strftime("%d/%m/%Y")
    return str(value).replace("_x000D_", "")
