"""What every reader of a kind of file makes: blocks of text in the order of reading, each with the place where it stood.

A reader says what it saw (this is bold, this cell is shaded, this is set larger) and never what it means; meaning is
for ``reading.outline`` and ``reading.fields``. So the same plan as text, DOCX or PDF gives nearly the same blocks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any


@dataclass(frozen=True)
class Place:
    """Where something was read, as a person would point at it; every number counts from one, zero is "does not apply".

    ``line`` is a line of the text that :attr:`Document.lines` shows beside the reading, whatever kind of file it was;
    ``page`` is of a PDF, ``sheet`` the name of a sheet, ``table``, ``row`` and ``column`` point into a table or sheet.
    """

    line: int = 0
    page: int = 0
    sheet: str = ""
    table: int = 0
    row: int = 0
    column: int = 0

    def at(self, **changed: Any) -> Place:
        """The same place, more exact."""
        return replace(self, **changed)

    def as_json(self) -> dict[str, Any]:
        """What is known, and no zeros."""
        return {name: value for name, value in vars(self).items() if value}


NOWHERE = Place()
"""For what has no place of its own."""


@dataclass(frozen=True)
class Text:
    """A paragraph, a heading or an item of a list.

    ``heading`` is 0 for plain text, else its level from 1 (largest); ``item`` is 0 for no list item, else its depth from
    1; ``marker`` is what stood before the item or heading when that was made by the list itself ("1.", "-", "a)") and is
    not in ``text``; ``bold`` is how many signs at the start of ``text`` are set bold (a run-in heading), all of them when
    the whole is bold; ``italic`` says that the whole is italic; ``note`` is the mark of the footnote that this text is.
    """

    text: str
    place: Place
    heading: int = 0
    item: int = 0
    marker: str = ""
    bold: int = 0
    italic: bool = False
    note: str = ""


@dataclass(frozen=True)
class Cell:
    """A cell of a table: its paragraphs, without marks of a list (``items`` says for each whether it was one).

    ``rows`` and ``columns`` are what it spans; a place that another cell covers is a cell with ``covered``. ``shaded``
    is a background of its own that is neither white nor the colour of its whole row or column.
    """

    texts: tuple[str, ...]
    place: Place
    items: tuple[bool, ...] = ()
    rows: int = 1
    columns: int = 1
    covered: bool = False
    shaded: bool = False
    bold: bool = False

    @property
    def text(self) -> str:
        """All of it on one line."""
        return " ".join(part for part in self.texts if part).strip()


@dataclass(frozen=True)
class Table:
    """Rows of cells; each row has the same number of cells, covered ones included. ``title`` is a caption or sheet name."""

    rows: tuple[tuple[Cell, ...], ...]
    place: Place
    title: str = ""


Block = Text | Table


@dataclass(frozen=True)
class Warned:
    """Something that a person should look at: a code of ``reading.warnings``, values for its sentence, and where."""

    code: str
    values: tuple[tuple[str, str], ...] = ()
    place: Place = NOWHERE

    def as_json(self) -> dict[str, Any]:
        """As the command prints it and the table of a reading keeps it."""
        return {"code": self.code, **dict(self.values), "source": self.place.as_json()}


@dataclass(frozen=True)
class Document:
    """A file as blocks. ``lines`` is the whole of it as plain text, to show beside what was read; places count in it."""

    kind: str
    blocks: tuple[Block, ...]
    lines: tuple[str, ...]
    title: str = ""
    pages: int = 0
    warnings: tuple[Warned, ...] = ()

    def texts(self) -> Iterator[Text]:
        """The blocks that are no table."""
        for block in self.blocks:
            if isinstance(block, Text):
                yield block


class Unreadable(Exception):
    """The file cannot be read at all: ``code`` of ``reading.warnings`` says why, in words that help."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.code = code
        self.values_ = tuple(values.items())
