"""Tables as text (CSV, TSV), whichever program wrote them."""

from __future__ import annotations

from regietafel.reading.blocks import Document, Unreadable
from regietafel.reading.readers.gathering import Gathering
from regietafel.reading.readers.sheet_cells import Raw, Sheet, add_sheets
from regietafel.reading.separated import rows_of_text

KIND = "CSV"


def read_separated(data: bytes) -> Document:
    """A text with separators as one table."""
    rows = rows_of_text(data)
    if rows is None:
        raise Unreadable("broken", kind=KIND)
    sheet = Sheet("")
    for number, row in enumerate(rows, start=1):
        if not sheet.take(number, [Raw(text.strip()) for text in row]):
            break
    gathering = Gathering("csv")
    add_sheets(gathering, [sheet])
    return gathering.document()
