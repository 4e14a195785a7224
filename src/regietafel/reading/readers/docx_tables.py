"""Tables of Word: cells that span rows and columns, tables within cells, and which cells have a colour of their own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from regietafel.reading.blocks import NOWHERE, Cell
from regietafel.reading.readers.docx_styles import number, qn, value
from regietafel.reading.readers.docx_words import GONE, local
from regietafel.reading.readers.looks import Rows
from regietafel.reading.readers.shading import own_colours
from regietafel.reading.readers.spans import CellTexts

Inside = Callable[[Any], CellTexts]

WIDEST = 200
THROUGH = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo"})


@dataclass
class Found:
    """A cell with its colour, before it is known what lies under it."""

    cell: Cell
    colour: str = ""
    continues: bool = False


def children(parent: Any, wanted: str) -> list[Any]:
    """The rows of a table, or cells of a row, also where a content control holds them."""
    found: list[Any] = []
    for child in parent:
        name = local(child)
        if name == wanted:
            found.append(child)
        elif name in THROUGH:
            found.extend(children(child, wanted))
    return found


def kept_rows(table: Any) -> list[Any]:
    """The rows that no editor struck out."""
    return [
        row
        for row in children(table, "tr")
        if not any(local(mark) in GONE for properties in row.findall(qn("w:trPr")) for mark in properties)
    ]


def rows_of(table: Any, inside: Inside, most: int) -> tuple[Rows, bool]:
    """A table of Word as rows of cells, each as wide as the widest; and whether there was no room for all of it."""
    rows: list[list[Found]] = []
    width = 0
    cut = False
    for row in kept_rows(table):
        made = row_of(row, inside)
        width = max(width, len(made))
        cut = width * (len(rows) + 1) > most
        if cut:
            break
        rows.append(made)
    for made in rows:
        made.extend(Found(Cell((), NOWHERE)) for _ in range(width - len(made)))
    join_down(rows)
    colours = own_colours([[(found.colour, len(found.cell.text) > 1) for found in row] for row in rows])
    whole = tuple(
        tuple(
            replace(found.cell, shaded=True) if shaded else found.cell for found, shaded in zip(row, marks, strict=True)
        )
        for row, marks in zip(rows, colours, strict=True)
    )
    return whole, cut


def row_of(row: Any, inside: Inside) -> list[Found]:
    """One row, with a cell for each column of the grid."""
    properties = row.find(qn("w:trPr"))
    found = [Found(Cell((), NOWHERE)) for _ in range(min(number(value(properties, "w:gridBefore")) or 0, WIDEST))]
    for cell in children(row, "tc"):
        settings = cell.find(qn("w:tcPr"))
        span = max(1, min(number(value(settings, "w:gridSpan")) or 1, WIDEST - len(found)))
        if len(found) >= WIDEST:
            break
        texts, items, bold = inside(cell)
        merged, beside = value(settings, "w:vMerge"), value(settings, "w:hMerge")
        continues = merged is not None and merged != "restart"
        if beside is not None and beside != "restart" and found:
            widen(found)
            continue
        made = Cell(texts, NOWHERE, items=items, columns=span, bold=bold)
        found.append(Found(made, colour(cell, settings), continues))
        found.extend(Found(Cell((), NOWHERE, covered=True), found[-1].colour, continues) for _ in range(span - 1))
    return found


def widen(found: list[Found]) -> None:
    """Let the last cell that shows itself reach one column further."""
    at = next((place for place in range(len(found) - 1, -1, -1) if not found[place].cell.covered), 0)
    found[at].cell = replace(found[at].cell, columns=found[at].cell.columns + 1)
    found.append(Found(Cell((), NOWHERE, covered=True), found[at].colour))


def join_down(rows: Sequence[list[Found]]) -> None:
    """Lay each cell that goes on from the row above under the cell that it goes on from."""
    heads: dict[int, tuple[int, Found]] = {}
    for at, row in enumerate(rows):
        for column, own in enumerate(row):
            if not own.continues or column not in heads:
                heads[column] = at, own
                continue
            above, head = heads[column]
            if not head.cell.covered:
                texts, items = (*head.cell.texts, *own.cell.texts), (*head.cell.items, *own.cell.items)
                head.cell = replace(head.cell, rows=at - above + 1, texts=texts, items=items)
            own.cell, own.colour = Cell((), NOWHERE, covered=True), own.colour or head.colour


def colour(cell: Any, settings: Any) -> str:
    """The background of a cell, or of its first paragraph."""
    first = cell.find(f"{qn('w:p')}/{qn('w:pPr')}")
    for holder in (settings, first):
        shade = None if holder is None else holder.find(qn("w:shd"))
        if shade is None:
            continue
        solid = shade.get(qn("w:val")) == "solid"
        name = shade.get(qn("w:color") if solid else qn("w:fill"), "")
        if name.lower() not in {"", "auto"}:
            return str(name)
    return ""
