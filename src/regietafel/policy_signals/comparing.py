"""Two texts of a note laid side by side: line beside line, and in lines that changed the words that differ.

The words are compared by :mod:`regietafel.plans.sidebyside`, as they are for two versions of a plan.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

from regietafel.plans.sidebyside import Piece, word_by_word

MOST_LINES = 2000
"""A text of more lines is laid side by side as a whole."""


@dataclass(frozen=True)
class Row:
    """A stretch of text on both sides, cut in pieces; a side is empty if it does not stand there."""

    before: list[Piece]
    after: list[Piece]
    differs: bool


def rows_of(before: str, after: str) -> list[Row]:
    """Both texts in order, each stretch beside what it was or became."""
    left, right = lines_of(before), lines_of(after)
    if max(len(left), len(right)) > MOST_LINES:
        return [row_of(left, right)]
    steps = SequenceMatcher(None, left, right).get_opcodes()
    return [row_of(left[start:end], right[begin:stop]) for _step, start, end, begin, stop in steps]


def lines_of(text: str) -> list[str]:
    """The lines that say something."""
    return [line.rstrip() for line in text.splitlines() if line.strip()]


def row_of(left: list[str], right: list[str]) -> Row:
    """One stretch, with the words that differ marked."""
    before, after = "\n".join(left), "\n".join(right)
    if before == after:
        return Row([Piece(before)], [Piece(after)], differs=False)
    return Row(*word_by_word(before, after), differs=True)
