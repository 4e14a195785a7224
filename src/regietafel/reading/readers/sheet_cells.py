"""From the cells of a sheet, whichever program it is of, to a table: what spans, what is shaded, what is not there."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from regietafel.reading.blocks import NOWHERE, Cell
from regietafel.reading.readers.gathering import MOST_CELLS, Gathering
from regietafel.reading.readers.shading import own_colours
from regietafel.reading.readers.signs import plain

MOST_SHEETS = 30
MOST_ROWS = 20_000
WIDEST = 200
MOST_NAMED = 10
MOST_BEYOND = 40
"""Columns after the last words: as many years as a heading can stand over."""

ITEM = re.compile(r"[-•·▪*–]\s+(?=\S)")
"""What people type before the items of a list in a cell."""

Span = tuple[int, int, int, int]
"""First row, first column, last row and last column of cells that are one, as the program counts."""


@dataclass(frozen=True)
class Raw:
    """A cell as the file has it; ``colour`` is its background, "" for none."""

    text: str = ""
    colour: str = ""
    bold: bool = False


EMPTY = Raw()


@dataclass
class Sheet:
    """One sheet: its rows by the number that the program shows, cut where it is too large."""

    name: str
    rows: list[tuple[int, list[Raw]]] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    hidden: bool = False
    without_value: list[str] = field(default_factory=list)
    cut: bool = False
    room: int = MOST_CELLS

    def take(self, number: int, cells: Sequence[Raw]) -> bool:
        """Take a row, if it says anything; whether there is room for more."""
        wide = len(cells)
        while wide and cells[wide - 1] == EMPTY:
            wide -= 1
        self.cut = self.cut or any(cell.text for cell in cells[WIDEST:wide])
        kept = list(cells[: min(wide, WIDEST)])
        if not kept:
            return True
        if len(self.rows) >= MOST_ROWS or len(kept) > self.room:
            self.cut = True
            return False
        self.room -= len(kept)
        self.rows.append((number, kept))
        return True


def add_sheets(gathering: Gathering, sheets: Iterable[Sheet]) -> None:
    """Give the sheets to the document, each as a table, with what a person should know of it."""
    for sheet in sheets:
        if not any(cell.text for _number, row in sheet.rows for cell in row):
            continue
        laid = Laid(sheet)
        gathering.table(laid.cells(), title=sheet.name, sheet=sheet.name, numbers=laid.numbers)
        if sheet.hidden:
            gathering.warn("hidden", sheet=sheet.name)
        if sheet.without_value:
            gathering.warn("no_value", sheet=sheet.name, cells=", ".join(sheet.without_value[:MOST_NAMED]))
        if sheet.cut:
            gathering.warn("partial")


class Laid:
    """The rows of a sheet that say something, in a grid; what lies beyond the last words is left out."""

    def __init__(self, sheet: Sheet) -> None:
        last = max((place for place, (_number, row) in enumerate(sheet.rows) if worded(row)), default=-1)
        self.rows = [row for _number, row in sheet.rows[: last + 1]]
        self.numbers = [number for number, _row in sheet.rows[: last + 1]]
        self.spans: dict[tuple[int, int], tuple[int, int]] = {}
        self.under: set[tuple[int, int]] = set()
        self.laid = 0
        wide = max((worded(row) for row in self.rows), default=0)
        for top, left, bottom, right in sheet.spans:
            first, after = bisect_left(self.numbers, top), bisect_right(self.numbers, bottom)
            if first < after and self.numbers[first] == top and left <= wide and self.laid < MOST_CELLS:
                self.span(first, left - 1, after, min(right, wide + MOST_BEYOND))
        self.width = max([wide, *(left + right for (_top, left), (_down, right) in self.spans.items())])

    def span(self, top: int, left: int, bottom: int, right: int) -> None:
        """Lay the places that a cell spans under it."""
        self.spans[top, left] = bottom - top, max(right - left, 1)
        places = {(row, at) for row in range(top, bottom) for at in range(left, right)}
        self.under |= places - {(top, left)}
        self.laid += len(places)

    def cells(self) -> list[list[Cell]]:
        """All of it, as cells."""
        full = [[*row[: self.width], *[EMPTY] * (self.width - len(row))] for row in self.rows]
        marks = own_colours([[(cell.colour, len(cell.text) > 1) for cell in row] for row in full])
        return [
            [
                Cell((), NOWHERE, covered=True)
                if (top, left) in self.under
                else cell_of(raw, shaded, self.spans.get((top, left), (1, 1)))
                for left, (raw, shaded) in enumerate(zip(row, shades, strict=True))
            ]
            for top, (row, shades) in enumerate(zip(full, marks, strict=True))
        ]


def worded(row: Sequence[Raw]) -> int:
    """How far the words of a row reach."""
    return max((at for at, cell in enumerate(row, start=1) if cell.text), default=0)


def cell_of(raw: Raw, shaded: bool, span: tuple[int, int]) -> Cell:
    """A cell with its lines; a line that begins as an item of a list is one."""
    lines = [line for line in map(plain, raw.text.splitlines()) if line]
    items = tuple(bool(ITEM.match(line)) for line in lines)
    texts = tuple(ITEM.sub("", line, count=1) if item else line for line, item in zip(lines, items, strict=True))
    bold = raw.bold and bool(texts)
    return Cell(texts, NOWHERE, items=items, rows=span[0], columns=span[1], shaded=shaded, bold=bold)
