"""From the lines drawn on a page to the cells of its tables, with the geometry of pdfplumber.

pdfplumber would read the page a second time, a hundred times slower than PDFium did; its functions that turn lines into
cells need no page, only lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from regietafel.reading.readers.pdf.stretches import Box, PageText, Stretch

NEAR = 3.0
MOST_EDGES, MOST_CELLS = 3_000, 4_000
"""A page with more lines than that is a drawing; looking for cells grows with the square of them."""

MOSTLY = 0.6
"""How much of a cell a colour has to cover."""


@dataclass
class GridCell:
    """A cell: the rows and columns that it spans, counted from zero, and what stands in it."""

    box: Box
    row: int
    column: int
    rows: int
    columns: int
    words: list[Stretch] = field(default_factory=list)
    colour: str = ""


@dataclass
class Grid:
    """A table on a page: where it is, where its columns begin and end, and its cells."""

    box: Box
    edges: list[float]
    height: int
    cells: list[GridCell]
    page: int = 0
    ruled: bool = True

    @property
    def width(self) -> int:
        """How many columns."""
        return len(self.edges) - 1

    def holds(self, stretch: Stretch) -> bool:
        """Whether a stretch of text stands in it."""
        x, y = (stretch.x0 + stretch.x1) / 2, stretch.y - stretch.size / 3
        return self.box[0] - NEAR <= x <= self.box[2] + NEAR and self.box[1] - NEAR <= y <= self.box[3] + NEAR


def grids_of(lines: Iterable[Box]) -> list[Grid]:
    """The tables that the lines make, from the top."""
    edges = [edge for edge in map(as_edge, dict.fromkeys(lines)) if edge]
    if len(edges) > MOST_EDGES or len({edge["orientation"] for edge in edges}) < 2:
        return []
    merged = merge_edges(edges, NEAR, NEAR, NEAR, NEAR)
    cells = intersections_to_cells(edges_to_intersections(merged, NEAR, NEAR))
    if len(cells) > MOST_CELLS:
        return []
    return [grid for grid in map(as_grid, cells_to_tables(cells)) if grid.width > 1 and len(grid.cells) > 1]


def as_edge(line: Box) -> dict[str, Any] | None:
    """A line as pdfplumber has it."""
    x0, y0, x1, y1 = line
    orientation = "v" if x1 - x0 < y1 - y0 else "h"
    if max(x1 - x0, y1 - y0) < 1:
        return None
    sizes = {"width": x1 - x0, "height": y1 - y0, "object_type": "line", "orientation": orientation}
    return {"x0": x0, "x1": x1, "top": y0, "bottom": y1, **sizes}


def as_grid(boxes: Sequence[Box]) -> Grid:
    """Cells that touch, as rows and columns."""
    xs = sorted({x for box in boxes for x in (box[0], box[2])})
    ys = sorted({y for box in boxes for y in (box[1], box[3])})
    column, row = {x: at for at, x in enumerate(xs)}, {y: at for at, y in enumerate(ys)}
    cells = [
        GridCell(box, row[y0], column[x0], row[y1] - row[y0], column[x1] - column[x0])
        for box in boxes
        for x0, y0, x1, y1 in [box]
    ]
    return Grid((xs[0], ys[0], xs[-1], ys[-1]), xs, len(ys) - 1, cells)


def fill_in(grid: Grid, stretches: Sequence[Stretch], page: PageText, fills: Sequence[tuple[Box, str]]) -> None:
    """Put the words into the cells where they stand, and the colours under them."""
    for stretch in stretches:
        around = cell_at(grid, (stretch.x0, stretch.x1), stretch)
        for word in [stretch] if around else page.words(stretch):
            cell = around or cell_at(grid, ((word.x0 + word.x1) / 2,) * 2, word) or nearest(grid, word)
            cell.words.append(word)
    for cell in grid.cells:
        under = [colour for box, colour in fills if covered(cell.box, box) >= MOSTLY]
        cell.colour = under[-1] if under else ""


def cell_at(grid: Grid, xs: tuple[float, float], stretch: Stretch) -> GridCell | None:
    """The cell in which a stretch stands whole."""
    y = stretch.y - stretch.size / 3
    for cell in grid.cells:
        x0, y0, x1, y1 = cell.box
        if x0 - 1 <= xs[0] and xs[1] <= x1 + 1 and y0 <= y < y1:
            return cell
    return None


def nearest(grid: Grid, word: Stretch) -> GridCell:
    """For a word that stands on an edge or in a hole of the table."""

    def away(cell: GridCell) -> float:
        x0, y0, x1, y1 = cell.box
        x, y = (word.x0 + word.x1) / 2, word.y - word.size / 3
        return max(x0 - x, 0, x - x1) + 3 * max(y0 - y, 0, y - y1)

    return min(grid.cells, key=away)


def covered(cell: Box, box: Box) -> float:
    """Which part of a cell a box covers."""
    wide = min(cell[2], box[2]) - max(cell[0], box[0])
    high = min(cell[3], box[3]) - max(cell[1], box[1])
    area = (cell[2] - cell[0]) * (cell[3] - cell[1])
    return wide * high / area if wide > 0 and high > 0 and area else 0.0
