"""Rows that stand a column or more to the right of their header, as when a table was pasted: how far, by what fits."""

from __future__ import annotations

from collections.abc import Sequence

from regietafel.reading.blocks import Cell
from regietafel.reading.fields.label_words import (
    DESCRIPTION,
    FREQUENCY,
    GOAL,
    INDICATORS,
    LEADS,
    NUMBER,
    PARTICIPANTS,
    PARTNERS,
    PRIORITY,
    PROMOTERS,
    TIMING,
    TITLE,
    YEARS,
)
from regietafel.reading.fields.words import one_line
from regietafel.reading.grids.cells import (
    is_empty,
    is_mark,
    looks_like_number,
    looks_like_parties,
    looks_like_time,
    words_of,
)
from regietafel.reading.grids.headers import TERM_COLUMN, YEAR_COLUMN, Header

FARTHEST = 2
MARGIN = 0.5
PARTY = frozenset({LEADS, PARTNERS, PARTICIPANTS, PROMOTERS})
TIME = frozenset({TIMING, YEARS, FREQUENCY})
TOLD = frozenset({INDICATORS, DESCRIPTION})
LEVEL = frozenset({TITLE, GOAL, PRIORITY})
FEW_WORDS = 3


def fit(text: str, field: str) -> float:
    """How well a text fits below the header of a field."""
    words = len(text.split())
    if field in PARTY:
        return 1.0 if looks_like_parties(text) else -2.0
    if field in TIME:
        return 1.0 if looks_like_time(text) else -0.5
    if field in {YEAR_COLUMN, TERM_COLUMN}:
        return 1.0 if is_mark(text) else -1.0
    if field == NUMBER:
        return 1.0 if looks_like_number(text) else -1.0
    if field in TOLD:
        return 1.0 if words > FEW_WORDS else -0.5
    if field in LEVEL:
        return -1.0 if text.startswith(("- ", "• ")) or is_mark(text) else 1.0 if words >= FEW_WORDS else 0.25
    return -0.25


def shift_of(row: Sequence[Cell], header: Header, before: int) -> int:
    """By how many columns a row is shifted; ``before`` is the shift of the row above, which decides between equals.

    Only a row whose first columns are empty can be shifted, and only one that has cells to spare.
    """
    told = [(at, words_of(cell)) for at, cell in enumerate(row) if not is_empty(cell)]
    if not told or header.title < 0:
        return 0
    first, last = told[0][0], max(at for at, column in enumerate(header.columns) if column.field)
    most = min(FARTHEST, first - min(at for at, column in enumerate(header.columns) if column.field))
    best, most_fit = 0, None
    for shift in range(most + 1):
        if told[-1][0] - shift > last and shift < most:
            continue
        score = sum(
            fit(one_line(text) if "\n" not in text else text, field_at(header, at - shift)) for at, text in told
        )
        score += MARGIN if shift == before else 0.0
        if most_fit is None or score > most_fit + (MARGIN if shift != before else 0.0):
            best, most_fit = shift, score
    return best


def field_at(header: Header, at: int) -> str:
    """The field of a column, "" beyond the last."""
    return header.columns[at].field if 0 <= at < len(header.columns) else ""


def shifted(row: Sequence[Cell], shift: int) -> list[Cell]:
    """The row as it should have stood."""
    return [*row[shift:], *row[:shift]] if shift else list(row)
