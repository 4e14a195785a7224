"""Lines of text as they stand on a page, in the order in which a person reads them; two columns are read one by one.

Nothing in a PDF says what is a column and what is a table without lines. What tells them apart is the order in which the
page was written: a text runs down one column and then the next, a table goes on from row to row.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from regietafel.reading.readers.pdf.grid import Grid, GridCell
from regietafel.reading.readers.pdf.stretches import BROKEN, Stretch

SAME_LINE = 0.35
"""Of the size of letters: what differs less in height stands on one line."""

FEWEST_ROWS = 3
PROSE_FULL, PROSE_LINES, NARROWEST, MOST_COLUMNS_OF_PROSE = 0.7, 0.65, 0.2, 3
"""Lines of a text fill most of their column, and its columns are about as wide; cells of a table do neither."""

NEXT_ROW = 1.7
NEARLY_ALL, A_WORD, ENOUGH_FULL = 0.97, 0.12, 0.15
ENDS_OF_SENTENCE = (".", "!", "?", ":", ";")
SIGNS_OF_LIST = "•●▪■□◦○–—‣➢➤►▶✓✔❖*·-"
MARK = re.compile(rf"(?:[{SIGNS_OF_LIST}]|[\uf000-\uf0ff]|o)(?=\s|$)|[\uf0a7\uf0b7•▪](?=\S)")
NUMBER = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2})*[.)]|\d{1,2}(?:\.\d{1,2})+|[a-zA-Z][.)]|[ivxIVX]{1,5}[.)]|\(\w{1,2}\))(?=\s|$)"
)


@dataclass(slots=True)
class Line:
    """One line. ``right`` is where its column ends: a line that stops before was ended on purpose.

    ``column`` tells apart the columns of a page; 0 is a line that had the whole width. ``spaced`` says that a space was
    written after it, as programs do where they end a line between two words.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: int
    italic: bool
    page: int
    right: float = 0.0
    column: int = 0
    spaced: bool = False

    @property
    def whole_bold(self) -> bool:
        """Whether all of it is bold."""
        return self.bold >= len(self.text)


Item = Line | Grid
Band = list[Stretch]
Column = tuple[float, float]


def in_order(stretches: Sequence[Stretch], page: int) -> list[Item]:
    """What stands on a page outside its ruled tables, as lines and as tables without lines."""
    made: list[Item] = []
    pending = bands_of(stretches)
    while pending:
        region = columned(pending)
        if region is None:
            return made + plain_lines(pending, page)
        first, last = region
        made += plain_lines(pending[:first], page)
        made += side_by_side(pending[first:last], page)
        pending = pending[last:]
    return made


def bands_of(stretches: Iterable[Stretch]) -> list[Band]:
    """What stands at the same height, from the top; each band from the left, with a mark joined to what it marks."""
    bands: list[Band] = []
    for stretch in sorted(stretches, key=lambda one: one.y):
        if bands and stretch.y - bands[-1][0].y <= SAME_LINE * max(stretch.size, bands[-1][0].size):
            bands[-1].append(stretch)
        else:
            bands.append([stretch])
    return [marked(sorted(band, key=lambda one: one.x0)) if len(band) > 1 else band for band in bands]


def marked(band: Band) -> Band:
    """A band in which the sign or number of an item is no column of its own."""
    made: Band = []
    for stretch in band:
        if made and is_mark(made[-1].text):
            made[-1] = joined([made[-1], stretch])
        else:
            made.append(stretch)
    return made


def is_mark(text: str) -> bool:
    """Whether a stretch is no more than the sign or number before an item."""
    found = MARK.match(text) or NUMBER.match(text)
    return found is not None and found.end() == len(text)


