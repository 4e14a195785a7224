"""What a document says of a plan that is there already: what is new, changed, gone and the same.

Both sides come in as :class:`Item`, so that neither a document nor a table is needed to compare. What the document does
not say is no difference: silence changes nothing. What stands in the plan and not in the document is ``gone``, which
only means that a person should look.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from regietafel.reading.frequency import plain
from regietafel.reading.likeness import Sketch, Vocabulary, index_of, likeness, stems

Value = str | tuple[str, ...]
Kind = Literal["new", "changed", "gone", "equal"]
ALIKE = 0.5
"""From here on two titles are taken for the same thing."""
ALIKE_IN_PLACE = 0.3
"""So much is enough for two that bear the same number or stand in the same place."""
SAME_NUMBER, SAME_PARENT = 0.2, 0.1


@dataclass(frozen=True)
class Item:
    """A goal or an action of either side. ``values`` is what is compared, by field; a tuple is a list in no order."""

    key: str
    level: str
    title: str
    number: str = ""
    parent: str | None = None
    values: Mapping[str, Value] = field(default_factory=dict)
    parties: frozenset[str] = frozenset()


@dataclass(frozen=True)
class FieldDifference:
    """One value as it stood and as it was read."""

    name: str
    was: Value
    read: Value


@dataclass(frozen=True)
class Compared:
    """One line of the comparison. ``reason`` says by what the two were found to be the same thing, as a code."""

    kind: Kind
    read: Item | None = None
    known: Item | None = None
    differences: tuple[FieldDifference, ...] = ()
    reason: str = ""
    score: float = 1.0


@dataclass(frozen=True)
class Pair:
    """Two that are taken for the same thing."""

    read: Item
    known: Item
    score: float
    reason: str


def compare(read: Sequence[Item], known: Sequence[Item]) -> list[Compared]:
    """All lines, in the order of the document; what is gone comes last, in the order of the plan."""
    pairs = {pair.read.key: pair for pair in matched(read, known)}
    places = {pair.read.key: pair.known.key for pair in pairs.values()}
    found = [line_of(item, pairs.get(item.key), places) for item in read]
    taken = {pair.known.key for pair in pairs.values()}
    return found + [Compared("gone", known=item) for item in known if item.key not in taken]


def line_of(item: Item, pair: Pair | None, places: Mapping[str, str]) -> Compared:
    """What is said of one item of the document."""
    if pair is None:
        return Compared("new", read=item)
    differences = tuple(differences_of(item, pair.known, places))
    kind: Kind = "changed" if differences else "equal"
    return Compared(kind, item, pair.known, differences, pair.reason, pair.score)


def differences_of(read: Item, known: Item, places: Mapping[str, str]) -> Iterator[FieldDifference]:
    """The fields in which the two differ, the number and the title first; the place last."""
    for name, was, now in (("number", known.number, read.number), ("title", known.title, read.title)):
        if now and not same(was, now):
            yield FieldDifference(name, was, now)
    for name, value in read.values.items():
        stood = known.values.get(name, () if isinstance(value, tuple) else "")
        if value and not same(stood, value):
            yield FieldDifference(name, stood, value)
    if read.parent is not None and places.get(read.parent) != known.parent:
        yield FieldDifference("parent", known.parent or "", read.parent)


def same(one: Value, other: Value) -> bool:
    """Whether two values say the same: blanks, capitals and the order of a list make no difference."""
    return parts_of(one) == parts_of(other)


def parts_of(value: Value) -> list[str]:
    """The parts of a value as they are compared."""
    parts = (value,) if isinstance(value, str) else value
    return sorted(blank_free(part) for part in parts if part.strip())


def blank_free(text: str) -> str:
    """A text without its blanks and capitals; accents stay, for somebody may have put one right."""
    return " ".join(text.split()).casefold()


def matched(read: Sequence[Item], known: Sequence[Item]) -> list[Pair]:
    """Which two are the same thing: each at most once, the surest first, goals before the actions under them."""
    found: list[Pair] = []
    for level in dict.fromkeys(item.level for item in read):
        mine = [item for item in read if item.level == level]
        theirs = [item for item in known if item.level == level]
        places = {pair.read.key: pair.known.key for pair in found}
        certain = list(pairs_by_words(mine, theirs))
        found += certain
        places |= {pair.read.key: pair.known.key for pair in certain}
        left = [item for item in mine if item.key not in places]
        taken = {pair.known.key for pair in certain}
        found += by_likeness(left, [item for item in theirs if item.key not in taken], places)
    return found


def pairs_by_words(mine: Sequence[Item], theirs: Sequence[Item]) -> Iterator[Pair]:
    """Those of the same number and title, then those of a title that stands once on both sides."""
    done: set[str] = set()
    for reason, key_of in (("number_and_title", by_both), ("title", by_title)):
        left = once_each((item for item in mine if item.key not in done), key_of)
        right = once_each((item for item in theirs if item.key not in done), key_of)
        for key in left.keys() & right.keys():
            done |= {left[key].key, right[key].key}
            yield Pair(left[key], right[key], 1.0, reason)


def by_both(item: Item) -> tuple[str, str]:
    """Number and title as they are compared."""
    return item.number.strip("."), plain(item.title)


def by_title(item: Item) -> tuple[str, str]:
    """The title as it is compared."""
    return "", plain(item.title)


def once_each(items: Iterable[Item], key_of: Callable[[Item], tuple[str, str]]) -> dict[tuple[str, str], Item]:
    """The items whose key no other has."""
    keyed = [(key_of(item), item) for item in items]
    counts = Counter(key for key, _item in keyed)
    return {key: item for key, item in keyed if counts[key] == 1 and key[1]}


def by_likeness(mine: Sequence[Item], theirs: Sequence[Item], places: Mapping[str, str]) -> Iterator[Pair]:
    """Of what is left, the pairs that resemble each other enough, the most alike first."""
    left, right = sketched(mine), sketched(theirs)
    vocabulary = Vocabulary.of([*left, *right])
    index = index_of(right, vocabulary)
    numbered = {item.number: number for number, item in enumerate(theirs) if item.number}
    scored: list[Pair] = []
    for sketch, item in zip(left, mine, strict=True):
        near = {one.key for word in sketch.title_words for one in index.get(word, ())}
        near |= {numbered[item.number]} if item.number in numbered else set()
        scored += (
            pair
            for key in near
            if (pair := weighed(item, theirs[key], likeness(sketch, right[key], vocabulary).score, places))
        )
    yield from each_once(sorted(scored, key=lambda pair: (-pair.score, pair.read.key, pair.known.key)))


def sketched(items: Sequence[Item]) -> list[Sketch]:
    """What the likeness is reckoned of, with the place in the list as its key."""
    return [
        Sketch(key=place, title=item.title, context=str(item.values.get("description", "")), others=item.parties)
        for place, item in enumerate(items)
    ]


def weighed(read: Item, known: Item, score: float, places: Mapping[str, str]) -> Pair | None:
    """The pair with what number and place add to it; None if the two are not enough alike."""
    same_number = bool(read.number) and read.number == known.number
    same_parent = places.get(read.parent or "") == known.parent
    if not stems_shared(read, known) or score < (ALIKE_IN_PLACE if same_number and same_parent else ALIKE):
        return None
    whole = score + SAME_NUMBER * same_number + SAME_PARENT * same_parent
    return Pair(read, known, min(whole, 1.0), "number_and_likeness" if same_number else "likeness")


def stems_shared(read: Item, known: Item) -> bool:
    """Whether the two titles share a word that says something."""
    return not set(stems(read.title)).isdisjoint(stems(known.title))


def each_once(ranked: Iterable[Pair]) -> Iterator[Pair]:
    """The pairs in their order, without those of which one side was taken before."""
    left: set[str] = set()
    right: set[str] = set()
    for pair in ranked:
        if pair.read.key not in left and pair.known.key not in right:
            left.add(pair.read.key)
            right.add(pair.known.key)
            yield pair
