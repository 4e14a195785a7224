"""Which column is what: by the words above it, on one row or two, wherever in the table they stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from regietafel.reading.blocks import Cell, Table
from regietafel.reading.fields.label_words import (
    DESCRIPTION,
    FREQUENCY,
    GOAL,
    INDICATORS,
    LEADS,
    NUMBER,
    OTHER,
    PARTICIPANTS,
    PARTNERS,
    PRIORITY,
    TIMING,
    TITLE,
    YEARS,
)
from regietafel.reading.fields.labels import column_of
from regietafel.reading.fields.words import folded, one_line
from regietafel.reading.fields.years import read_years
from regietafel.reading.grids.cells import TERM, is_amount, is_empty, looks_like_number, words_of

YEAR_COLUMN, TERM_COLUMN = "year", "term"
YEAR_ALONE = re.compile(
    r"(?:(?:werk|plan|actie)?jaar |annee |year )?(?:[12]e (?:helft|semester) |q[1-4] )?'?(?:(?:19|20)\d\d)(?:\s?[-–/]\s?(?:(?:19|20)?\d\d))?(?: ?\(.{0,20}\))?"
)
STRONG_TITLE = re.compile(
    r"\b(?:acties?|actie(?:punt|punten)|maatregel(?:en)?|activiteit(?:en)?|actions?|mesures?|activites?|activit(?:y|ies))\b"
)
CUT = re.compile(r"\s*(?:/|\+|&|,|;|\||\(|\ben\b|\bet\b|\band\b|:)\s*")
LOOKED_AT, MOST_WORDS = 15, 6
SUPPORT = frozenset({LEADS, PARTNERS, PARTICIPANTS, TIMING, YEARS, FREQUENCY, INDICATORS, YEAR_COLUMN, TERM_COLUMN})


@dataclass(frozen=True)
class Column:
    """One column: its field, its words, and the years that it stands for when it is one of a year."""

    field: str = ""
    words: str = ""
    years: tuple[int, ...] = ()


@dataclass(frozen=True)
class Header:
    """The columns of a table. ``first`` is the row below the header; ``texts`` are its rows, to know one that is repeated."""

    columns: tuple[Column, ...]
    first: int = 0
    texts: tuple[tuple[str, ...], ...] = field(default=())
    guessed: bool = False

    def at(self, name: str) -> list[int]:
        """Where the columns of a field stand."""
        return [index for index, column in enumerate(self.columns) if column.field == name]

    @property
    def title(self) -> int:
        """Where the title of an action stands; -1 for nowhere."""
        return next(iter(self.at(TITLE)), -1)

    @property
    def fields(self) -> set[str]:
        """The fields that have a column."""
        return {column.field for column in self.columns if column.field}

    def repeats(self, row: Sequence[Cell]) -> bool:
        """Whether a row is the header once more, as on the next page."""
        return bool(self.texts) and texts_of(row) in self.texts


def texts_of(row: Sequence[Cell]) -> tuple[str, ...]:
    """A row as it is compared with another."""
    return tuple("" if is_empty(cell) else folded(one_line(words_of(cell))) for cell in row)


def named(words: str) -> Column:
    """What a cell of a header says."""
    line = one_line(words)
    plain = folded(line).strip(" :*")
    if not plain or len(plain.split()) > MOST_WORDS + 2:
        return Column("", line)
    if YEAR_ALONE.fullmatch(plain):
        return Column(YEAR_COLUMN, line, read_years(plain).years)
    if TERM.fullmatch(plain):
        return Column(TERM_COLUMN, line)
    parts = [part for part in CUT.split(plain) if part]
    for candidate in (plain, *parts):
        if found := column_of(candidate):
            return Column(found, line)
    if len(plain.split()) <= MOST_WORDS:
        for length in (3, 2, 1):
            if found := column_of(" ".join(plain.split()[:length])):
                return Column(found, line)
    return Column("", line)


def header_of(table: Table) -> Header | None:
    """The header, if one of the first rows is one."""
    for at, row in enumerate(table.rows[:LOOKED_AT]):
        columns = columns_of(row)
        if not is_header(row, columns):
            continue
        texts = [texts_of(row)]
        below = table.rows[at + 1] if at + 1 < len(table.rows) else ()
        if below and continues_header(row, below):
            columns = both(columns, below)
            texts.append(texts_of(below))
        return Header(settled(columns, table, at + len(texts)), at + len(texts), tuple(texts))
    return None


def columns_of(row: Sequence[Cell]) -> list[Column]:
    """Each cell of a row as the word above a column; a merged one counts for all that it spans."""
    columns: list[Column] = []
    for cell in row:
        spanned = cell.covered and columns and not cell.texts
        columns.append(columns[-1] if spanned else named(words_of(cell)) if not is_empty(cell) else Column())
    return columns


def is_header(row: Sequence[Cell], columns: Sequence[Column]) -> bool:
    """Whether a row names columns: two or more fields, and hardly anything that is none."""
    filled = [column for cell, column in zip(row, columns, strict=True) if not is_empty(cell)]
    known = [column for column in filled if column.field]
    kinds = {column.field for column in known} - {OTHER, NUMBER}
    short = all(len(column.words.split()) <= 2 * MOST_WORDS for column in filled)
    return short and len(kinds) >= 2 and len(known) >= max(2, 0.5 * len(filled))


def continues_header(row: Sequence[Cell], below: Sequence[Cell]) -> bool:
    """Whether the header has a second row: it names more below what the first row spans."""
    under = [named(words_of(cell)) for cell in below if not is_empty(cell)]
    spans = any(cell.columns > 1 for cell in row) or any(is_empty(cell) for cell in row[1:])
    covered = any(cell.covered for cell in below) or sum(not is_empty(cell) for cell in below) < len(below)
    return spans and covered and bool(under) and all(column.field for column in under)


def both(above: Sequence[Column], below: Sequence[Cell]) -> list[Column]:
    """The columns of two rows: the lower word is the more exact."""
    lower = [named(words_of(cell)) if not is_empty(cell) else Column() for cell in below]
    return [low if low.field else high for high, low in zip(above, lower, strict=True)]


def settled(columns: Sequence[Column], table: Table, first: int) -> tuple[Column, ...]:
    """The columns with one title: another is description; what is called a goal is the title where nothing else is."""
    fields = [column.field for column in columns]
    if TITLE not in fields:
        instead = next((name for name in (DESCRIPTION, GOAL, PRIORITY, OTHER) if name in fields), None)
        if instead:
            fields[len(fields) - 1 - fields[::-1].index(instead) if instead == GOAL else fields.index(instead)] = TITLE
    titles = [index for index, name in enumerate(fields) if name == TITLE]
    best = next(
        (index for index in titles if STRONG_TITLE.search(folded(columns[index].words))), titles[0] if titles else -1
    )
    for index in titles:
        if index != best:
            fields[index] = DESCRIPTION if index > best else GOAL
    rows = table.rows[first:]
    for index in range(max(best, 0)):
        if not fields[index] and mostly([row[index] for row in rows], looks_like_number):
            fields[index] = NUMBER
    for index, column in enumerate(columns):
        if column.field == YEAR_COLUMN and mostly([row[index] for row in rows], is_amount):
            fields[index] = OTHER
    return tuple(Column(name, column.words, column.years) for name, column in zip(fields, columns, strict=True))


def mostly(cells: Sequence[Cell], test: Callable[[str], bool]) -> bool:
    """Whether most of what stands in a column passes a test: sums below a year are a budget, not when something is done."""
    told = [one_line(words_of(cell)) for cell in cells if not is_empty(cell)]
    return len(told) > 0 and sum(map(test, told)) > len(told) / 2


def is_plan(header: Header) -> bool:
    """Whether the columns are those of a plan: something to do, and who, when or with what measure."""
    if header.title < 0:
        return False
    support = header.fields & SUPPORT
    needed = 1 if STRONG_TITLE.search(folded(header.columns[header.title].words)) else 2
    return len(support) >= needed
