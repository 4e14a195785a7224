"""Tables of open documents: rows and cells that stand for many of the same, and what they cover."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from regietafel.reading.readers.odf_styles import Styles, qn, whole
from regietafel.reading.readers.odf_words import local

GROUPS = frozenset({"table-header-rows", "table-rows", "table-row-group"})
COLUMNS = frozenset({"table-columns", "table-header-columns", "table-column-group"})
HIDDEN = frozenset({"collapse", "filter"})


def rows_in(table: Any) -> Iterator[tuple[Any, int, bool]]:
    """The rows of a table, each with how often it stands there and whether it is hidden."""
    for child in table:
        name = local(child)
        if name == "table-row":
            hidden = child.get(qn("table:visibility")) in HIDDEN
            yield child, whole(child, "table:number-rows-repeated", 1), hidden
        elif name in GROUPS:
            yield from rows_in(child)


def cells_in(row: Any, widest: int) -> Iterator[tuple[Any, bool]]:
    """The cells of a row, as many as there may be, each with whether another covers it."""
    left = widest
    for child in row:
        name = local(child)
        if name in {"table-cell", "covered-table-cell"}:
            for _ in range(min(whole(child, "table:number-columns-repeated", 1), left)):
                left -= 1
                yield child, name == "covered-table-cell"


def columns_in(table: Any, widest: int) -> list[Any]:
    """What the file says of each column."""
    found: list[Any] = []
    for child in table:
        if local(child) == "table-column":
            found += [child] * min(whole(child, "table:number-columns-repeated", 1), widest - len(found))
        elif local(child) in COLUMNS:
            found += columns_in(child, widest - len(found))
    return found


def background(styles: Styles, cell: Any, row: Any, columns: list[Any], at: int) -> str:
    """The colour behind a cell: its own, else that of its row or column."""
    style = cell.get(qn("table:style-name"))
    if not style:
        style = row.get(qn("table:default-cell-style-name"))
    if not style and at < len(columns):
        style = columns[at].get(qn("table:default-cell-style-name"))
    own = styles.background("table-cell", style)
    first = cell.find(qn("text:p"))
    paragraph = None if first is None else first.get(qn("text:style-name"))
    return (
        own
        or styles.background("table-row", row.get(qn("table:style-name")))
        or styles.background("paragraph", paragraph)
    )