def joined(stretches: Sequence[Stretch]) -> Stretch:
    """Several stretches as one."""
    first = stretches[0]
    text, bold, x1, size, italic = "", 0, first.x1, first.size, True
    for stretch in stretches:
        text = text[:-1] + "-" if text[-1:] in BROKEN and text else f"{text} " if text else ""
        if stretch.bold and bold >= len(text.rstrip()):
            bold = len(text) + stretch.bold
        text += stretch.text
        x1, size, italic = max(x1, stretch.x1), max(size, stretch.size), italic and stretch.italic
    if is_mark(first.text) and len(stretches) > 1 and stretches[1].bold:
        bold = len(first.text) + 1 + stretches[1].bold
    return Stretch(text, first.x0, x1, first.y, size, bold, italic, first.start, first.order, stretches[-1].spaced)


def line_of(stretches: Sequence[Stretch], page: int, right: float = 0.0, column: int = 0) -> Line:
    """What stands on one line, as a line."""
    one = stretches[0] if len(stretches) == 1 else joined(stretches)
    return Line(one.text, one.x0, one.x1, one.y, one.size, one.bold, one.italic, page, right, column, one.spaced)


def plain_lines(bands: Sequence[Band], page: int, column: int = 0) -> list[Item]:
    """Bands that are lines from edge to edge."""
    return [line_of(band, page, column=column) for band in bands]


def set_right_edges(pages: Iterable[tuple[float, Sequence[Item]]]) -> None:
    """Say where the column of each line ends, on pages of some width."""
    columns: defaultdict[tuple[float, int, int], list[Line]] = defaultdict(list)
    for width, items in pages:
        for item in items:
            if isinstance(item, Line):
                columns[width, item.page if item.column else 0, item.column].append(item)
    for (width, _page, column), lines in columns.items():
        right = right_edge(lines, 0 if column else width)
        for line in lines:
            line.right = right


