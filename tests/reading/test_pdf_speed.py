"""A PDF of 200 pages takes at most three times what the library alone takes for its text."""

from __future__ import annotations

import time
from collections.abc import Callable

import pypdfium2

from regietafel.reading.readers.pdf import read_pdf
from tests.reading.pdf_writer import LONG, OTHER, Page, pdf

PAGES, ROUNDS = 200, 5
MOST = 3.0
SLACK = 1.25
"""For a machine that does other things meanwhile; what is measured is on the page about performance."""


def long_document() -> bytes:
    """Pages full of text, with headings, items and page numbers."""
    made = []
    for number in range(1, PAGES + 1):
        page = Page().put(300, 815, str(number)).flow(f"{number}. Samen werken", size=14, font="F2")
        for _paragraph in range(5):
            page.flow(LONG).flow(OTHER).put(80, page.y, "•").flow("Een actie met een eigen regel", x=94)
        made.append(page)
    return pdf(*made)


def bare(data: bytes) -> None:
    """What the library does for the text alone."""
    document = pypdfium2.PdfDocument(data)
    for page in document:
        text = page.get_textpage()
        text.get_text_range()
        text.close()
        page.close()
    document.close()


def seconds(work: Callable[[], object]) -> float:
    """The seconds of the processor that it takes."""
    began = time.process_time()
    work()
    return time.process_time() - began


def test_reading_costs_little_more_than_the_bare_text() -> None:
    data = long_document()
    rounds = [(seconds(lambda: bare(data)), seconds(lambda: read_pdf(data))) for _round in range(ROUNDS)]
    assert min(reading / library for library, reading in rounds) <= MOST * SLACK
