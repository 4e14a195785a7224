"""Which entries of a list may be one and the same: by a number, by the name however it is written, by where they are.

A pair comes with what it rests on, for a person decides. What one of the two does not say is no difference.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from rapidfuzz import fuzz

from regietafel.reading.frequency import plain

WORD = re.compile(r"[a-z0-9]+")
LEGAL = frozenset(
    ["vzw", "asbl", "cvba", "cvso", "cv", "bvba", "bv", "nv", "so", "ivzw", "vof", "stichting", "afdeling"]
)
"""Words that say what sort of company it is, and not which."""

COMMON = 40
"""A word that stands in more names than this leads to no pair by itself."""

CLEAR = 0.86
LIKELY = 0.74
"""From the first on a name alone is enough; from the second on something else must be the same."""


@dataclass(frozen=True)
class Entry:
    """What is compared: the names it has or had, and what else tells that it is the same."""

    key: int
    names: tuple[str, ...]
    number: str = ""
    place: str = ""
    address: str = ""
    owner: str = ""

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """The names in plain letters, without what says only what sort of company it is."""
        return tuple(
            found for name in self.names if (found := " ".join(w for w in WORD.findall(plain(name)) if w not in LEGAL))
        )


@dataclass(frozen=True)
class Double:
    """Two entries that may be one, the lower key first; ``why`` names what is the same."""

    one: int
    other: int
    score: float
    why: tuple[str, ...] = field(default=())


def doubles(entries: Collection[Entry]) -> list[Double]:
    """The pairs at which a person should look, the surest first."""
    by_key = {entry.key: entry for entry in entries}
    found = (compare(by_key[one], by_key[other]) for one, other in near(entries))
    return sorted((pair for pair in found if pair), key=lambda pair: (-pair.score, pair.one, pair.other))


def near(entries: Collection[Entry]) -> set[tuple[int, int]]:
    """Pairs that share a number, an address or the beginning of a word that is not common."""
    heaps: dict[tuple[str, str], set[int]] = defaultdict(set)
    for entry in entries:
        for mark in marks_of(entry):
            heaps[mark].add(entry.key)
    pairs: set[tuple[int, int]] = set()
    for heap in heaps.values():
        if 1 < len(heap) <= COMMON:
            keys = sorted(heap)
            pairs.update((one, other) for place, one in enumerate(keys) for other in keys[place + 1 :])
    return pairs


def marks_of(entry: Entry) -> Iterator[tuple[str, str]]:
    """Under what an entry is laid, to meet those that may be the same."""
    if entry.number:
        yield "number", entry.number
    if entry.address:
        yield "address", plain(entry.address)
    for name in entry.folded:
        for word in name.split():
            if len(word) > 2:
                yield "word", word[:5]


def compare(one: Entry, other: Entry) -> Double | None:
    """Two entries, if they are alike enough; entries with different numbers are two."""
    if one.number and other.number and one.number != other.number:
        return None
    why = tuple(
        name
        for name in ("number", "address", "place", "owner")
        if getattr(one, name) and plain(getattr(one, name)) == plain(getattr(other, name))
    )
    name = max((alike(a, b) for a in one.folded for b in other.folded), default=0.0)
    apart = bool(one.place and other.place and "place" not in why)
    needed = 0.97 if apart else LIKELY if why else CLEAR
    if "number" not in why and name < needed:
        return None
    score = min(1.0, name + 0.05 * len(why) + (0.3 if "number" in why else 0.0))
    return Double(one.key, other.key, round(score, 3), why)


def alike(one: str, other: str) -> float:
    """How alike two names are, whatever the order of their words.

    >>> alike("het anker", "anker het")
    1.0
    """
    return max(fuzz.token_sort_ratio(one, other), 0.95 * fuzz.token_set_ratio(one, other)) / 100
