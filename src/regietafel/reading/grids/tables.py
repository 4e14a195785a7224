"""Reads a table of a plan, whatever its layout."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from regietafel.reading.blocks import Table, Warned
from regietafel.reading.fields import Period
from regietafel.reading.grids.building import Builder
from regietafel.reading.grids.fiches import read_fiches
from regietafel.reading.grids.guessing import guessed_header
from regietafel.reading.grids.headers import header_of, is_plan
from regietafel.reading.grids.rows import Rows
from regietafel.reading.plan_reading import ACTION, Node


@dataclass
class TableReading:
    """What a table holds of a plan: its nodes (``parent`` is None for those that hang below the text around it).

    ``is_plan`` says whether it is a table of actions at all; one of anything else gives no nodes.
    """

    nodes: list[Node] = field(default_factory=list)
    warnings: list[Warned] = field(default_factory=list)
    is_plan: bool = False


def read_table(
    table: Table, *, next_id: Callable[[], str], period: Period | None = None, under: str | None = None
) -> TableReading:
    """The nodes of one table; ``next_id`` gives an id that is unique in the whole reading.

    ``under`` is the level of what the table stands below, where that is a priority or a goal.
    """
    if not table.rows:
        return TableReading()
    builder = Builder(next_id, period)
    if read_fiches(table, builder):
        return told(builder, under)
    header = header_of(table)
    if header is None and (header := guessed_header(table)) is not None:
        builder.warnings.append(Warned("table_without_header", (), table.place))
        builder.doubts["leads"] = "column_guessed"
    if header is None or not is_plan(header):
        return TableReading()
    Rows(table, header, builder).read()
    return told(builder, under)


def told(builder: Builder, under: str | None) -> TableReading:
    """The reading, if there is an action in it."""
    nodes = builder.finish(under)
    if not any(node.level == ACTION for node in nodes):
        return TableReading()
    return TableReading(nodes, builder.warnings, is_plan=True)
