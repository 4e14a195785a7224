"""Texts of open documents (ODT): what a reader of the paper sees, in order, with the numbers that the document makes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from regietafel.reading.blocks import NOWHERE, Cell, Document, Text
from regietafel.reading.readers.gathering import MOST_CELLS, Gathering
from regietafel.reading.readers.looks import Found, Rows, Seen, with_headings
from regietafel.reading.readers.odf_lists import Counts, Lists
from regietafel.reading.readers.odf_styles import Styles, qn, refuse_locked, whole
from regietafel.reading.readers.odf_tables import background, cells_in, columns_in, rows_in
from regietafel.reading.readers.odf_words import BOXES, Words, local
from regietafel.reading.readers.parts import Parts, faults_are_damage
from regietafel.reading.readers.shading import own_colours
from regietafel.reading.readers.sheet_cells import WIDEST
from regietafel.reading.readers.signs import BULLET
from regietafel.reading.readers.spans import as_cell, flat, lines_of, seen

KIND = "OpenDocument (.odt)"
THROUGH = frozenset({"section", "page-sequence", "frame", "g", "index-body"}) | BOXES


@dataclass
class Inside:
    """The list that we are in: its style, its counts, how deep, and the mark that the next paragraph shows."""

    style: str = ""
    counts: Counts | None = None
    depth: int = 0
    mark: str = ""


def read_odt(data: bytes) -> Document:
    """A text as blocks."""
    parts = Parts(data, KIND)
    with faults_are_damage(KIND):
        refuse_locked(parts)
        return Walk(parts).document()


class Walk:
    """Goes through a document once, from top to bottom."""

    def __init__(self, parts: Parts) -> None:
        self.content = parts.needed("content.xml")
        self.body = self.content.find(f"{qn('office:body')}/{qn('office:text')}")
        if self.body is None:
            raise parts.damaged()
        self.styles = Styles(parts, self.content)
        self.lists = Lists(self.styles)
        self.notes: list[tuple[str, Any]] = []
        self.title = ""
        self.room = MOST_CELLS
        self.cut = False

    def document(self) -> Document:
        """All of it."""
        gathering = Gathering("odt")
        found = with_headings(list(self.blocks(self.body)))
        gathering.title = self.title
        if next(self.content.iter(qn("text:changed-region")), None) is not None:
            gathering.warn("tracked_changes")
        if self.cut:
            gathering.warn("partial")
        for one in found:
            if isinstance(one, Text):
                gathering.text(one)
            else:
                gathering.table(one)
        for mark, body in list(self.notes):
            for seen_one in self.lines_in(body):
                gathering.text(replace(seen_one.text, note=mark or "*", heading=0))
        return gathering.document()

    def blocks(self, parent: Any, listed: Inside | None = None) -> Iterator[Found]:
        """The paragraphs and tables that stand in an element."""
        for child in parent:
            name = local(child)
            if name in {"p", "h"}:
                yield from self.paragraph(child, listed or Inside())
            elif name == "table":
                yield from self.table(child)
            elif name == "list":
                yield from self.items(child, listed or Inside())
            elif name in THROUGH:
                yield from self.blocks(child, listed)

    def items(self, element: Any, above: Inside) -> Iterator[Found]:
        """The items of a list, in the list that it stands in."""
        style = element.get(qn("text:style-name")) or above.style
        counts = self.lists.begin(element, style) if above.counts is None else above.counts
        for item in element:
            inside = Inside(style, counts, above.depth + 1)
            first = next(
                (local(child) for child in item if isinstance(child.tag, str) and local(child) != "number"), ""
            )
            if local(item) == "list-item" and first in {"p", "h"}:
                starts = whole(item, "text:start-value", 0) or None
                inside.mark = self.lists.next_mark(counts, style, above.depth, starts)
            if local(item) in {"list-item", "list-header"}:
                yield from self.blocks(item, inside)

    def paragraph(self, paragraph: Any, listed: Inside) -> Iterator[Found]:
        """One paragraph, and what hangs on it after it."""
        words = Words(self.styles).read(paragraph)
        self.notes += words.notes
        yield from self.as_texts(paragraph, words, listed)
        for box in words.boxes:
            yield from self.blocks(box)

    def as_texts(self, paragraph: Any, words: Words, listed: Inside) -> Iterator[Seen]:
        """A paragraph as one text, or as more where lines were broken by hand; a heading stays one."""
        level = self.heading(paragraph, words.style)
        spans = [replace(span, text=span.text.replace("\n", " ")) for span in words.spans] if level else words.spans
        mark, listed.mark = listed.mark, ""
        lines = lines_of(spans)
        if mark and not lines and not level:
            yield Seen(Text("", NOWHERE, item=listed.depth, marker=mark))
        for place, line in enumerate(lines):
            one = seen(line)
            text = one.text
            if place == 0 and level:
                text = replace(
                    text, heading=level, marker=self.number(paragraph, words.style, level, mark, listed.depth)
                )
                self.title = self.title or (text.text if self.styles.is_title(words.style) else "")
            elif place == 0 and mark:
                text = replace(text, item=listed.depth, marker=mark)
            yield replace(one, text=text)

    def number(self, paragraph: Any, style: str | None, level: int, mark: str, depth: int) -> str:
        """The number before a heading: of the list that it stands in, else of the headings of the document."""
        if depth:
            return "" if mark == BULLET else mark
        plain = self.styles.is_title(style) or paragraph.get(qn("text:is-list-header")) == "true"
        return "" if plain else self.lists.heading_mark(level - bool(self.title))

    def heading(self, paragraph: Any, style: str | None) -> int:
        """The level of a heading; the title of the whole stands above all."""
        if self.styles.is_title(style):
            return 1
        level = self.styles.heading(style)
        if local(paragraph) == "h":
            level = whole(paragraph, "text:outline-level", level or 1)
        return level + 1 if level and self.title else level

    def table(self, table: Any) -> Iterator[Found]:
        """A table; one cell around everything is a frame, and what stands in it is read as if it was not there."""
        rows = [[cell for cell, _covered in cells_in(row, WIDEST)] for row, _times, _hidden in rows_in(table)]
        column = all(len(row) == 1 for row in rows) and any(
            c.find(qn("table:table")) is not None for row in rows for c in row
        )
        if (len(rows) == 1 and len(rows[0]) == 1) or column:
            for row in rows:
                yield from self.blocks(row[0])
            return
        yield self.rows(table)

    def rows(self, table: Any) -> Rows:
        """The rows of a table, as far as there is room."""
        made: list[list[Cell]] = []
        colours: list[list[tuple[str, bool]]] = []
        columns = columns_in(table, WIDEST)
        for row, times, _hidden in rows_in(table):
            cells = list(cells_in(row, WIDEST))
            if times * max(len(cells), 1) > self.room:
                self.cut = True
                break
            texts = [self.cell(cell, covered) for cell, covered in cells]
            behind = [background(self.styles, cell, row, columns, at) for at, (cell, _c) in enumerate(cells)]
            for _ in range(times):
                made.append(texts)
                colours.append([(colour, len(c.text) > 1) for colour, c in zip(behind, texts, strict=True)])
            self.room -= len(cells) * times
        width = max(map(len, made), default=0)
        grid = [[*row, *[Cell((), NOWHERE)] * (width - len(row))] for row in made]
        marks = own_colours([[*row, *[("", False)] * (width - len(row))] for row in colours])
        return tuple(
            tuple(replace(cell, shaded=shaded) if shaded else cell for cell, shaded in zip(row, shades, strict=True))
            for row, shades in zip(grid, marks, strict=True)
        )

    def cell(self, cell: Any, covered: bool) -> Cell:
        """One cell of a table."""
        if covered:
            return Cell((), NOWHERE, covered=True)
        texts, items, bold = as_cell(self.lines_in(cell))
        down, right = whole(cell, "table:number-rows-spanned", 1), whole(cell, "table:number-columns-spanned", 1)
        return Cell(texts, NOWHERE, items=items, rows=min(down, MOST_CELLS), columns=min(right, WIDEST), bold=bold)

    def lines_in(self, parent: Any) -> list[Seen]:
        """The paragraphs in a cell or a note, with those of tables and boxes in it."""
        found: list[Seen] = []
        for one in self.blocks(parent):
            found += [one] if isinstance(one, Seen) else flat(one)
        return found
