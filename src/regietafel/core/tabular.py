"""Sheets for a spreadsheet and for programs: what stands on a screen, as XLSX or CSV.

A cell that begins like a formula would be run by the program that opens it, whoever typed it. In XLSX such a text is
written as text; in CSV, which knows no types, it gets an apostrophe in front.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.dimensions import RowDimension

Value = str | int | float | Decimal | dt.date | None

XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV_TYPE = "text/csv; charset=utf-8"
STARTS_A_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
CONTROLS = ("\t", "\r", "\n")
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
MOST_IN_A_CELL = 32_767
GREY = PatternFill("solid", fgColor="EDEDED")
LINE, MOST_LINES = 15, 27
"""The height of a line in points; no spreadsheet has a row of more than 409."""
A4 = 9
"""The number by which spreadsheets know the size of the paper."""


@dataclass(frozen=True)
class Column:
    """One column: its head, and its width in characters.

    In a sheet that is filled in elsewhere a column may offer ``choices``, tell by ``prompt`` what it is for, be
    ``fixed`` (grey: changing it changes nothing) or ``hidden``.
    """

    head: str
    width: int = 16
    choices: Sequence[str] = ()
    prompt: str = ""
    fixed: bool = False
    hidden: bool = False


@dataclass
class Sheet:
    """A table with a title; every row has a value for every column. ``notes`` go on a second sheet, the first as its title."""

    title: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Value]] = field(default_factory=list)
    notes: Sequence[str] = ()


def xlsx(sheet: Sheet) -> bytes:
    """The sheet as a workbook: head in sight while scrolling and on every printed page, A4 across."""
    book = Workbook(write_only=True)
    page: Any = book.create_sheet(sheet_name(sheet.title))
    lay_out(page, sheet)
    page.append([cell(page, column.head, head=True, fixed=column.fixed) for column in sheet.columns])
    count = 1
    for row in sheet.rows:
        page.row_dimensions[count + 1] = Growing(page, index=count + 1, ht=height_of(row, sheet.columns))
        page.append([cell(page, value, fixed=column.fixed) for value, column in zip(row, sheet.columns, strict=True)])
        count += 1
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{count}"
    for letter, column in lettered(sheet):
        if column.prompt or column.choices:
            page.data_validations.append(guidance(column, f"{letter}2:{letter}{max(count, 2)}"))
    if sheet.notes:
        add_notes(book, sheet.notes)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def lay_out(page: Any, sheet: Sheet) -> None:
    """How a sheet looks on the screen and on paper."""
    page.freeze_panes = "A2"
    page.print_title_rows = "1:1"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.oddHeader.center.text = printable(sheet.title).replace("&", "&&") or None
    page.oddFooter.right.text = "&P / &N"
    for letter, column in lettered(sheet):
        page.column_dimensions[letter].width = column.width
        page.column_dimensions[letter].hidden = column.hidden


class Growing(RowDimension):
    """The height of a row as it is now: programs that do not work it out themselves show it, and it grows with what is typed."""

    @property
    def customHeight(self) -> bool:  # noqa: N802 - so says the format
        """Nobody insists on this height."""
        return False


def height_of(row: Sequence[Value], columns: Sequence[Column]) -> int:
    """About as high as the row is with its texts wrapped."""
    lines = 1
    for value, column in zip(row, columns, strict=True):
        if isinstance(value, str) and not column.hidden:
            lines = max(lines, sum(1 + len(part) // column.width for part in value.split("\n")))
    return LINE * min(lines, MOST_LINES)


def lettered(sheet: Sheet) -> Iterator[tuple[str, Column]]:
    """The columns by the letter that a spreadsheet gives them."""
    for position, column in enumerate(sheet.columns, start=1):
        yield get_column_letter(position), column


def guidance(column: Column, cells: str) -> DataValidation:
    """A list to choose from, and what the column is for. Another value is warned of and let through: who reads it back judges."""
    listed = ",".join(column.choices).replace('"', '""')
    made = DataValidation(
        type="list" if column.choices else None,
        formula1=f'"{listed}"' if column.choices else None,
        allow_blank=True,
        sqref=cells,
        errorStyle="warning",
        promptTitle=printable(column.head)[:32],
        prompt=printable(column.prompt)[:255],
    )
    made.showInputMessage = bool(column.prompt)
    return made


def add_notes(book: Workbook, notes: Sequence[str]) -> None:
    """A second sheet that says how the first is meant."""
    page: Any = book.create_sheet(sheet_name(notes[0]))
    page.column_dimensions["A"].width = 100
    for place, note in enumerate(notes):
        page.append([cell(page, note, head=place == 0)])


def cell(page: Any, value: Value, *, head: bool = False, fixed: bool = False) -> Cell:
    """A cell in which a text stays a text, however it begins."""
    made: Cell = WriteOnlyCell(page)
    if not isinstance(value, str):
        made.value = value
    elif text := printable(value)[:MOST_IN_A_CELL]:
        made.value = text
        made.data_type = "s"
    made.font = Font(bold=head)
    made.alignment = Alignment(wrap_text=True, vertical="bottom" if head else "top")
    if fixed:
        made.fill = GREY
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
