"""Sheets of open documents (ODS): the words that the program shows, with the colours that stand for years."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from openpyxl.utils.cell import get_column_letter

from regietafel.reading.blocks import Document
from regietafel.reading.readers.gathering import MOST_CELLS, Gathering
from regietafel.reading.readers.odf_styles import Styles, qn, refuse_locked, whole
from regietafel.reading.readers.odf_tables import background, cells_in, columns_in, rows_in
from regietafel.reading.readers.odf_words import Words, local
from regietafel.reading.readers.parts import Parts, faults_are_damage
from regietafel.reading.readers.shading import known
from regietafel.reading.readers.sheet_cells import EMPTY, MOST_ROWS, MOST_SHEETS, WIDEST, Raw, Sheet, add_sheets
from regietafel.reading.readers.shown import shown

KIND = "OpenDocument (.ods)"
VALUES = {
    "float": "office:value",
    "percentage": "office:value",
    "date": "office:date-value",
    "string": "office:string-value",
}


def read_ods(data: bytes) -> Document:
    """A workbook as blocks."""
    parts = Parts(data, KIND)
    with faults_are_damage(KIND):
        refuse_locked(parts)
        content = parts.needed("content.xml")
        styles = Styles(parts, content)
        gathering = Gathering("ods")
        add_sheets(gathering, sheets(content, styles))
        return gathering.document()


def sheets(content: Any, styles: Styles) -> Iterator[Sheet]:
    """The sheets in order."""
    tables = content.findall(f"{qn('office:body')}/{qn('office:spreadsheet')}/{qn('table:table')}")
    room = MOST_CELLS
    for table in tables[:MOST_SHEETS]:
        sheet = Sheet(table.get(qn("table:name"), ""), room=room, cut=len(tables) > MOST_SHEETS)
        look = next(iter(styles.chain("table", table.get(qn("table:style-name")))), None)
        looks = None if look is None else look.find(qn("style:table-properties"))
        sheet.hidden = looks is not None and looks.get(qn("table:display")) == "false"
        Filling(sheet, table, styles).rows()
        room = sheet.room
        yield sheet


class Filling:
    """Takes the rows of one table into a sheet."""

    def __init__(self, sheet: Sheet, table: Any, styles: Styles) -> None:
        self.sheet, self.table, self.styles = sheet, table, styles
        self.number = 1
        self.columns = columns_in(table, WIDEST)
        self.unseen = {at for at, one in enumerate(self.columns) if one.get(qn("table:visibility")) == "collapse"}

    def rows(self) -> None:
        """Row by row; many of the same without a word count for nothing."""
        for row, times, hidden in rows_in(self.table):
            cells = [self.raw(cell, covered, row, at) for at, (cell, covered) in enumerate(cells_in(row, WIDEST))]
            worded = any(cell.text for cell in cells)
            for again in range(min(times, MOST_ROWS) if worded else 1):
                if not self.sheet.take(self.number + again, cells):
                    return
            self.spans(row, self.number)
            self.sheet.hidden = (
                self.sheet.hidden or (hidden and worded) or any(cells[at].text for at in self.unseen if at < len(cells))
            )
            self.number += times

    def raw(self, cell: Any, covered: bool, row: Any, at: int) -> Raw:
        """One cell as it looks."""
        colour = known(background(self.styles, cell, row, self.columns, at))
        if covered:
            return Raw("", colour) if colour else EMPTY
        lines, bold = [], True
        for paragraph in paragraphs(cell):
            words = Words(self.styles).read(paragraph)
            lines.append("".join(span.text for span in words.spans))
            bold = bold and all(span.bold for span in words.spans if span.text.strip())
        text = "\n".join(lines).strip() or self.value(cell)
        own = self.styles.letters("table-cell", cell.get(qn("table:style-name")))[0]
        if cell.get(qn("table:formula")) and not text:
            self.sheet.without_value.append(f"{get_column_letter(at + 1)}{self.number}")
        return Raw(text, colour, bool(text) and bool(own or (lines and bold)))

    def value(self, cell: Any) -> str:
        """The value of a cell without words; a formula that was never worked out has none."""
        kind = cell.get(qn("office:value-type"), "")
        if kind == "boolean":
            return shown(cell.get(qn("office:boolean-value")) == "true", None)
        text = str(cell.get(qn(VALUES[kind]), "")) if kind in VALUES else ""
        if kind in {"float", "percentage"} and text:
            return shown(float(text), "0%" if kind == "percentage" else None)
        return text

    def spans(self, row: Any, number: int) -> None:
        """Note which cells of a row span more."""
        for at, (cell, _covered) in enumerate(cells_in(row, WIDEST), start=1):
            down, right = whole(cell, "table:number-rows-spanned", 1), whole(cell, "table:number-columns-spanned", 1)
            if down > 1 or right > 1:
                self.sheet.spans.append((number, at, number + down - 1, at + right - 1))


def paragraphs(cell: Any) -> Iterator[Any]:
    """The paragraphs of a cell, those of remarks left aside."""
    for child in cell:
        name = local(child)
        if name in {"p", "h"}:
            yield child
        elif name in {"list", "list-item", "list-header", "section"}:
            yield from paragraphs(child)
