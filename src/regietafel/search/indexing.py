"""How the index is kept: written along with each deed, made anew when asked, and mended by the clock.

Everything goes through :func:`bring_up`, which reads rows, compares them with what the index holds, and writes what
differs. So it may run twice, late or on too many rows, and never does harm.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Collection, Iterable
from itertools import accumulate

from django.db import transaction

from regietafel.search.engines import engine
from regietafel.search.engines.interface import (
    MARK,
    PART,
    Entry,
    Kept,
    kept,
    keys_in,
    lots,
    number_of,
    numbers_of_other_kinds,
    place_of,
)
from regietafel.search.registry import Kind, Text, kinds
from regietafel.search.words import forms_of, parts_of, tidy

SLICES = 24
MOST_OF_A_ROW, BESIDE_A_WORD = 1_000_000, 10
"""Bytes: PostgreSQL keeps a mebibyte of words for a row and refuses more; before each word stands a region."""


def follow(touched: Collection[tuple[str, int]]) -> None:
    """Bring up what a deed touched, and what tells of that; the end of every deed calls this, within its transaction."""
    for kind in kinds:
        mine = {pk for name, pk in touched if name == kind.name}
        for name, mentions in kind.follows.items():
            if others := {pk for other, pk in touched if other == name}:
                mine.update(mentions(others))
        if mine:
            bring_up(kind, mine)


def bring_up(kind: Kind, keys: Iterable[int], *, anew: bool = False) -> int:
    """Let the index say of these rows what they say themselves; how many it had wrong, or all of them if made anew."""
    wrong = 0
    for lot in lots(sorted(keys), kind.at_once):
        with transaction.atomic():
            rows = ((number_of(kind.number, row.pk), kind.text(row)) for row in kind.rows().filter(pk__in=lot))
            told = {number: as_kept(number, text) for number, text in rows}
            there = kept([number_of(kind.number, pk) for pk in lot])
            differing = [number for number, one in told.items() if anew or there.get(number) != one]
            gone = there.keys() - told.keys()
            engine().put([entry_of(told[number], parts=kind.has_parts) for number in differing])
            engine().drop(gone)
        wrong += len(differing) + len(gone)
    return wrong


def as_kept(number: int, text: Text) -> Kept:
    """A text as the index holds it."""
    body = tidy("\n".join(part for part in text.parts if part))
    return Kept(place_of(number, text.holder), text.region, tidy(text.title), body, " ".join(text.marks))


def entry_of(one: Kept, *, parts: bool = False) -> Entry:
    """A text with the words that it can be found by, and the parts of compounds if those count."""
    names = forms_of(one.title)
    words = list(dict.fromkeys((*names, *forms_of(one.body))))
    marks = [MARK + mark for mark in one.marks.split()]
    within = [PART + part for part in parts_of(f"{one.title}\n{one.body}")] if parts else []
    counting = [*within_measure([*words, *within]), *marks]
    return Entry(one.place, one.region, one.title, one.body, counting, [*names, *marks], one.marks)


def within_measure(words: list[str]) -> list[str]:
    """The words of a row that a database takes, all of them but for a text of which every word is long and another one."""
    sizes = accumulate(len(word.encode()) + BESIDE_A_WORD for word in words)
    return words[: bisect_right(list(sizes), MOST_OF_A_ROW)]


def rebuild() -> dict[str, int]:
    """Make the whole index anew, lot by lot so that others can work meanwhile; how many rows of each kind it holds."""
    engine().drop(numbers_of_other_kinds([kind.number for kind in kinds]))
    held = {}
    for kind in kinds:
        wanted = keys_of(kind)
        engine().drop([number_of(kind.number, pk) for pk in keys_in(kind.number) - wanted])
        bring_up(kind, wanted, anew=True)
        held[kind.name] = len(wanted)
    return held


def complete() -> str:
    """Add what is missing and take out what is too much: after an upgrade, in a restored database, after the demo."""
    wrong = sum(bring_up(kind, keys_of(kind) ^ keys_in(kind.number)) for kind in kinds)
    return f"{wrong} rows brought up to date" if wrong else "up to date"


def keys_of(kind: Kind) -> set[int]:
    """The keys of all rows that ought to stand in the index."""
    return set(kind.rows().order_by().values_list("pk", flat=True))


def mend(now: dt.datetime) -> int:
    """Put right what differs from the rows: what is missing or too much always, and each row once a day."""
    wrong = 0
    for kind in kinds:
        wanted, there = keys_of(kind), keys_in(kind.number)
        due = {pk for pk in wanted if pk % SLICES == now.hour % SLICES}
        wrong += bring_up(kind, (wanted ^ there) | due)
    return wrong


def tick(now: dt.datetime) -> str:
    """The clock's part of it."""
    return f"{mend(now)} rows put right"
