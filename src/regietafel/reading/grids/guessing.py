"""Which column is what where no header says it: by what stands in the columns. Only a clear case is taken."""

from __future__ import annotations

from collections.abc import Sequence

from regietafel.reading.blocks import Cell, Table
from regietafel.reading.fields.label_words import DESCRIPTION, LEADS, NUMBER, PARTNERS, TIMING, TITLE
from regietafel.reading.fields.words import one_line
from regietafel.reading.grids.cells import (
    is_empty,
    looks_like_number,
    looks_like_parties,
    looks_like_time,
    words_of,
)
from regietafel.reading.grids.headers import Column, Header

MOSTLY, FEWEST_ROWS, LOOKED_AT = 0.6, 3, 60
FEWEST_WORDS, FEW_WORDS = 3, 8


def guessed_header(table: Table) -> Header | None:
    """The columns by their content: titles, times, and parties; None when one of these cannot be told."""
    rows = [row for row in table.rows[:LOOKED_AT] if sum(not is_empty(cell) for cell in row) > 1]
    if len(rows) < FEWEST_ROWS:
        return None
    columns = [kind_of([row[at] for row in rows]) for at in range(len(table.rows[0]))]
    texts = [at for at, kind in enumerate(columns) if kind == "text"]
    parties = [at for at, kind in enumerate(columns) if kind == "parties"]
    times = [at for at, kind in enumerate(columns) if kind == "time"]
    if not texts or not parties or not times or parties[0] < texts[0]:
        return None
    fields = {texts[0]: TITLE, times[0]: TIMING, parties[0]: LEADS}
    fields |= dict.fromkeys(parties[1:], PARTNERS) | dict.fromkeys(texts[1:], DESCRIPTION)
    fields |= {at: NUMBER for at, kind in enumerate(columns) if kind == "number" and at < texts[0]}
    return Header(tuple(Column(fields.get(at, "")) for at in range(len(columns))), guessed=True)


def kind_of(cells: Sequence[Cell]) -> str:
    """What a column holds, by what most of its cells look like."""
    told = [one_line(words_of(cell)) for cell in cells if not is_empty(cell)]
    if len(told) < max(2, len(cells) / 3):
        return ""
    for name, test in (("time", looks_like_time), ("number", looks_like_number)):
        if sum(map(test, told)) >= MOSTLY * len(told):
            return name
    words = sum(len(text.split()) for text in told) / len(told)
    if words <= FEW_WORDS and sum(map(names_somebody, told)) >= MOSTLY * len(told):
        return "parties"
    return "text" if words >= FEWEST_WORDS else ""


def names_somebody(text: str) -> bool:
    """Whether it looks like names rather than like something to do: several of them, or capitals."""
    return looks_like_parties(text) and (
        any(mark in text for mark in (",", ";", " - ", " – ", " en ", " et ", "/"))
        or any(word[:2].isupper() and len(word) > 1 for word in text.split())
        or len(text.split()) == 1
    )
