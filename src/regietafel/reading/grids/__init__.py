"""From a table to the nodes of a plan: which column is what, which row is a heading, which continues the row above."""

from __future__ import annotations

from regietafel.reading.grids.joining import joined, without_doubles
from regietafel.reading.grids.tables import TableReading, read_table

__all__ = ["TableReading", "joined", "read_table", "without_doubles"]
