"""The number of a company: ten figures, the last two of which check the first eight (modulo 97).

A wrong number is marked, never refused: the paper from which it was copied may be wrong, and somebody has to see that.
"""

from __future__ import annotations

import re

FIGURES = re.compile(r"(?:BE)?[\s.]*((?:\d[\s./-]*){9,10})", re.IGNORECASE)
LENGTH = 10


def figures_of(text: str) -> str:
    """The ten figures of a number, however it is written; an old one of nine gets its nought; empty for what is no number."""
    found = FIGURES.fullmatch(text.strip())
    return re.sub(r"\D", "", found[1]).zfill(LENGTH) if found else ""


def is_right(text: str) -> bool:
    """Whether a number can exist.

    >>> is_right("BE 0123.456.749"), is_right("0123.456.748"), is_right("")
    (True, False, False)
    """
    figures = figures_of(text)
    return figures[:1] in ("0", "1") and 97 - int(figures[:8]) % 97 == int(figures[8:])


def formatted(text: str) -> str:
    """A number as it is written; what is none stays as it was typed.

    >>> formatted("be123456749"), formatted("onbekend ")
    ('0123.456.749', 'onbekend')
    """
    figures = figures_of(text)
    return f"{figures[:4]}.{figures[4:7]}.{figures[7:]}" if figures else text.strip()


def normal(text: str) -> str | None:
    """A number as it is written, or None for one that cannot exist."""
    return formatted(text) if is_right(text) else None
