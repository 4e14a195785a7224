"""Tables that belong together: one that goes on over a page, and later ones that leave their header out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from regietafel.reading.blocks import Block, Cell, Table
from regietafel.reading.fields.words import folded, one_line
from regietafel.reading.grids.aligning import fit
from regietafel.reading.grids.cells import is_empty, words_of
from regietafel.reading.grids.headers import Header, header_of, is_plan
from regietafel.reading.plan_reading import ACTION, Node

FITS = 0.4
"""How well the cells of a table must fit below a header on average, of at most one each."""


@dataclass(frozen=True)
class Above:
    """The last header that was met, with its rows, and what the table above it was of."""

    header: Header
    rows: tuple[tuple[Cell, ...], ...]
    width: int
    sheet: str


def joined(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, in which a table that goes on with the one before it is one with it.

    A table with nothing between it and the one above is joined; one further on that fits below the same header gets
    that header. On another sheet of a workbook nothing goes on.
    """
    found: list[Block] = []
    above: Above | None = None
    for block in blocks:
        if not isinstance(block, Table) or not block.rows:
            found.append(block)
            continue
        header = header_of(block)
        if above is not None and goes_on(block, header, above):
            last = found[-1]
            if isinstance(last, Table):
                found[-1] = replace(last, rows=last.rows + block.rows)
            else:
                found.append(block if header else replace(block, rows=above.rows + block.rows))
            continue
        if header is not None and is_plan(header):
            rows = block.rows[header.first - len(header.texts) : header.first]
            above = Above(header, rows, len(block.rows[0]), block.place.sheet)
        else:
            above = None
        found.append(block)
    return found


def goes_on(table: Table, header: Header | None, above: Above) -> bool:
    """Whether a table has the columns of the one above: the same header once more, or none and cells that fit."""
    if len(table.rows[0]) != above.width or table.place.sheet != above.sheet:
        return False
    if header is not None:
        return header.texts == above.header.texts
    told = [
        fit(one_line(words_of(cell)), column.field)
        for row in table.rows
        for cell, column in zip(row, above.header.columns, strict=True)
        if not is_empty(cell)
    ]
    return bool(told) and sum(told) / len(told) >= FITS


def without_doubles(nodes: Sequence[Node]) -> list[Node]:
    """The nodes, in which a goal that each sheet of an action names again stands once, with all actions below it."""
    first: dict[tuple[str | None, str, str, str], str] = {}
    instead: dict[str, str] = {}
    found: list[Node] = []
    for node in nodes:
        parent = instead.get(node.parent or "", node.parent)
        kept = node if parent == node.parent else replace(node, parent=parent)
        key = (parent, node.level, node.number, folded(node.title))
        if node.level != ACTION and key in first and not node.description:
            instead[node.id] = first[key]
            continue
        if node.level != ACTION:
            first.setdefault(key, node.id)
        found.append(kept)
    return found
