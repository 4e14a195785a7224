"""Blocks in the order of reading, and the plain text beside them, made together so that each place is right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from regietafel.reading.blocks import Block, Cell, Document, Place, Table, Text, Unreadable, Warned

BETWEEN = " | "
ONE_LINE = 160
MOST_CELLS = 200_000
MOST_BLOCKS = 60_000
MOST_SIGNS = 12_000_000
"""Far more than a plan of 2,000 pages; what comes after is left, and the reading says so."""


class Gathering:
    """Takes texts and tables from a reader; :meth:`document` gives the whole."""

    def __init__(self, kind: str, warnings: Sequence[Warned] = ()) -> None:
        self.kind = kind
        self.blocks: list[Block] = []
        self.lines: list[str] = []
        self.warnings: list[Warned] = list(warnings)
        self.title = ""
        self.tables = 0
        self.cells = 0
        self.signs = 0
        self.full = False

    def warn(self, code: str, place: Place | None = None, **values: str) -> None:
        """Warn once of each thing."""
        warned = Warned(code, tuple(values.items()), place or Place())
        if warned not in self.warnings:
            self.warnings.append(warned)

    def has_room(self, signs: int, cells: int = 0) -> bool:
        """Whether more can be taken; from the first time that it cannot, nothing is."""
        self.cells += cells
        self.signs += signs
        over = self.cells > MOST_CELLS or self.signs > MOST_SIGNS or len(self.blocks) >= MOST_BLOCKS
        if over and not self.full:
            self.full = True
            self.warn("partial", Place(line=len(self.lines)))
        return not self.full

    def line(self, text: str) -> int:
        """Write a line; its number."""
        self.lines.append(text)
        return len(self.lines)

    def gap(self) -> None:
        """An empty line, where there is none yet."""
        if self.lines and self.lines[-1]:
            self.lines.append("")

    def text(self, text: Text) -> None:
        """Take a paragraph, heading or item; one without words is nothing, whatever mark stands before it."""
        if not text.text or not self.has_room(len(text.text)):
            return
        last = self.blocks[-1] if self.blocks else None
        if not (text.item and isinstance(last, Text) and last.item):
            self.gap()
        shown = " ".join(part for part in (text.marker, text.text) if part)
        number = self.line("  " * max(text.item - 1, 0) + shown)
        self.blocks.append(replace(text, place=text.place.at(line=number)))

    def table(
        self, rows: Sequence[Sequence[Cell]], title: str = "", sheet: str = "", numbers: Sequence[int] | None = None
    ) -> None:
        """Take a table, made as wide everywhere as its widest row; ``numbers`` are those that its program shows."""
        width = max((len(row) for row in rows), default=0)
        fitting = max(MOST_CELLS - self.cells, 0) // max(width, 1)
        fits = self.has_room(sum(len(t) for row in rows[:fitting] for c in row for t in c.texts), width * len(rows))
        if not width or not (fits or fitting):
            return
        self.gap()
        self.tables += 1
        place = Place(sheet=sheet, table=self.tables)
        first = len(self.lines) + 1
        placed = []
        for number, row in zip((numbers or range(1, len(rows) + 1))[:fitting], rows[:fitting], strict=True):
            full = [*row, *[Cell((), place)] * (width - len(row))]
            placed.append(self.placed(full, place.at(row=number)))
        self.blocks.append(Table(tuple(placed), place.at(line=first, page=placed[0][0].place.page), title))
        self.lines.append("")

    def placed(self, row: list[Cell], place: Place) -> tuple[Cell, ...]:
        """One row: on one line where that reads well, else a line for each paragraph of its cells."""
        parts = [text for cell in row for text in cell.texts]
        if all(len(cell.texts) < 2 for cell in row) and sum(map(len, parts)) <= ONE_LINE:
            number = self.line(BETWEEN.join(cell.text for cell in row if not cell.covered).rstrip(" |"))
            numbers = [number] * len(row)
        else:
            numbers = [self.cell_lines(cell) for cell in row]
        at = [
            Place(number, cell.place.page, place.sheet, place.table, place.row, column)
            for column, (cell, number) in enumerate(zip(row, numbers, strict=True), start=1)
        ]
        return tuple(
            Cell(c.texts, where, c.items, c.rows, c.columns, c.covered, c.shaded, c.bold)
            for c, where in zip(row, at, strict=True)
        )

    def cell_lines(self, cell: Cell) -> int:
        """The lines of a cell, and the first of them."""
        first = len(self.lines) + (1 if cell.texts else 0)
        for index, text in enumerate(cell.texts):
            self.line(("- " if cell.items and cell.items[index] else "") + text)
        return max(first, 1)

    def document(self) -> Document:
        """All that was taken; a document without a word is as good as none."""
        while self.lines and not self.lines[-1]:
            self.lines.pop()
        if not self.blocks:
            raise Unreadable("empty")
        return Document(
            self.kind, tuple(self.blocks), tuple(self.lines), title=self.title, warnings=tuple(self.warnings)
        )
