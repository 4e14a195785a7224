"""Sheets for a spreadsheet and for programs: what stands on a screen, as XLSX or CSV.

A cell that begins like a formula would be run by the program that opens it, whoever typed it. In XLSX such a text is
written as text; in CSV, which knows no types, it gets an apostrophe in front.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

Value = str | int | float | Decimal | dt.date | None

XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV_TYPE = "text/csv; charset=utf-8"
STARTS_A_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
CONTROLS = ("\t", "\r", "\n")
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
MOST_IN_A_CELL = 32_767
A4 = 9
"""The number by which spreadsheets know the size of the paper."""


@dataclass(frozen=True)
class Column:
    """One column: its head, and its width in characters."""

    head: str
    width: int = 16


@dataclass
class Sheet:
    """A table with a title; every row has a value for every column."""

    title: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Value]] = field(default_factory=list)


def xlsx(sheet: Sheet) -> bytes:
    """The sheet as a workbook: head in sight while scrolling and on every printed page, A4 across."""
    book = Workbook(write_only=True)
    page: Any = book.create_sheet(sheet_name(sheet.title))
    page.freeze_panes = "A2"
    page.print_title_rows = "1:1"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.oddHeader.center.text = printable(sheet.title).replace("&", "&&") or None
    page.oddFooter.right.text = "&P / &N"
    for position, column in enumerate(sheet.columns, start=1):
        page.column_dimensions[get_column_letter(position)].width = column.width
    page.append([cell(page, column.head, head=True) for column in sheet.columns])
    count = 1
    for row in sheet.rows:
        page.append([cell(page, value) for value in row])
        count += 1
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{count}"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def cell(page: Any, value: Value, *, head: bool = False) -> Cell:
    """A cell in which a text stays a text, however it begins."""
    made: Cell = WriteOnlyCell(page)
    if not isinstance(value, str):
        made.value = value
    elif text := printable(value)[:MOST_IN_A_CELL]:
        made.value = text
        made.data_type = "s"
    made.font = Font(bold=head)
    made.alignment = Alignment(wrap_text=True, vertical="bottom" if head else "top")
    return made


def printable(text: str) -> str:
    """The text without signs that XML cannot hold."""
    return UNPRINTABLE.sub("", text)


def sheet_name(title: str) -> str:
    """A name as spreadsheets allow it: at most 31 characters, and some signs not."""
    return re.sub(r"[\[\]:*?/\\']", " ", printable(title)).strip()[:31].strip() or "1"


def csv_text(sheet: Sheet, *, delimiter: str, decimal_comma: bool) -> str:
    """The sheet as CSV. Begins with a byte-order mark, by which spreadsheets know that it is UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow([inert(column.head) for column in sheet.columns])
    for row in sheet.rows:
        writer.writerow([plain(value, decimal_comma=decimal_comma) for value in row])
    return "\ufeff" + out.getvalue()


def plain(value: Value, *, decimal_comma: bool) -> str:
    """A value as text: dates in ISO, numbers as the language writes them, texts made inert."""
    if value is None:
        return ""
    if isinstance(value, str):
        return inert(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    written = f"{value:f}" if isinstance(value, Decimal) else str(value)
    return written.replace(".", ",") if decimal_comma else written


def inert(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    text = printable(text)
    return f"'{text}" if text.startswith(CONTROLS) or text.lstrip().startswith(STARTS_A_FORMULA) else text
