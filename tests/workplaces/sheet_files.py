"""Sheets as people send them, made in memory."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook

HEAD = ("Nr", "Naam werkplek", "Organisatie", "Werkvorm", "Trede", "Adres", "Postcode", "Gemeente", "Plaatsen")


def xlsx_file(*sheets: Iterable[Sequence[Any]], merged: Sequence[str] = ()) -> bytes:
    """A workbook with these sheets; ``merged`` cells are in the first."""
    book = Workbook()
    for place, rows in enumerate(sheets):
        page: Any = book.active if place == 0 else book.create_sheet()
        for row in rows:
            page.append(list(row))
        for cells in merged if place == 0 else ():
            page.merge_cells(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def csv_file(rows: Iterable[Sequence[Any]], *, delimiter: str = ";", encoding: str = "utf-8") -> bytes:
    """A CSV."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode(encoding)
