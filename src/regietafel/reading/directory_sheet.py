"""From a sheet of workplaces (XLSX, CSV) to one table of texts: the head first, each row with its number.

Runs in a limited child (core/limited.py). A sheet with more rows than a directory can hold is refused while it is being
counted, before its texts are kept; nothing in it is evaluated.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries

from regietafel.reading.separated import rows_of_text
from regietafel.reading.sheets import Row, Unreadable, inspect, kind_of, row_number, text_of, workbook

Answer = dict[str, Any]

MOST_ROWS, MOST_COLUMNS, MOST_SIGNS, MOST_SHEETS = 2_000, 80, 6_000_000, 20
"""Far more than a region has workplaces."""

MOST_EMPTY = 100_000
"""Rows without a word: some programs write them down to the end of the sheet."""

CONTROLS = bytes(sorted(set(range(1, 32)) - set(b"\t\r\n\x0b\x0c")))
"""Signs that nobody sees and that some programs leave in a text; a text with the sign nought is no text."""

MOST_MERGED = 2_000
MERGED = re.compile(rb'<mergeCell\b[^>]*?\bref="([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})"')


def read(data: bytes) -> Answer:
    """The first sheet that holds a table, as a head and rows; or why there is none.

    ``formulas`` lists the cells (row, place in the row) whose formula was not worked out; ``others`` counts further
    sheets that hold something.
    """
    try:
        tables = list(tables_in(data))
    except Unreadable as fault:
        return {"why": fault.why, "most": MOST_ROWS, "columns": MOST_COLUMNS}
    filled = [(name, rows) for name, rows in tables if rows]
    if not filled:
        return {"why": "empty"}
    name, rows = next(((name, rows) for name, rows in filled if len(rows) > 1 and is_table(rows)), filled[0])
    start = head_of(rows)
    if start + 1 >= len(rows):
        return {"why": "only_a_head"}
    table, formulas = squared(rows[start:])
    return {"table": table, "formulas": formulas, "name": name, "others": len(filled) - 1}


def tables_in(data: bytes) -> Iterator[tuple[str, list[tuple[int, Row]]]]:
    """Each sheet with its name; a CSV is one sheet without a name."""
    if kind_of(data) is workbook:
        yield from sheets_of(data)
        return
    rows = rows_of_text(data if b"\0" in data else data.translate(None, CONTROLS))
    if rows is None:
        raise Unreadable("no_sheet")
    yield "", counted(enumerate(rows, start=1))


def sheets_of(data: bytes) -> Iterator[tuple[str, list[tuple[int, Row]]]]:
    """The sheets of a workbook, merged cells filled with what they show."""
    inspect(data)
    warnings.simplefilter("ignore")
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
        for page in book.worksheets[:MOST_SHEETS]:
            page.reset_dimensions()
            rows = counted((row_number(cells), [text_of(cell) for cell in cells]) for cells in page.iter_rows())
            yield page.title, unmerged(rows, merged_in(data, page))
    except (Unreadable, MemoryError):
        raise
    except Exception as fault:
        raise Unreadable("damaged") from fault


def counted(rows: Iterable[tuple[int, Row]]) -> list[tuple[int, Row]]:
    """The rows that hold something; one too many ends the counting."""
    kept: list[tuple[int, Row]] = []
    signs = empty = 0
    for number, row in rows:
        while row and row[-1] is not None and not row[-1].strip():
            row.pop()
        if not row:
            empty += 1
            if empty > MOST_EMPTY:
                raise Unreadable("too_many_rows")
            continue
        if len(kept) > MOST_ROWS:
            raise Unreadable("too_many_rows")
        if len(row) > MOST_COLUMNS:
            raise Unreadable("too_many_columns")
        signs += sum(len(text or "") for text in row)
        if signs > MOST_SIGNS:
            raise Unreadable("too_large")
        kept.append((number, row))
    return kept


def merged_in(data: bytes, page: Any) -> list[tuple[int, int, int, int]]:
    """The cells that are one cell, as (first column, first row, last column, last row)."""
    path = str(getattr(page, "_worksheet_path", ""))
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        found = MERGED.findall(packed.read(path)) if path in packed.namelist() else []
    bounds = [range_boundaries(ref.decode("ascii")) for ref in found[:MOST_MERGED]]
    return [tuple(int(part or 0) for part in one) for one in bounds]  # type: ignore[misc]


def unmerged(rows: list[tuple[int, Row]], merged: list[tuple[int, int, int, int]]) -> list[tuple[int, Row]]:
    """Each row of a cell that reaches over several gets its text: it was merged because it holds for all of them."""
    known = dict(rows)
    for left, top, right, bottom in merged:
        first = known.get(top)
        text = first[left - 1] if first and left <= len(first) else ""
        if not text or bottom == top or right != left:
            continue
        for number in range(top + 1, bottom + 1):
            row = known.get(number)
            if row is None:
                continue
            row.extend([""] * (left - len(row)))
            row[left - 1] = row[left - 1] or text
    return rows


def is_table(rows: list[tuple[int, Row]]) -> bool:
    """Whether some row has more than one cell with something in it."""
    return any(sum(1 for text in row if text != "") > 1 for _number, row in rows[:50])


def head_of(rows: list[tuple[int, Row]]) -> int:
    """Where the head stands: the first row with several cells filled, for a title often stands above it."""
    return next((at for at, (_number, row) in enumerate(rows) if sum(1 for text in row if text != "") > 1), 0)


def squared(rows: list[tuple[int, Row]]) -> tuple[list[list[Any]], list[list[int]]]:
    """Rows of one length, each behind its number; a formula becomes an empty cell that is listed."""
    width = max(len(row) for _number, row in rows)
    formulas = [[number, at] for number, row in rows for at, text in enumerate(row) if text is None]
    return [[number, *((text or "") for text in row), *[""] * (width - len(row))] for number, row in rows], formulas
