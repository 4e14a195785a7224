"""From the tables on single pages to the tables of a document: joined where a page broke them, as cells with paragraphs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from regietafel.reading.blocks import Cell, Place
from regietafel.reading.readers.pdf.grid import Grid, GridCell
from regietafel.reading.readers.pdf.lines import ENDS_OF_SENTENCE, NUMBER, Line, bands_of, line_of
from regietafel.reading.readers.pdf.paragraphs import UNSEEN_BREAK, Hyphens, Paragraph, paragraphs_of, readable
from regietafel.reading.readers.shading import own_colours

A_LETTER = 1.6
ALIGNED = 5.0
"""Points between the columns of a table on two pages."""


@dataclass
class Draft:
    """A cell that is still being put together."""

    page: int
    paragraphs: list[Paragraph] = field(default_factory=list)
    rows: int = 1
    columns: int = 1
    covered: bool = False
    colour: str = ""

    @property
    def text(self) -> str:
        """All of it, to compare."""
        return " ".join(paragraph.text for paragraph in self.paragraphs)


Row = list[Draft]


@dataclass
class TableDraft:
    """A table that may go on over the page. ``first`` is its first row, which may come back on each page."""

    edges: list[float]
    rows: list[Row]
    page: int
    ruled: bool

    def aligned(self, grid: Grid) -> bool:
        """Whether a table on the next page has the same columns."""
        return len(self.edges) == len(grid.edges) and all(
            abs(one - other) <= ALIGNED for one, other in zip(self.edges, grid.edges, strict=True)
        )


def draft_of(grid: Grid, hyphens: Hyphens) -> TableDraft:
    """A table of one page as rows of cells, the places that a cell spans included."""
    rows = [[Draft(grid.page) for _column in range(grid.width)] for _row in range(grid.height)]
    rights: dict[int, float] = defaultdict(float)
    for cell in grid.cells:
        ends = cell.column + cell.columns
        rights[ends] = max([rights[ends], *(word.x1 for word in cell.words)])
    for cell in grid.cells:
        lines = lines_in(cell, grid.page, rights[cell.column + cell.columns])
        mend(lines, cell, hyphens)
        made = Draft(grid.page, paragraphs_of(lines, hyphens), cell.rows, cell.columns, colour=cell.colour)
        rows[cell.row][cell.column] = made
        for row in range(cell.row, cell.row + cell.rows):
            for column in range(cell.column, cell.column + cell.columns):
                rows[row][column].covered = (row, column) != (cell.row, cell.column)
    return TableDraft(grid.edges, rows, grid.page, grid.ruled)


def lines_in(cell: GridCell, page: int, right: float) -> list[Line]:
    """The lines in a cell."""
    return [line_of(band, page, right) for band in bands_of(cell.words)]


def mend(lines: Sequence[Line], cell: GridCell, hyphens: Hyphens) -> None:
    """Mark words that a narrow cell broke without a hyphen.

    Such a word stands alone on its line, with no space after it and no room for one more letter.
    """
    for line, after in pairwise(lines):
        word, rest = line.text, after.text.partition(" ")[0]
        if line.spaced or " " in word or not word[-1:].isalpha() or not rest[:1].islower():
            continue
        room = cell.box[2] - (line.x0 - cell.box[0]) - line.x1
        if room < A_LETTER * (line.x1 - line.x0) / len(word) and not hyphens.knows_both(word, rest):
            line.text += UNSEEN_BREAK


def join(table: TableDraft, more: TableDraft, hyphens: Hyphens) -> None:
    """Add the part of a table that stands on the next page."""
    rows = more.rows
    header = [draft.text for draft in table.rows[0]]
    if any(header) and rows and [draft.text for draft in rows[0]] == header:
        rows = rows[1:]
    if rows:
        above = [anchor(table.rows, column) for column in range(len(rows[0]))]
        if continues(above, rows[0]):
            for draft, rest in zip(above, rows[0], strict=True):
                add(draft, rest, hyphens)
            rows = rows[1:]
        else:
            cover(above, rows[0])
    table.rows += rows
    table.page = more.page


def anchor(rows: Sequence[Row], column: int) -> Draft:
    """The cell that reaches the lower edge of a table in a column: in its last row, or from above into it."""
    return next((row[column] for row in reversed(rows) if not row[column].covered), rows[-1][column])


def continues(above: Row, row: Row) -> bool:
    """Whether the first row of a page is the rest of a row that the page cut.

    Then some cells have no rest, most of those that have one go on in the middle of a sentence, and each had begun.
    """
    filled = [(one, other) for one, other in zip(above, row, strict=True) if other.text]
    if (
        not filled
        or all(other.text or other.covered for other in row)
        or any(NUMBER.match(o.text) for _one, o in filled)
    ):
        return False
    small = sum(other.text[:1].islower() for _one, other in filled)
    return small * 2 > len(filled) and all(
        one.text and one.text != other.text and (other.text[:1].islower() or not one.text.endswith(ENDS_OF_SENTENCE))
        for one, other in filled
    )


def cover(above: Row, row: Row) -> None:
    """Let a cell that spanned rows up to the end of a page go on over those that the next page leaves empty."""
    for one, other in zip(above, row, strict=True):
        if one.rows > 1 and other.rows > 1 and not other.text and not other.covered:
            one.rows += other.rows
            other.covered = True


def add(draft: Draft, rest: Draft, hyphens: Hyphens) -> None:
    """The rest of a cell."""
    more = rest.paragraphs
    if draft.paragraphs and more and not more[0].mark and not draft.paragraphs[-1].text.endswith(ENDS_OF_SENTENCE):
        for line in more[0].lines:
            draft.paragraphs[-1].add(line, hyphens)
        more = more[1:]
    draft.paragraphs += more
    draft.rows += 0 if rest.covered else rest.rows - 1
    draft.colour = draft.colour or rest.colour


def cells_of(table: TableDraft) -> tuple[tuple[Cell, ...], ...]:
    """The table as every reader gives it; empty rows and columns that only the drawing had are left out."""
    rows = [row for row in table.rows if any(draft.text or draft.colour for draft in row)]
    shaded = own_colours([[(draft.colour, len(draft.text) > 1) for draft in row] for row in rows])
    return tuple(
        tuple(cell_of(draft, mark) for draft, mark in zip(row, marks, strict=True))
        for row, marks in zip(rows, shaded, strict=True)
    )


def cell_of(draft: Draft, shaded: bool) -> Cell:
    """A cell with its paragraphs."""
    kept = [paragraph for paragraph in draft.paragraphs if readable(paragraph.text)]
    return Cell(
        tuple(readable(paragraph.text) for paragraph in kept),
        Place(page=draft.page),
        items=tuple(bool(paragraph.mark) for paragraph in kept),
        rows=draft.rows,
        columns=draft.columns,
        covered=draft.covered,
        shaded=shaded,
        bold=bool(kept) and all(paragraph.bold >= len(paragraph.text) for paragraph in kept),
    )


def has_words(grid: Grid) -> bool:
    """Whether enough cells hold words for a drawing to be a table."""
    filled = sum(bool(cell.words) for cell in grid.cells)
    return filled >= 2 and (filled >= 4 or filled * 3 >= len(grid.cells))
