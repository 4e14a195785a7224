"""Plain text, Markdown and pages of HTML to blocks; each line is counted as an editor counts it.

A plan in plain text is no Markdown document (four spaces are no code, "6." may begin a list), so blocks are made line
by line, and only what stands inside a line is left to the library.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from html import unescape

from regietafel.reading.blocks import Block, Document, Place, Text, Unreadable
from regietafel.reading.readers.inline import Notes, runs_of, styled
from regietafel.reading.readers.lines import (
    FENCE,
    HEADING,
    NOTE,
    QUOTE,
    RULE,
    UNDERLINE,
    Item,
    item_of,
    note_marks,
)
from regietafel.reading.readers.markup import LOOKS_LIKE_PAGE, blocks_of_markup
from regietafel.reading.readers.running import running_lines
from regietafel.reading.readers.source import clean, lines_of, without_scripts
from regietafel.reading.readers.text_tables import Rows, table_of_rows, tables_in
from regietafel.reading.readers.wrapping import edge_of, goes_on
from regietafel.reading.separated import decoded

INSIDE_WORDS = re.compile(r"</?(?:b|i|u|em|strong|span|sup|sub|a|font|small|mark)\b[^<>]*>", re.IGNORECASE)
TAG = re.compile(r"<[^<>]*>")
MARKUP_LINE = re.compile(r"\s*<(?:p|div|ul|ol|h[1-6]|blockquote|section|dl)\b[^>]*>", re.IGNORECASE)


def read_text(data: bytes) -> Document:
    """The blocks of a text, whichever way it was marked up."""
    decoded_text = decoded(data)
    if decoded_text is None:
        raise Unreadable("unknown")
    text = clean(decoded_text)
    if not text.strip():
        raise Unreadable("empty")
    if LOOKS_LIKE_PAGE.match(text):
        shown = [as_seen(line) for line in lines_of(without_scripts(text))]
        return Document("html", tuple(blocks_of_markup(text)), tuple(shown))
    lines = lines_of(without_scripts(text))
    kind = "markdown" if any(HEADING.match(line) or "**" in line for line in lines) else "text"
    return Document(kind, tuple(Reader(lines).read()), tuple(lines))


def as_seen(line: str) -> str:
    """A line of HTML without its tags."""
    return " ".join(unescape(TAG.sub(" ", INSIDE_WORDS.sub("", line))).split())


@dataclass
class Reader:
    """Goes through the lines once; ``open`` holds those of the paragraph that is being gathered."""

    lines: list[str]
    blocks: list[Block] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    started: Text = field(default_factory=lambda: Text("", Place()))
    indents: list[int] = field(default_factory=list)

    def read(self) -> list[Block]:
        """All blocks."""
        self.notes = Notes(note_marks(self.lines))
        self.edge = edge_of(self.lines)
        running = running_lines(self.lines)
        tables = {rows.first: rows for rows in tables_in(self.lines)}
        at = 0
        while at < len(self.lines):
            if at in tables:
                self.take_table(tables[at])
                at = tables[at].after
            else:
                if at not in running:
                    self.take_line(self.lines[at], at + 1)
                at += 1
        self.close()
        return self.blocks

    def take_table(self, rows: Rows) -> None:
        """A table that stands in the text."""
        self.close()
        if rows.is_markup:
            self.blocks += blocks_of_markup("\n".join(self.lines[rows.first : rows.after]), rows.first + 1, self.notes)
        else:
            self.blocks.append(table_of_rows(rows, self.lines, self.notes))

    def take_line(self, line: str, number: int) -> None:
        """One line: it begins a block, goes on with one, or ends it."""
        line = QUOTE.sub("", line.replace("\t", " "))
        place = Place(line=number)
        if not line.strip() or FENCE.match(line):
            self.close()
        elif UNDERLINE.match(line) and self.open and not self.started.item and not self.started.heading:
            self.started = replace(self.started, heading=1 if line.strip().startswith("=") else 2)
            self.close()
        elif RULE.match(line):
            self.close()
        elif found := HEADING.match(line):
            self.begin(Text("", place, heading=len(found[1])), found[2])
            self.close()
        elif found := NOTE.match(line):
            self.begin(Text("", place, note=found["raised"] or found["named"]), found["text"])
        elif MARKUP_LINE.match(line):
            self.close()
            self.blocks += blocks_of_markup(line, number, self.notes)
        elif item := item_of(line):
            self.begin(Text("", place, item=self.depth(item), marker=item.marker), item.text)
        elif self.open and goes_on(self.lines[number - 2], line, self.edge):
            self.open.append(line.strip())
        else:
            self.begin(Text("", place), line)

    def depth(self, item: Item) -> int:
        """How deep an item stands, from where the items above it stand."""
        while self.indents and self.indents[-1] >= item.indent + 1:
            self.indents.pop()
        if not self.indents or item.indent > self.indents[-1] + 1:
            self.indents.append(item.indent)
        return len(self.indents)

    def begin(self, started: Text, words: str) -> None:
        """Begin a block."""
        self.close()
        if not started.item and not words.startswith(" "):
            self.indents = []
        self.started, self.open = started, [words.strip()]

    def close(self) -> None:
        """End the block that is being gathered."""
        if self.open:
            made = styled(list(runs_of(" ".join(self.open))), self.notes)
            if made.text:
                self.blocks.append(replace(self.started, text=made.text, bold=made.bold, italic=made.italic))
        self.open = []


def warm_up() -> None:
    """Load what the libraries only load when they are first used."""
    read_text(b"**a** <sup>1</sup>\n\n<p>b</p>\n")
