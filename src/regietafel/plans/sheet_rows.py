"""From the texts of a sheet that came back to what each row says of its line, and what is wrong with the rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.tabular import inert
from regietafel.plans.line_keys import FIELDS, LineKey, mark_of, plain_text, read_key
from regietafel.plans.models import WorkingYear, YearState
from regietafel.plans.queries.grid_sheet import KEY, MOVED_TO, REASON, SENTENCE, STATE, YEAR, heads
from regietafel.plans.queries.sheet import worded
from regietafel.plans.state_words import folded, languages, read_state, state_words

HEAD_WITHIN = 30
"""In so many rows from the top the heads are looked for: somebody may have put a title above them."""

Cells = list[str | None]


@dataclass(frozen=True)
class RowFault:
    """Why a row is not taken in, with its number as the spreadsheet shows it."""

    number: int
    message: str


@dataclass(frozen=True)
class FileRow:
    """A row that knows its line; ``texts`` holds what can be filled in, as far as the file has the columns."""

    number: int
    key: LineKey
    texts: dict[str, str]
    year: str = ""


@dataclass
class FileRows:
    """All rows of a file, and what is wrong with some of them."""

    rows: list[FileRow] = field(default_factory=list)
    faults: list[RowFault] = field(default_factory=list)


def read_rows(sheets: list[list[tuple[int, Cells]]]) -> FileRows:
    """The rows of the sheet that has our heads; the others (notes, sums, drawings) say nothing to us."""
    known = known_heads()
    for sheet in sheets:
        for place, (_number, cells) in enumerate(sheet[:HEAD_WITHIN]):
            columns = columns_of(cells, known)
            if KEY in columns and any(name in columns for name in FIELDS):
                return Reader(columns).read(sheet[place + 1 :])
    raise Refusal(
        _(
            "In this file the column with the keys is missing, so nothing tells which row is which. Take a new file"
            " along from Regietafel and fill in that one."
        ),
        field="file",
    )


def known_heads() -> dict[str, str]:
    """The heads in all languages, folded."""
    found: dict[str, str] = {}
    for language in languages():
        with translation.override(language):
            for name, head in heads().items():
                found.setdefault(folded(head), name)
    return found


def columns_of(cells: Cells, known: dict[str, str]) -> dict[str, int]:
    """Which column holds what; of two with the same head the first counts."""
    found: dict[str, int] = {}
    for place, text in enumerate(cells):
        if name := known.get(folded(text or "")):
            found.setdefault(name, place)
    return found


class Reader:
    """Reads row after row of one sheet; the first fault of a row is told, and the others go on."""

    def __init__(self, columns: dict[str, int]) -> None:
        self.columns = columns
        self.words = state_words()
        self.seen: dict[int, int] = {}

    def read(self, sheet: list[tuple[int, Cells]]) -> FileRows:
        """Every row that says something."""
        found = FileRows()
        for number, cells in sheet:
            if not any(self.cell(cells, name) for name in (*FIELDS, KEY)) and None not in cells:
                continue
            try:
                found.rows.append(self.row(number, cells))
            except Refusal as refusal:
                found.faults.append(RowFault(number, refusal.message))
        return found

    def cell(self, cells: Cells, name: str) -> str | None:
        """What stands in the column of that name; nothing if the file has no such column."""
        place = self.columns.get(name)
        if place is None or place >= len(cells):
            return ""
        text = cells[place]
        return None if text is None else plain_text(text)

    def row(self, number: int, cells: Cells) -> FileRow:
        """One row, or a refusal in words."""
        key = self.key(number, cells)
        for name in (*FIELDS, YEAR):
            if self.cell(cells, name) is None:
                raise Refusal(
                    _("a formula stands in “%(head)s”. Type the text itself in that cell.") % {"head": heads()[name]}
                )
        return FileRow(number, key, dict(self.texts(cells, key)), self.cell(cells, YEAR) or "")

    def key(self, number: int, cells: Cells) -> LineKey:
        """The key of a row, which no other row may have."""
        text = self.cell(cells, KEY)
        if not text:
            raise Refusal(_("this row has no key. Add an action in Regietafel itself; here only its rows are read."))
        key = read_key(text)
        if key is None:
            raise Refusal(
                _("the key of this row was changed. Take it over from the file as it came, or leave the row.")
            )
        if key.line in self.seen:
            raise Refusal(_("this is the same action and year as row %(row)s.") % {"row": self.seen[key.line]})
        self.seen[key.line] = number
        return key

    def texts(self, cells: Cells, key: LineKey) -> Iterator[tuple[str, str]]:
        """What can be filled in, each in the form in which the line holds it."""
        for name in FIELDS:
            if name in self.columns:
                text = as_it_was(self.cell(cells, name) or "", key.marks[name])
                yield name, READERS[name](self, text)

    def state(self, text: str) -> str:
        """A state by its word, sign or letter."""
        found = read_state(text, self.words)
        if found is None:
            possible = ", ".join(worded(state) for state in YearState)
            if not text:
                raise Refusal(_("the state is empty. Choose from: %(possible)s.") % {"possible": possible})
            raise Refusal(
                _("“%(text)s” is no state. Choose from: %(possible)s.") % {"text": text[:40], "possible": possible}
            )
        return found

    def year(self, text: str) -> str:
        """A year, as number; nothing is well too."""
        if text and not (len(text) == 4 and text.isascii() and text.isdigit()):
            raise Refusal(_("“%(text)s” is no year. Give it as 2025.") % {"text": text[:40]})
        return text

    def sentence(self, text: str) -> str:
        """What came of it."""
        return fitting(text, "sentence")

    def reason(self, text: str) -> str:
        """Why it was moved or dropped."""
        return fitting(text, "reason")


READERS: dict[str, Any] = {
    STATE: Reader.state,
    SENTENCE: Reader.sentence,
    REASON: Reader.reason,
    MOVED_TO: Reader.year,
}


def as_it_was(text: str, mark: str) -> str:
    """A text without the apostrophe that made it inert in a CSV, unless it was written with one."""
    bare = text[1:]
    return bare if text.startswith("'") and inert(bare) == text and mark_of(text) != mark else text


def fitting(text: str, name: str) -> str:
    """A text, unless it is too long for its field."""
    longest: int = getattr(WorkingYear._meta.get_field(name), "max_length")
    if len(text) > longest:
        raise Refusal(
            _("“%(head)s” is too long: %(length)s characters, and %(limit)s fit.")
            % {"head": heads()[name], "length": len(text), "limit": longest}
        )
    return text
