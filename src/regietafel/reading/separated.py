"""From a text with separators (CSV) to rows, whichever program wrote it."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from itertools import islice

SEPARATORS = (";", ",", "\t")
LONGEST_CELL = 40_000
LOOKED_AT = 50
MOST_LOOKED_FOR = 40_000
"""Far more rows, empty ones too, than whoever reads them takes in."""
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
NO_TEXT = frozenset(map(chr, range(32))) - set("\t\r\n\x0b\x0c")


def rows_of_text(data: bytes) -> list[list[str]] | None:
    """The rows of a CSV, or nothing if the bytes are no text."""
    text = decoded(data)
    if text is None:
        return None
    csv.field_size_limit(LONGEST_CELL)
    told, text = separator_told(text)
    readings = [parsed(text, one) for one in ([told] if told else SEPARATORS)]
    return max((rows for rows in readings if rows is not None), key=evenness, default=None)


def decoded(data: bytes) -> str | None:
    """The bytes as text: by their mark, else UTF-8, else as Windows in Western Europe writes it."""
    marked = next((name for mark, name in MARKS if data.startswith(mark)), None)
    for encoding in [marked] if marked else ["utf-8", "cp1252"]:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if NO_TEXT & set(text) else text
    return None


def separator_told(text: str) -> tuple[str, str]:
    """Some spreadsheets write ``sep=;`` on a line of its own; the separator, and the text with that line left empty."""
    first, _end, rest = text.partition("\n")
    told = first.strip().lower()
    return (
        (told[4], "\n" + rest) if len(told) == 5 and told.startswith("sep=") and told[4] in SEPARATORS else ("", text)
    )


def parsed(text: str, separator: str) -> list[list[str]] | None:
    """The rows as one separator parts them."""
    try:
        return list(islice(csv.reader(io.StringIO(text, newline=""), delimiter=separator), MOST_LOOKED_FOR))
    except csv.Error:
        return None


def evenness(rows: list[list[str]]) -> int:
    """How much the first rows look like a table: how many of them have the same number of cells, times that number."""
    widths = Counter(len(row) for row in rows[:LOOKED_AT] if len(row) > 1)
    return max((width * count for width, count in widths.items()), default=0)
