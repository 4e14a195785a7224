"""PDF with text: page by page to lines and tables, then over all pages to paragraphs, headings and whole tables.

PDFium gives the text, and is far quicker than any other; pdfplumber's geometry finds the tables, only on pages where lines
are drawn. What a page cannot say (this is a heading, that goes on overleaf) follows from how it compares with the rest.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from regietafel.reading import progress
from regietafel.reading.blocks import Document, Place, Unreadable, Warned
from regietafel.reading.readers.gathering import Gathering
from regietafel.reading.readers.looks import Found, with_headings
from regietafel.reading.readers.pdf.grid import Grid, fill_in, grids_of
from regietafel.reading.readers.pdf.lines import Item, Line, in_order, set_right_edges
from regietafel.reading.readers.pdf.margins import NOTE, PageRead, set_notes_apart, without_margins
from regietafel.reading.readers.pdf.paragraphs import Hyphens, paragraphs_of, seen
from regietafel.reading.readers.pdf.ruling import ruling_of
from regietafel.reading.readers.pdf.stretches import PageText
from regietafel.reading.readers.pdf.tables import TableDraft, cells_of, draft_of, has_words, join

MOST_PAGES = 2_000
SECONDS = 30.0
"""For the pages; the rest of the minute that a reading has is for understanding them."""

FEW_SIGNS = 20
"""A page with fewer and with a picture was scanned, and perhaps stamped."""


def read_pdf(data: bytes, seconds: float = SECONDS, clock: Callable[[], float] = time.monotonic) -> Document:
    """Read a PDF."""
    until = clock() + seconds
    pdf = opened(data)
    try:
        total = len(pdf)
        pages, warnings = pages_of(pdf, total, lambda: clock() > until)
    finally:
        pdf.close()
    if not any(page.items for page in pages):
        raise nothing_in(pages)
    document = assembled(pages, warnings)
    return replace(document, pages=total)


def nothing_in(pages: Sequence[PageRead]) -> Unreadable:
    """Why not a word was found."""
    if any(page.pictures for page in pages):
        return Unreadable("pictures_only")
    return Unreadable("empty") if any(page.height for page in pages) else Unreadable("broken", kind="PDF")


def opened(data: bytes) -> Any:
    """The document, or why it does not open."""
    try:
        pdf = pypdfium2.PdfDocument(data)
        if not len(pdf):
            raise Unreadable("broken", kind="PDF")
    except pypdfium2.PdfiumError as fault:
        locked = fault.err_code in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}
        raise Unreadable("encrypted" if locked else "broken", kind="PDF") from fault
    return pdf


def pages_of(pdf: Any, total: int, is_late: Callable[[], bool]) -> tuple[list[PageRead], list[Warned]]:
    """The pages, as far as there is time; and what a person should know of them."""
    pages: list[PageRead] = []
    broken: list[int] = []
    count = min(total, MOST_PAGES)
    for number in range(1, count + 1):
        if is_late():
            break
        progress.tell(progress.PAGES, number, count)
        try:
            pages.append(page_of(pdf, number))
        except (pypdfium2.PdfiumError, RecursionError):
            broken.append(number)
            pages.append(PageRead(number, 0, 0))
    return pages, warnings_of(pages, broken, total)


def warnings_of(pages: Sequence[PageRead], broken: Sequence[int], total: int) -> list[Warned]:
    """What was not read."""
    made = []
    if len(pages) < total:
        code = "pages_left_out" if len(pages) == MOST_PAGES else "pages_late"
        made.append(Warned(code, (("read", str(len(pages))), ("pages", str(total))), Place(page=len(pages))))
    scanned = [page.number for page in pages if page.pictures and signs(page) < FEW_SIGNS]
    for code, numbers in (("pages_without_text", scanned), ("pages_broken", broken)):
        if numbers:
            made.append(Warned(code, (("pages", listed(numbers)),), Place(page=numbers[0])))
    return made


def signs(page: PageRead) -> int:
    """How many signs of text a page has, at least if they are few."""
    return sum(len(item.text) if isinstance(item, Line) else FEW_SIGNS for item in page.items)


def listed(numbers: Sequence[int]) -> str:
    """Numbers of pages in words: "3, 5-9"."""
    runs = [
        [number for _at, number in run] for _key, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0])
    ]
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)


def page_of(pdf: Any, number: int) -> PageRead:
    """One page: its tables with lines first, then what stands around them."""
    page = pdf[number - 1]
    text = PageText(page)
    try:
        stretches = list(text.stretches())
        drawn = ruling_of(page, text.turn, len(text.faces))
        items: list[Item] = []
        for grid in grids_of(drawn.lines) if drawn.lines else ():
            inside = [stretch for stretch in stretches if grid.holds(stretch)]
            fill_in(grid, inside, text, drawn.fills)
            if has_words(grid):
                held = {id(stretch) for stretch in inside}
                stretches = [stretch for stretch in stretches if id(stretch) not in held]
                grid.page = number
                items.append(grid)
        return PageRead(
            number, text.turn.width, text.turn.height, between(items, stretches, number), [], drawn.pictures
        )
    finally:
        text.close()
        page.close()


def between(grids: Sequence[Item], stretches: Sequence[Any], number: int) -> list[Item]:
    """The text above, between and under the tables, with them."""
    made: list[Item] = []
    rest = stretches
    for grid in grids:
        assert isinstance(grid, Grid)
        above = [stretch for stretch in rest if stretch.y <= grid.box[1] + 1]
        rest = [stretch for stretch in rest if stretch.y > grid.box[1] + 1]
        made += [*in_order(above, number), grid]
    return made + in_order(rest, number)


def assembled(pages: Sequence[PageRead], warnings: Sequence[Warned]) -> Document:
    """All pages as one text."""
    without_margins(pages)
    set_notes_apart(pages)
    set_right_edges((page.width, page.items) for page in pages)
    items = [item for page in pages for item in page.items]
    hyphens = Hyphens([text for item in items for text in texts_of(item)])
    found = with_headings(list(found_in(items, hyphens)))
    gathering = Gathering("pdf", warnings)
    for one in found:
        if isinstance(one, tuple):
            gathering.table(one)
        else:
            gathering.text(one)
    for note in paragraphs_of([line for page in pages for line in page.notes], hyphens):
        mark = NOTE.match(note.text)
        if mark:
            note.note, note.text, note.bold = mark[1], note.text[mark.end() :], 0
        gathering.text(seen(note).text)
    return gathering.document()


def texts_of(item: Item) -> list[str]:
    """The words of a line or of a table."""
    return [item.text] if isinstance(item, Line) else [word.text for cell in item.cells for word in cell.words]


def found_in(items: Sequence[Item], hyphens: Hyphens) -> Iterator[Found]:
    """Paragraphs and tables in order, each joined with what is left of it on the next page."""
    table: TableDraft | None = None
    for is_text, run in groupby(items, lambda item: isinstance(item, Line)):
        if is_text:
            if table:
                yield cells_of(table)
            table = None
            yield from map(seen, paragraphs_of([item for item in run if isinstance(item, Line)], hyphens))
            continue
        for grid in run:
            assert isinstance(grid, Grid)
            more = draft_of(grid, hyphens)
            if table and grid.page == table.page + 1 and table.aligned(grid):
                join(table, more, hyphens)
                continue
            if table:
                yield cells_of(table)
            table = more
    if table:
        yield cells_of(table)


def warm_up() -> None:
    """Have PDFium and the geometry of tables load what they load late."""
    pdf = pypdfium2.PdfDocument.new()
    page = pdf.new_page(100, 100)
    PageText(page).close()
    page.close()
    pdf.close()
    grids_of([(0.0, y, 90.0, y) for y in (0.0, 50.0, 90.0)] + [(x, 0.0, x, 90.0) for x in (0.0, 50.0, 90.0)])
