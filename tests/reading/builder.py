"""The same plan as text, Markdown, HTML, Word, open document, workbook and CSV: what a region could have made of it."""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Callable
from typing import Any

import docx
import openpyxl
from docx.enum.section import WD_ORIENT
from docx.shared import Cm
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter

from regietafel.reading.plan_reading import ACTION, PlanReading
from tests.reading import open_document as odf
from tests.reading.layouts import HEADING, ITEM, PLAIN, RUN_IN, TITLE, Grid, Line, as_fiche, as_grid, as_lines, headed

SHADE = "92D050"
Layout = Callable[[PlanReading], bytes]


def text(plan: PlanReading) -> bytes:
    """Plain text, as it is pasted out of a document."""
    shown = {ITEM: "- {0.text}", RUN_IN: "{0.label}: {0.text}"}
    return "\n\n".join(shown.get(line.kind, "{0.text}").format(line).strip() for line in as_lines(plan)).encode()


def markdown(plan: PlanReading) -> bytes:
    """Markdown."""

    def marked(line: Line) -> str:
        if line.kind in {TITLE, HEADING}:
            return f"{'#' * (line.level + 1)} {line.text}"
        return {ITEM: f"- {line.text}", RUN_IN: f"**{line.label}:** {line.text}"}.get(line.kind, line.text)

    return "\n\n".join(map(marked, as_lines(plan))).encode()


def web_page(plan: PlanReading) -> bytes:
    """HTML."""

    def tagged(line: Line) -> str:
        words = html.escape(line.text)
        if line.kind in {TITLE, HEADING}:
            return f"<h{line.level + 1}>{words}</h{line.level + 1}>"
        shown = {ITEM: f"<ul><li>{words}</li></ul>", RUN_IN: f"<p><strong>{line.label}:</strong> {words}</p>"}
        return shown.get(line.kind, f"<p>{words}</p>")

    body = "\n".join(map(tagged, as_lines(plan)))
    return (
        f"<!DOCTYPE html><html><head><title>{html.escape(plan.title)}</title></head><body>{body}</body></html>".encode()
    )


def saved(made: Any) -> bytes:
    """A document of a library as bytes."""
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def word_paragraphs(plan: PlanReading) -> bytes:
    """Word, with headings by style."""
    made = docx.Document()
    for line in as_lines(plan):
        if line.kind in {TITLE, HEADING}:
            made.add_heading(line.text, line.level)
        elif line.kind == ITEM:
            made.add_paragraph(line.text, style="List Bullet")
        else:
            paragraph = made.add_paragraph()
            if line.label:
                paragraph.add_run(f"{line.label}: ").bold = True
            paragraph.add_run(line.text)
    return saved(made)


def word_grid(grid: Grid, plan: PlanReading) -> bytes:
    """One table in Word, with cells that go on for more rows."""
    made = docx.Document()
    section = made.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Cm(42), Cm(29.7)
    made.add_heading(plan.title, 0)
    table = made.add_table(len(grid.rows) + 1, len(grid.heads), style="Table Grid")
    cells = [list(row.cells) for row in table.rows]
    for at, head in enumerate(grid.heads):
        cells[0][at].text = head
    for down, row in enumerate(grid.rows, start=1):
        for at, words in enumerate(row):
            cells[down][at].text = words
    for (top, column), times in grid.tops.items():
        cells[top + 1][column].merge(cells[top + times][column])
    return saved(made)


def word_table(plan: PlanReading) -> bytes:
    """One table in Word."""
    return word_grid(as_grid(plan), plan)


def word_fiches(plan: PlanReading) -> bytes:
    """Word with headings, and for each action a table of two columns."""
    made = docx.Document()
    made.add_heading(plan.title, 0)
    for node in plan.nodes:
        if node.level != ACTION:
            made.add_heading(headed(node), len(node.number.split(".")))
            continue
        rows = as_fiche(node)
        table = made.add_table(len(rows), 2, style="Table Grid")
        for (label, words), row in zip(rows, table.rows, strict=True):
            row.cells[0].paragraphs[0].add_run(label).bold = True
            row.cells[1].text = words[0]
            for one in words[1:]:
                row.cells[1].add_paragraph(one)
            if len(words) > 1:
                for paragraph in row.cells[1].paragraphs:
                    paragraph.style = "List Bullet"
        made.add_paragraph()
    return saved(made)


