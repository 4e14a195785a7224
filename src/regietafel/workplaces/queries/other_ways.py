"""What to try where nothing was found: other spelling, a filter less, or the nearest workplaces that do fit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

from regietafel.search.engines.interface import kept, number_of
from regietafel.search.words import LITTLE_WORDS, fold, question, stem_of, words_in
from regietafel.territories.models import Region
from regietafel.workplaces.queries.asked import Asked, Sort
from regietafel.workplaces.queries.directory import Hit, Results, search, visible_in
from regietafel.workplaces.searchable import WORKPLACES

FARTHER = (25, 50, 100, 250)
"""Steps in kilometres by which one looks farther."""

NEAREST = 5
MOST_WORDS_FROM = 2_000
"""From the texts of so many workplaces at most the words are taken that one may have meant."""

SHORTEST_TO_MEND = 4
TWO_SLIPS_FROM = 7
"""In a word of so many letters two slips may have been made, in a shorter one only one."""


@dataclass(frozen=True)
class Less:
    """The same question with one part left out, and how much that finds."""

    name: str
    asked: Asked
    total: int


@dataclass(frozen=True)
class OtherWays:
    """What somebody could do who found nothing."""

    spelling: Asked | None
    less: list[Less]
    nearest: list[Hit]


def other_ways(user: Any, region: Region, results: Results, today: dt.date) -> OtherWays:
    """All that may help, for a question that found nothing."""
    asked = results.asked
    return OtherWays(
        spelling(user, region, asked, today),
        [one for one in less_asked(user, region, asked, today) if one.total],
        nearest(user, region, results, today),
    )


def less_asked(user: Any, region: Region, asked: Asked, today: dt.date) -> Iterator[Less]:
    """The question with each part left out in turn."""
    parts = [name for name in ("text", "where") if getattr(asked, name).strip()]
    for name in (*parts, *asked.filters):
        less = asked.without(name)
        yield Less(name, less, search(user, region, less, today).total)


def nearest(user: Any, region: Region, results: Results, today: dt.date) -> list[Hit]:
    """The workplaces nearest to the place that meet all the rest."""
    asked, spot = results.asked, results.spot
    if spot is None or spot.point is None:
        return []
    found: list[Hit] = []
    for km in FARTHER:
        if km > (asked.km or 0) and len(found) < NEAREST:
            found = search(user, region, replace(asked, km=km, sort=Sort.DISTANCE), today).hits
    return found[:NEAREST]


def spelling(user: Any, region: Region, asked: Asked, today: dt.date) -> Asked | None:
    """The question with its slips of spelling mended, if words of this directory look like what was typed."""
    typed = question(asked.text).words
    if not typed:
        return None
    known = words_known(user, region, asked, today)
    mended = [word if fold(word) in LITTLE_WORDS else mend(word, known) for word in typed]
    if mended == typed:
        return None
    better = replace(asked, text=" ".join(mended))
    return better if search(user, region, better.without("where"), today).total else None


def mend(word: str, known: dict[str, str]) -> str:
    """The known word that was most likely meant."""
    folded = fold(word)
    if len(folded) < SHORTEST_TO_MEND or folded in known or stem_of(folded) in known:
        return word
    slips = 2 if len(folded) >= TWO_SLIPS_FROM else 1
    found = process.extractOne(folded, known.keys(), scorer=OSA.distance, score_cutoff=slips)
    return known[found[0]] if found else word


def words_known(user: Any, region: Region, asked: Asked, today: dt.date) -> dict[str, str]:
    """The words in the texts of workplaces that one sees, folded and as they are written; what is hidden gives none away."""
    seen = visible_in(user, region, asked, today).order_by("pk").values_list("pk", flat=True)[:MOST_WORDS_FROM]
    texts = kept([number_of(WORKPLACES.number, pk) for pk in seen]).values()
    known: dict[str, str] = {}
    for folded, word in written(f"{text.title}\n{text.body}" for text in texts):
        known.setdefault(folded, word)
    return known


def written(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each word of some texts, folded and as it is written; and two beside each other as the compound that they may be."""
    for text in texts:
        before = ""
        for word in words_in(text):
            folded = fold(word[0])
            if len(folded) >= SHORTEST_TO_MEND:
                yield folded, word[0].lower()
                if before:
                    yield (joined := before + stem_of(folded)), joined
            before = stem_of(folded) if len(folded) >= SHORTEST_TO_MEND else ""
