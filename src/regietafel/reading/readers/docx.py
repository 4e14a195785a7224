"""Word documents (DOCX): what a reader of the paper sees, in order, with the numbers that Word itself makes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from regietafel.reading.blocks import NOWHERE, Document, Text
from regietafel.reading.readers.docx_numbers import Numbers
from regietafel.reading.readers.docx_styles import BODY_LEVEL, Styles, number, qn, value
from regietafel.reading.readers.docx_tables import children, kept_rows, rows_of
from regietafel.reading.readers.docx_words import GONE, Words, local
from regietafel.reading.readers.gathering import MOST_CELLS, Gathering
from regietafel.reading.readers.looks import Found, Rows, Seen, with_headings
from regietafel.reading.readers.parts import Parts, faults_are_damage
from regietafel.reading.readers.signs import BULLET
from regietafel.reading.readers.spans import CellTexts, as_cell, flat, lines_of, seen

CONTAINERS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo"})
NOTES = {"footnoteReference": ("footnotes", "w:footnote"), "endnoteReference": ("endnotes", "w:endnote")}
KIND = "Word (.docx)"
NESTED = "/".join(map(qn, ("w:tr", "w:tc", "w:tbl")))


def read_docx(data: bytes) -> Document:
    """A Word document as blocks."""
    parts = Parts(data, KIND)
    with faults_are_damage(KIND):
        return Walk(parts).document()


class Walk:
    """Goes through a document once, from top to bottom."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.main = parts.related("", "officeDocument")
        self.styles = Styles(self.part("styles"))
        self.numbers = Numbers(self.part("numbering"))
        self.found: list[Found] = []
        self.notes: list[tuple[str, str]] = []
        self.title = ""
        self.changed = False
        self.room = MOST_CELLS
        self.cut = False

    def part(self, kind: str) -> Any:
        """A part that belongs to the text, as a tree."""
        path = self.parts.related(self.main, kind)
        return self.parts.tree(path) if path else None

    def document(self) -> Document:
        """All of it."""
        body = self.parts.needed(self.main).find(qn("w:body"))
        if body is None:
            raise self.parts.damaged()
        self.blocks(body)
        gathering = Gathering("docx")
        gathering.title = self.title
        if self.changed:
            gathering.warn("tracked_changes")
        if self.cut:
            gathering.warn("partial")
        for one in with_headings(self.found):
            if isinstance(one, Text):
                gathering.text(one)
            else:
                gathering.table(one)
        for text in self.noted():
            gathering.text(text)
        return gathering.document()

    def blocks(self, parent: Any) -> None:
        """Take the paragraphs and tables that stand in an element."""
        for child in parent:
            name = local(child)
            if name == "p":
                self.paragraph(child)
            elif name == "tbl":
                self.table(child)
            elif name in CONTAINERS and not is_contents(child):
                self.blocks(child)
            elif name in GONE:
                self.changed = True

    def words(self, paragraph: Any) -> Words:
        """The words of a paragraph; its notes are kept for the end."""
        words = Words(self.styles).read(paragraph)
        self.notes += words.notes
        self.changed = self.changed or words.changed
        return words

    def paragraph(self, paragraph: Any) -> None:
        """Take one paragraph, and the boxes of text that hang on it after it."""
        words = self.words(paragraph)
        if not self.styles.is_contents(words.style):
            self.found += self.as_texts(paragraph, words)
        for box in words.boxes:
            self.blocks(box)

    def as_texts(self, paragraph: Any, words: Words) -> Iterator[Seen]:
        """A paragraph as one text, or as more where lines were broken by hand; a heading stays one."""
        level = self.heading(paragraph, words.style)
        if level:
            spans = [replace(span, text=span.text.replace("\n", " ")) for span in words.spans]
            lines = lines_of(spans)
        else:
            lines = lines_of(words.spans)
        marker, depth = self.listed(paragraph, words.style)
        if marker and not lines and not level:
            yield Seen(Text("", NOWHERE, item=depth, marker=marker))
        for place, line in enumerate(lines):
            one = seen(line)
            text = one.text
            if place == 0 and level:
                marker = "" if marker in {None, BULLET} else marker
                text = replace(text, heading=level, marker=marker or "")
                self.title = self.title or (text.text if self.styles.is_title(words.style) else "")
            elif place == 0 and marker is not None:
                text = replace(text, item=depth, marker=marker)
            yield replace(one, text=text)

    def heading(self, paragraph: Any, style: str | None) -> int:
        """The level of a heading: said by the paragraph, else by its style; the title of the whole stands above all."""
        if self.styles.is_title(style):
            return 1
        own = number(value(paragraph.find(qn("w:pPr")), "w:outlineLvl"))
        if own is not None:
            return own + 1 if 0 <= own < BODY_LEVEL else 0
        level = self.styles.heading(style)
        return level + 1 if level and self.title else level

    def listed(self, paragraph: Any, style: str | None) -> tuple[str | None, int]:
        """The mark before a paragraph of a list (nothing for one of none), and how deep it stands from one."""
        own = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        by_style, style_depth = self.styles.list_of(style)
        list_id = value(own, "w:numId") or by_style
        depth = number(value(own, "w:ilvl"))
        if depth is None:
            depth = style_depth if style_depth is not None else self.numbers.level_of_style(list_id, style)
        return self.numbers.marker(list_id, depth), (depth or self.styles.depth(style)) + 1

    def table(self, table: Any) -> None:
        """Take a table; one cell around everything is a frame, and what stands in it is read as if it was not there."""
        rows = kept_rows(table)
        framed = len(rows) == 1 and len(children(rows[0], "tc")) == 1
        nested = table.find(NESTED) is not None
        if framed or (nested and all(len(children(row, "tc")) == 1 for row in rows)):
            for row in rows:
                self.blocks(children(row, "tc")[0])
            return
        self.found.append(self.rows(table))

    def rows(self, table: Any) -> Rows:
        """The rows of a table, as far as there is room."""
        made, cut = rows_of(table, self.inside, self.room)
        self.room -= sum(map(len, made))
        self.cut = self.cut or cut
        return made

    def inside(self, cell: Any) -> CellTexts:
        """What stands in a cell, on lines of their own."""
        return as_cell(self.lines_in(cell))

    def lines_in(self, parent: Any) -> list[Seen]:
        """The paragraphs in a cell, with those of tables and boxes in it."""
        found: list[Seen] = []
        for child in parent:
            name = local(child)
            if name == "p":
                words = self.words(child)
                found += self.as_texts(child, words)
                for box in words.boxes:
                    found += self.lines_in(box)
            elif name == "tbl":
                found += flat(self.rows(child))
            elif name in CONTAINERS:
                found += self.lines_in(child)
        return found

    def notes_part(self, kind: str) -> Any:
        """The notes of a kind; none where the text speaks of none."""
        tree = self.part(kind) if self.notes else None
        return () if tree is None else tree

    def noted(self) -> Iterator[Text]:
        """The notes, in the order in which the text speaks of them, with the mark that Word shows."""
        known = {
            (kind, note.get(qn("w:id"))): note
            for kind, (part, tag) in NOTES.items()
            for note in self.notes_part(part)
            if note.tag == qn(tag)
        }
        counts = dict.fromkeys(NOTES, 0)
        for kind, name in dict.fromkeys(self.notes):
            counts[kind] += 1
            for one in self.lines_in(known.get((kind, name), ())):
                yield replace(one.text, note=str(counts[kind]), heading=0)


def is_contents(control: Any) -> bool:
    """Whether a content control holds the table of contents, which says everything twice."""
    gallery = value(control.find(qn("w:sdtPr")), "w:docPartObj", "w:docPartGallery") or ""
    return "contents" in gallery.lower()
