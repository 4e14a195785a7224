"""What stands on a page and is not of its text: headers and footers that come back on every page, and footnotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from regietafel.reading.readers.pdf.grid import Grid
from regietafel.reading.readers.pdf.lines import Item, Line

MARGIN = 0.1
"""Which part of a page, from the top and from the bottom, can hold a header or a footer."""

OUTERMOST = 4
"""So many lines at each end are looked at."""

SAME_HEIGHT, SAME_SIZE = 3.0, 0.5
OFTEN = 0.4
"""On which part of the pages a line has to come back: less than half, for left and right pages differ."""

FIGURES = re.compile(r"\d+|\b[ivxl]{1,6}\b")
PAGE_NUMBER = re.compile(r"\W*(?:(?:pagina|pag|blz|page|p)\b\W*)?#(?:\W*(?:van|of|sur|/|-)?\W*#)?\W*", re.IGNORECASE)
SMALL = 0.92
NOTE = re.compile(r"(\d{1,3}|\*)\s?(?=[^\W\d_])")
NOTES_BEGIN = 0.5
"""Footnotes stand in the lower half of a page."""


@dataclass
class PageRead:
    """What was read on one page."""

    number: int
    width: float
    height: float
    items: list[Item] = field(default_factory=list)
    notes: list[Line] = field(default_factory=list)
    pictures: bool = False


Key = tuple[str, bool, int]
"""What a line says, whether it stands at the lower edge, and how far from the edge."""


def without_margins(pages: Sequence[PageRead]) -> None:
    """Take headers, footers and page numbers off all pages, from the edge inwards until a line that is of the text."""
    if len(pages) < 2:
        return
    body = body_size(pages)
    edges = [[[(line, key_of(page, line, body)) for line in edge] for edge in outermost(page)] for page in pages]
    times = Counter(key for page_edges in edges for key in {key for edge in page_edges for _line, key in edge})
    for page, page_edges in zip(pages, edges, strict=True):
        gone = set()
        for edge in page_edges:
            gone |= {id(line) for line, _key in takewhile(lambda pair: comes_back(pair[1], times, len(pages)), edge)}
        if gone:
            page.items = [item for item in page.items if id(item) not in gone]


def outermost(page: PageRead) -> tuple[list[Line], list[Line]]:
    """The lines at the upper and at the lower edge, the outermost first."""
    lines = [item for item in page.items if isinstance(item, Line)]
    upper = sorted((line for line in lines if line.y <= MARGIN * page.height), key=lambda line: line.y)
    lower = sorted((line for line in lines if line.y >= (1 - MARGIN) * page.height), key=lambda line: -line.y)
    return upper[:OUTERMOST], lower[:OUTERMOST]


def key_of(page: PageRead, line: Line, body: float) -> Key:
    """By what a line is known on other pages; of a small line the numbers do not count, a larger one may be a heading."""
    lower = line.y > page.height / 2
    away = page.height - line.y if lower else line.y
    text = line.text.casefold().strip()
    small = line.size <= body + SAME_SIZE and not line.whole_bold
    return FIGURES.sub("#", text) if small else text, lower, round(away / SAME_HEIGHT)


def comes_back(key: Key, times: Counter[Key], pages: int) -> bool:
    """Whether the same stands there on enough pages; a bare page number on two is enough."""
    text, lower, away = key
    found = sum(times[text, lower, near] for near in (away - 1, away, away + 1))
    if PAGE_NUMBER.fullmatch(text):
        return found >= 2
    return found >= max(2, OFTEN * pages)


def body_size(pages: Sequence[PageRead]) -> float:
    """The size that most signs have."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for item in page.items:
            if isinstance(item, Line):
                sizes[item.size] += len(item.text)
    return max(sizes, key=lambda size: sizes[size], default=0.0)


def set_notes_apart(pages: Sequence[PageRead]) -> None:
    """Take the footnotes out of the text that they interrupt."""
    body = body_size(pages)
    for page in pages:
        at = len(page.items)
        while at and is_note_line(page.items[at - 1], body, page.height):
            at -= 1
        while at < len(page.items) and not begins_note(page.items[at]):
            at += 1
        page.notes = [item for item in page.items[at:] if isinstance(item, Line)]
        del page.items[at:]


def is_note_line(item: Item, body: float, height: float) -> bool:
    """Whether a line can be of a footnote."""
    return not isinstance(item, Grid) and item.size <= SMALL * body and item.y >= NOTES_BEGIN * height


def begins_note(item: Item) -> bool:
    """Whether a line begins with the mark of a footnote."""
    return isinstance(item, Line) and NOTE.match(item.text) is not None
