"""What a person finds: the index says where words stand, the visible sets of the apps say whose rows those are.

The place of a row tells its holder, so that what somebody may not see falls out before anything is counted or read.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from regietafel.search.engines import engine
from regietafel.search.engines.interface import (
    HOLDERS,
    PLACES_OF_A_KIND,
    ROWS_OF_A_KIND,
    Kept,
    Span,
    Sql,
    Tiers,
    fetched,
)
from regietafel.search.marking import Piece, marked, passage
from regietafel.search.registry import SHARED, Family, Kind, Rows, alone, kinds
from regietafel.search.words import Question
from regietafel.territories.models import Region

FEW = 5
MANY = 25

Known = Mapping[Family, Mapping[int, Any]]
"""Whose rows a person sees, family by family: the holders, with what their family knows of them."""


@dataclass(frozen=True)
class Found:
    """One row that was found, as it is shown."""

    title: list[Piece]
    passage: list[Piece]
    within: str
    url: str

    @property
    def name(self) -> str:
        """The title without marks."""
        return "".join(piece.text for piece in self.title)


@dataclass(frozen=True)
class Group:
    """What was found of one kind: so many in all, and those that are shown."""

    kind: Kind
    total: int
    rows: list[Found]


def find(
    user: Any, region: Region, asked: Question, *, only: Kind | None = None, page: int = 1, known: Known | None = None
) -> list[Group]:
    """All that a person may see in a region and that meets the question: the best of each kind, or a page of one.

    Whoever has asked already whose rows the person sees says so.
    """
    if not asked.terms:
        return []
    wanted = [only] if only else list(kinds)
    questions = {} if known is not None else asked_of(user, region, wanted)
    tiers, answers = engine().hits(asked, span_of(region, only), list(questions.values()))
    if not tiers.anywhere:
        return []
    hit = [kind for kind in wanted if part(tiers.anywhere, kind)]
    if known is None:
        known = seen_by(user, region, hit, None if answers is None else dict(zip(questions, answers, strict=True)))
    size, start = (MANY, MANY * (page - 1)) if only else (FEW, 0)
    ranked = {kind: in_order(tiers, kind, known.get(kind.family, {})) for kind in hit}
    shown = {kind: list(islice(rows, start, start + size)) for kind, (_, rows) in ranked.items()}
    texts = engine().shown([place // HOLDERS for places in shown.values() for place in places])
    return [
        Group(kind, ranked[kind][0], found(kind, [texts[place // HOLDERS] for place in places], known, region, asked))
        for kind, places in shown.items()
        if places
    ]


def keys_found(region: Region, asked: Question, kind: Kind) -> set[int]:
    """The rows of one kind that meet a question, for a list that is narrowed by more than words; rights are not asked here."""
    tiers, _answers = engine().hits(asked, span_of(region, kind))
    return {place // HOLDERS % ROWS_OF_A_KIND for place in tiers.anywhere}


def span_of(region: Region, only: Kind | None) -> Span:
    """Where to look: in a region and what all regions share, in one kind or in all."""
    regions = (region.pk, SHARED)
    if only is None:
        return Span(regions)
    return Span(regions, only.number * PLACES_OF_A_KIND, (only.number + 1) * PLACES_OF_A_KIND - 1)


def part(places: Sequence[int], kind: Kind) -> Sequence[int]:
    """Of places in order, those of one kind."""
    first = bisect_left(places, kind.number * PLACES_OF_A_KIND)
    return places[first : bisect_left(places, (kind.number + 1) * PLACES_OF_A_KIND, first)]


def in_order(tiers: Tiers, kind: Kind, holders: Mapping[int, Any]) -> tuple[int, Iterator[int]]:
    """How many rows of a kind hang on these holders, and where they stand, the best first."""
    *names, anywhere = (part(tier, kind) for tier in tiers)
    visible = [place for place in anywhere if place % HOLDERS in holders]
    if min(holders, default=0) < 0:
        visible = [place for place in anywhere if knows_of(place, holders) is not None]
        seen = frozenset(visible)
        return len(visible), (place for place in best_first((*names, visible)) if place in seen)
    rows = best_first((*names, visible))
    return len(visible), (place for place in rows if place % HOLDERS in holders)


def knows_of(place: int, holders: Mapping[int, Any]) -> int | None:
    """Under which key a row is seen: that of its holder, or its own if it is seen alone; None if it is not."""
    number, holder = divmod(place, HOLDERS)
    return next((key for key in (holder, alone(number % ROWS_OF_A_KIND)) if key in holders), None)


def best_first(tiers: Iterable[Sequence[int]]) -> Iterator[int]:
    """Tier after tier, the newest first in each, and each row once; no further than somebody reads."""
    known: set[int] = set()
    for tier in tiers:
        yield from (place for place in reversed(tier) if place not in known)
        known.update(tier)


def asked_of(user: Any, region: Region, wanted: Iterable[Kind]) -> dict[Family, Sql]:
    """What is to be asked of the database to tell whose rows of these kinds a person may see in a region."""
    asking = {family: family.asks(user, region) for family in dict.fromkeys(kind.family for kind in wanted)}
    return {family: sql for family, sql in asking.items() if sql}


def seen_by(user: Any, region: Region, wanted: Sequence[Kind], answers: Mapping[Family, Rows] | None = None) -> Known:
    """Whose rows of these kinds a person may see in a region; each family is asked once, unless the answers are there."""
    families = list(dict.fromkeys(kind.family for kind in wanted))
    if answers is None:
        answers = {family: fetched(sql) for family, sql in asked_of(user, region, wanted).items()}
    return {family: family.holders(user, region, answers.get(family, ())) for family in families}


def found(kind: Kind, texts: Sequence[Kept], known: Known, region: Region, asked: Question) -> list[Found]:
    """Rows as they are shown."""
    holders = known[kind.family]
    keys = [knows_of(text.place, holders) for text in texts]
    knowing: Sequence[Any] = [holders[key] for key in keys if key is not None]
    assert len(knowing) == len(texts), "only what is seen is shown"
    if kind.together:
        knowing = kind.together(knowing)
    return [one_found(kind, text, knows, region, asked) for text, knows in zip(texts, knowing, strict=True)]


def one_found(kind: Kind, text: Kept, knows: Any, region: Region, asked: Question) -> Found:
    """One row with its place and the words that were looked for."""
    place = kind.place(region, text.place // HOLDERS % ROWS_OF_A_KIND, knows)
    return Found(marked(text.title, asked.terms), passage(text.body, asked.terms), place.within, place.url)


def open_to(visitor: Any, region: Region) -> Known | None:
    """Whose rows a visitor sees in a region; nothing where none are public, for there is nothing to look in."""
    known = seen_by(visitor, region, list(kinds))
    return known if any(known.values()) else None