def open_text(plan: PlanReading) -> bytes:
    """ODT, with headings and lists."""

    def made(line: Line) -> str:
        words = html.escape(line.text, quote=False)
        if line.kind == TITLE:
            return odf.p(words, "Title")
        if line.kind == HEADING:
            return odf.h(words, line.level)
        if line.kind == ITEM:
            return f'<text:list text:style-name="B"><text:list-item>{odf.p(words)}</text:list-item></text:list>'
        label = f'<text:span text:style-name="vet">{line.label}:</text:span> ' if line.kind == RUN_IN else ""
        return odf.p(label + words)

    bullets = '<text:list-style style:name="B"><text:list-level-style-bullet text:level="1"/></text:list-style>'
    bold = odf.style("vet", "text", odf.letters('fo:font-weight="bold"'))
    return odf.open_document(
        "text", "".join(map(made, as_lines(plan))), bold + bullets, odf.style("Title", "paragraph")
    )


def workbook(grid: Grid, plan: PlanReading, *, shaded: bool = False, merged: bool = False, shift: int = 0) -> bytes:
    """A workbook of one sheet; ``shift`` leaves columns and rows empty before the table."""
    made = openpyxl.Workbook()
    page = made.worksheets[0]
    page.title = "Actieplan"
    for at, head in enumerate(grid.heads, start=1 + shift):
        page.cell(1 + shift, at).value = int(head) if head.isdigit() else head
        page.cell(1 + shift, at).fill = PatternFill("solid", fgColor="1F3864")
    for down, row in enumerate(grid.rows):
        for at, words in enumerate(row):
            cell = page.cell(down + 2 + shift, at + 1 + shift)
            year = at in grid.years.values()
            cell.value = None if not words or (year and shaded) else words
            if shaded and (down, at) in grid.marks:
                cell.fill = PatternFill("solid", fgColor=SHADE)
    for (top, column), times in grid.tops.items() if merged else ():
        letter = get_column_letter(column + 1 + shift)
        page.merge_cells(f"{letter}{top + 2 + shift}:{letter}{top + 1 + times + shift}")
    return saved(made)


def sheet_shaded(plan: PlanReading) -> bytes:
    """A workbook with the years in colour."""
    return workbook(as_grid(plan), plan, shaded=True, merged=True)


def sheet_ticked(plan: PlanReading) -> bytes:
    """A workbook with crosses under the years, and empty cells that go on from the row above."""
    return workbook(as_grid(plan), plan)


def sheet_shifted(plan: PlanReading) -> bytes:
    """A workbook whose table begins somewhere in the sheet."""
    return workbook(as_grid(plan, "✓"), plan, merged=True, shift=2)


def open_sheet(plan: PlanReading) -> bytes:
    """ODS, with the years in colour."""
    grid = as_grid(plan)

    def cell(down: int, at: int, words: str) -> str:
        if at in grid.years.values():
            return odf.cell("", "", "groen" if (down, at) in grid.marks else "")
        lines = "".join(odf.p(html.escape(line, quote=False)) for line in words.split("\n"))
        times = grid.tops.get((down, at), 1) if at < 2 else 1
        return odf.cell(lines, f'table:number-rows-spanned="{times}"' if times > 1 else "")

    def under(down: int, at: int) -> bool:
        return any(c == at and top < down < top + times for (top, c), times in grid.tops.items())

    heads = "".join(odf.cell(html.escape(head)) for head in grid.heads)
    rows = [
        "".join(odf.covered() if under(down, at) else cell(down, at, words) for at, words in enumerate(row))
        for down, row in enumerate(grid.rows)
    ]
    table = odf.table(heads, *rows, more='table:name="Actieplan"')
    return odf.open_document("spreadsheet", table, odf.coloured("groen", f"#{SHADE}"))


def separated(plan: PlanReading, separator: str = ";") -> bytes:
    """CSV, as a spreadsheet saves it."""
    out = io.StringIO()
    grid = as_grid(plan)
    csv.writer(out, delimiter=separator).writerows([grid.heads, *grid.rows])
    return out.getvalue().encode("utf-8-sig")


LAYOUTS: dict[str, Layout] = {
    "text.txt": text,
    "markdown.md": markdown,
    "page.html": web_page,
    "paragraphs.docx": word_paragraphs,
    "table.docx": word_table,
    "fiches.docx": word_fiches,
    "text.odt": open_text,
    "shaded.xlsx": sheet_shaded,
    "ticked.xlsx": sheet_ticked,
    "shifted.xlsx": sheet_shifted,
    "shaded.ods": open_sheet,
    "table.csv": separated,
}

PRINTED = ("paragraphs.docx", "table.docx", "fiches.docx", "text.odt")
"""What is made into a PDF as well."""
__all__ = ["LAYOUTS", "PLAIN", "PRINTED"]
