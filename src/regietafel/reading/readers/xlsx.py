"""Workbooks (XLSX): each sheet a table as people see it, with the colours that stand for years; nothing is worked out."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries

from regietafel.reading.blocks import Document, Unreadable
from regietafel.reading.readers.gathering import Gathering
from regietafel.reading.readers.parts import STRICT_MARK, Parts, faults_are_damage, inside, relations_of
from regietafel.reading.readers.shading import known
from regietafel.reading.readers.sheet_cells import EMPTY, MOST_ROWS, MOST_SHEETS, WIDEST, Raw, Sheet, Span, add_sheets
from regietafel.reading.readers.shown import shown
from regietafel.reading.readers.xlsx_colours import Palette

KIND = "Excel (.xlsx)"
MOST_SPANS = 5_000
FURTHEST_ROW = 3 * MOST_ROWS
"""Rows without anything are counted too; so far down, nobody put something on purpose."""

SPAN = re.compile(rb"<(?:\w{1,9}:)?mergeCell\b[^<>]{0,99}?\bref=\"([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})\"")
UNSEEN = re.compile(rb"<(?:\w{1,9}:)?(row|col)\b([^<>]{0,400})>")
PLACE = re.compile(rb"\b(?:r|min|max)=\"(\d{1,7})\"")
HIDDEN = re.compile(rb"\bhidden=\"(?:1|true)\"")
NO_VALUE = re.compile(
    rb"<(?:\w{1,9}:)?c\b[^<>]{0,99}?\br=\"([A-Z]{1,3}\d{1,7})\"[^<>]{0,99}>\s{0,9}<(?:\w{1,9}:)?f\b[^<>]{0,199}"
    rb"(?:/>|>[^<]{0,9000}</(?:\w{1,9}:)?f>)\s{0,9}(?:<(?:\w{1,9}:)?v\s?/>|<(?:\w{1,9}:)?v></(?:\w{1,9}:)?v>)?\s{0,9}</(?:\w{1,9}:)?c>"
)
STYLED = re.compile(rb"(<(?:\w{1,9}:)?c\b[^<>]{0,199}?) s=\"\d{1,9}\"")
"""Bounded everywhere: what looks for a long time for its end would let a file take all the time it likes."""

STYLES = "xl/styles.xml"


def read_xlsx(data: bytes) -> Document:
    """A workbook as blocks."""
    parts = Parts(data, KIND)
    gathering = Gathering("xlsx")
    with faults_are_damage(KIND), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book, styled = opened(parts)
        if not styled:
            gathering.warn("no_colours")
        add_sheets(gathering, sheets(book, parts))
    return gathering.document()


def opened(parts: Parts) -> tuple[Any, bool]:
    """The workbook, and whether its styles could be read; some programs write styles that are not quite right."""
    strict = STRICT_MARK in (parts.raw(parts.related("", "officeDocument")) or b"")
    data = parts.repacked({}) if strict else parts.data
    try:
        return load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False), True
    except (ValueError, TypeError, IndexError, AttributeError, KeyError):
        plain = {name: STYLED.sub(rb"\1", parts.read(name) or b"") for name in parts.names if "/worksheets/" in name}
        data = parts.repacked(plain, without={STYLES})
        return load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False), False


def sheets(book: Any, parts: Parts) -> Iterator[Sheet]:
    """The sheets in order, as far as there are not too many."""
    palette = Palette(book)
    paths = sheet_paths(parts)
    pages = book.worksheets
    if not pages:
        raise Unreadable("empty")
    room = Sheet("").room
    for page in pages[:MOST_SHEETS]:
        content = parts.read(paths.get(page.title, "")) or b""
        sheet = Sheet(page.title, spans=spans(content), room=room)
        sheet.without_value = [name.decode() for name in NO_VALUE.findall(content)]
        fill(sheet, page, palette)
        sheet.hidden = page.sheet_state != "visible" or hides_words(sheet, content)
        sheet.cut = sheet.cut or len(pages) > MOST_SHEETS
        room = sheet.room
        yield sheet


def fill(sheet: Sheet, page: Any, palette: Palette) -> None:
    """Take the rows of a sheet, as far as there is room."""
    page.reset_dimensions()
    for number, cells in enumerate(page.iter_rows(), start=1):
        if number > FURTHEST_ROW or not sheet.take(number, [raw(cell, palette) for cell in cells]):
            return


def raw(cell: Any, palette: Palette) -> Raw:
    """One cell as it looks."""
    if not hasattr(cell, "style_array"):
        return EMPTY
    text = shown(cell.value, cell.number_format)
    return Raw(text, known(palette.background(cell.fill)), bool(text) and bool(cell.font.b))


def hides_words(sheet: Sheet, content: bytes) -> bool:
    """Whether rows or columns with words in them are hidden; empty ones are so often hidden that it says nothing."""
    rows: set[int] = set()
    columns: set[int] = set()
    for kind, attributes in UNSEEN.findall(content):
        places = [int(place) for place in PLACE.findall(attributes)]
        if places and HIDDEN.search(attributes):
            last = min(max(places), MOST_ROWS * 3 if kind == b"row" else WIDEST)
            (rows if kind == b"row" else columns).update(range(min(places), last + 1))
    return any(
        cell.text and (number in rows or at in columns)
        for number, row in sheet.rows
        for at, cell in enumerate(row, start=1)
    )


def sheet_paths(parts: Parts) -> dict[str, str]:
    """Which part of the file holds which sheet."""
    main = parts.related("", "officeDocument")
    folder, relations = relations_of(main)
    targets = {one.get("Id"): inside(folder, one.get("Target", "")) for one in parts.needed(relations)}
    found = {}
    for sheet in parts.needed(main).iter("{*}sheet"):
        name = next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")
        found[sheet.get("name", "")] = targets.get(name, "")
    return found


def spans(content: bytes) -> list[Span]:
    """The cells that are one."""
    found = []
    for name in SPAN.findall(content)[:MOST_SPANS]:
        left, top, right, bottom = range_boundaries(name.decode())
        if None not in {left, top, right, bottom}:
            found.append((int(top or 1), int(left or 1), int(bottom or 1), int(right or 1)))
    return found