def right_edge(lines: Sequence[Line], width: float) -> float:
    """Where nearly the longest lines end; where few come near that, as far from the right of the page as from the left."""
    ends = sorted(line.x1 for line in lines)
    left = sorted(line.x0 for line in lines)[len(lines) // 20]
    edge = ends[int(NEARLY_ALL * (len(ends) - 1) + 0.5)]
    near = sum(end > edge - A_WORD * (edge - left) for end in ends)
    return edge if near >= ENOUGH_FULL * len(ends) else max(edge, width - left)


def columned(bands: Sequence[Band]) -> tuple[int, int] | None:
    """The first stretch of bands, from and to, that are parted by an empty strip from top to bottom."""
    gaps = [
        (at, one.x1, other.x0) for at, band in enumerate(bands) for one, other in pairwise(band) if other.x0 > one.x1
    ]
    if len({at for at, _x0, _x1 in gaps}) < FEWEST_ROWS:
        return None
    best: tuple[int, int] | None = None
    most = FEWEST_ROWS - 1
    for strip in {round((x0 + x1) / 2) for _at, x0, x1 in gaps}:
        parted = {at for at, x0, x1 in gaps if x0 < strip < x1}
        for first, last in uncrossed(bands, strip):
            times = sum(first <= at < last for at in parted)
            if times > most:
                most, best = times, (first, last)
    return best


def uncrossed(bands: Sequence[Band], strip: float) -> Iterable[tuple[int, int]]:
    """The runs of bands in which nothing stands across a strip."""
    first = 0
    for at, band in enumerate(bands):
        if any(one.x0 < strip - 1 and one.x1 > strip + 1 for one in band):
            yield first, at
            first = at + 1
    yield first, len(bands)


def side_by_side(bands: Sequence[Band], page: int) -> list[Item]:
    """Bands of several columns: a text in columns, or a table."""
    columns = columns_of(bands)
    inside = [one for band in bands for one in band]
    if is_prose(inside, columns):
        made: list[Item] = []
        for at in range(len(columns)):
            mine = [[one for one in band if column_at(one, columns) == at] for band in bands]
            made += plain_lines([band for band in mine if band], page, at + 1)
        return made
    start = next(at for at, band in enumerate(bands) if len(band) > 1)
    rows = rows_of([one for band in bands[start:] for one in band], columns)
    if len(rows) < FEWEST_ROWS:
        return plain_lines(bands, page)
    return [*plain_lines(bands[:start], page), as_grid(rows, columns, page)]


def columns_of(bands: Sequence[Band]) -> list[Column]:
    """From where to where each column reaches."""
    columns: list[Column] = []
    for x0, x1 in sorted((one.x0, one.x1) for band in bands for one in band):
        if columns and x0 <= columns[-1][1] + 1:
            columns[-1] = (columns[-1][0], max(columns[-1][1], x1))
        else:
            columns.append((x0, x1))
    return columns


def column_at(stretch: Stretch, columns: Sequence[Column]) -> int:
    """In which column a stretch stands."""
    return next(at for at, (_x0, x1) in enumerate(columns) if stretch.x0 <= x1)


def is_prose(inside: Sequence[Stretch], columns: Sequence[Column]) -> bool:
    """Whether columns are those of a running text: written one after the other, or full from top to bottom."""
    written = [column_at(one, columns) for one in sorted(inside, key=lambda one: one.order)]
    if sum(one != other for one, other in pairwise(written)) < len(columns):
        return True
    wide = columns[-1][1] - columns[0][0]
    if len(columns) > MOST_COLUMNS_OF_PROSE or any(x1 - x0 < NARROWEST * wide for x0, x1 in columns):
        return False
    full = [
        one for one in inside for x0, x1 in [columns[column_at(one, columns)]] if one.x1 >= x0 + PROSE_FULL * (x1 - x0)
    ]
    return len(full) >= PROSE_LINES * len(inside)


Rows = list[dict[int, list[Stretch]]]


def rows_of(inside: Sequence[Stretch], columns: Sequence[Column]) -> Rows:
    """The cells of a table without lines, row by row.

    Where the page was written cell by cell, going back to the left or below the row starts a new one. Where it was written
    line by line, a line with nothing in the first column goes on with the row above.
    """
    written = sorted(inside, key=lambda one: one.order)
    by_cell = any(other.y < one.y - SAME_LINE * one.size for one, other in pairwise(written))
    if not by_cell:
        return rows_by_line(written, columns)
    rows: Rows = []
    at, lowest, previous = len(columns), 0.0, 0.0
    for one in written:
        column = column_at(one, columns)
        below = one.y > lowest + SAME_LINE * one.size
        same = column == at and one.y - previous <= NEXT_ROW * one.size
        if column < at or (below and not same):
            rows.append({})
            lowest = one.y
        rows[-1].setdefault(column, []).append(one)
        at, previous, lowest = column, one.y, max(lowest, one.y)
    return rows


def rows_by_line(written: Sequence[Stretch], columns: Sequence[Column]) -> Rows:
    """The rows where every line of the page was written from left to right."""
    rows: Rows = []
    previous = 0.0
    for band in bands_of(written):
        near = band[0].y - previous <= NEXT_ROW * band[0].size
        if not rows or column_at(band[0], columns) == 0 or not near:
            rows.append({})
        for one in band:
            rows[-1].setdefault(column_at(one, columns), []).append(one)
        previous = band[0].y
    return rows


def as_grid(rows: Rows, columns: Sequence[Column], page: int) -> Grid:
    """The rows as a table like one with lines."""
    cells = []
    for at, row in enumerate(rows):
        inside = [one for words in row.values() for one in words]
        top, bottom = min(one.y - one.size for one in inside), max(one.y for one in inside)
        cells += [
            GridCell((x0, top, x1, bottom), at, column, 1, 1, row.get(column, []))
            for column, (x0, x1) in enumerate(columns)
        ]
    box = (columns[0][0], cells[0].box[1], columns[-1][1], cells[-1].box[3])
    return Grid(box, [*(x0 for x0, _x1 in columns), columns[-1][1]], len(rows), cells, page, ruled=False)
