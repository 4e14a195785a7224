"""Bytes that may be a text: which signs they are, and whether separators part them into a table."""

from __future__ import annotations

import csv
import io
from collections import Counter
from itertools import islice

from regietafel.reading.blocks import Unreadable
from regietafel.reading.separated import SEPARATORS, decoded, separator_told

MOST = 8 * 1024 * 1024
"""A plan of 100 pages is some 300 kB of text."""

LOOKED_AT = 200
EVEN = 0.9
FEWEST_ROWS = 2
FEWEST_COLUMNS = {";": 2, "\t": 2, ",": 3}
"""Commas stand in every sentence, so a table needs more of them."""

TABBED, MANY_TABS = 0.6, 2
"""A table pasted out of a document: cells are lost at the end of rows, but most lines still have several tabs."""


def as_text(data: bytes) -> str | None:
    """The text, if it is one. UTF-16 without a mark is known by the zero in every other byte."""
    if len(data) > 2 * MOST:
        raise Unreadable("too_large")
    text = decoded(data)
    if text is None and not len(data) % 2:
        text = unmarked(data)
    if text is not None and len(text) > MOST:
        raise Unreadable("too_large")
    return text


def unmarked(data: bytes) -> str | None:
    """UTF-16 that does not say so, of a language with few signs beyond Latin."""
    half = len(data) // 2
    for encoding, high in (("utf-16-le", data[1::2]), ("utf-16-be", data[::2])):
        if high.count(0) > 0.9 * half:
            try:
                return decoded(data.decode(encoding).encode())
            except UnicodeDecodeError:
                return None
    return None


def is_separated(text: str) -> bool:
    """Whether this is a table with separators rather than a text with commas."""
    told, text = separator_told(text)
    if told:
        return True
    lines = [line for line in islice(text.splitlines(), LOOKED_AT) if line.strip()]
    tabbed = sum(line.lstrip().count("\t") >= MANY_TABS for line in lines)
    return tabbed >= max(FEWEST_ROWS, TABBED * len(lines)) or any(is_even(text, each) for each in SEPARATORS)


def is_even(text: str, separator: str) -> bool:
    """Whether nearly all rows have the same number of cells."""
    try:
        rows = [row for row in islice(csv.reader(io.StringIO(text, newline=""), delimiter=separator), LOOKED_AT) if row]
    except csv.Error:
        return False
    width, count = max(Counter(len(row) for row in rows).items(), key=lambda each: each[1], default=(0, 0))
    return len(rows) >= FEWEST_ROWS and width >= FEWEST_COLUMNS[separator] and count >= EVEN * len(rows)
