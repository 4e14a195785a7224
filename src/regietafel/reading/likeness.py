"""How much an action resembles one of an earlier plan: a figure between 0 and 1, with what it rests on.

Nobody is convinced by a figure alone, so the parts come along: how alike the titles are, who leads and takes part in
both, whether the norm is the same. What one of the two does not say is left out of the reckoning: silence is no
difference. A word that stands everywhere weighs little, a rare one much.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, lru_cache

import snowballstemmer

from regietafel.reading.abbreviations import ABBREVIATIONS
from regietafel.reading.frequency import plain
from regietafel.reading.vocabulary import FILLERS, SAME_FIELD

WORD = re.compile(r"[a-z0-9]+(?:['’]s)?")
KINSHIP = 0.7
"""How much "mobiliteit" has in common with "mobiliteitsplan": one word holds the other."""

SHORTEST_KIN = 5
"""Letters that a word needs before it is looked for inside a longer one."""

FIELD = 0.5
"""How much two words have in common with which plans speak of the same thing, such as "transport" and "mobiliteit"."""

WEIGHTS = {"title": 0.5, "told": 0.14, "context": 0.1, "parties": 0.2, "norm": 0.06}


@dataclass(frozen=True)
class Sketch:
    """What is compared of an action. ``context`` holds its description, and the goal above it."""

    key: int
    title: str
    context: str = ""
    leads: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    times: Decimal | None = None

    @property
    def parties(self) -> frozenset[str]:
        """Everybody who is named."""
        return self.leads | self.others

    @cached_property
    def title_words(self) -> frozenset[str]:
        """The words of the title that carry meaning."""
        return frozenset(stems(self.title))

    @cached_property
    def context_words(self) -> frozenset[str]:
        """The words around it, those of the title too: what one plan puts in the title another explains."""
        return frozenset(stems(f"{self.title} {self.context}"))

    @cached_property
    def party_words(self) -> frozenset[str]:
        """The words in the names of those who take part."""
        return frozenset(word for name in self.parties for word in stems(name))


@dataclass(frozen=True)
class Likeness:
    """How alike two actions are: the whole, and the parts that a person can check."""

    score: float
    title: float = 0.0
    leads: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    named: int = 0
    same_norm: bool = False
    words: tuple[str, ...] = ()


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A folded Dutch word without its endings, and with one spelling for long and short vowels."""
    found: str = snowballstemmer.stemmer("dutch").stemWord(word)
    return re.sub(r"([aeou])\1", r"\1", found)


SAYING_NOTHING = frozenset(stem(word) for word in FILLERS)


def expansions(known: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """What each abbreviation stands for, as stems, so that "LDE" and "lokale diensteneconomie" are the same words."""
    return {
        plain(short): tuple(
            found for word in WORD.findall(plain(meaning)) if (found := stem(word)) not in SAYING_NOTHING
        )
        for short, meaning in known.items()
    }


EXPANSIONS = expansions(ABBREVIATIONS)


FIELDS = {
    word: frozenset(field) - {word} for field in (tuple(map(stem, words)) for words in SAME_FIELD) for word in field
}


def stems(text: str) -> Iterator[str]:
    """The stems of a text, without words that say nothing, and with abbreviations written out."""
    for word in WORD.findall(plain(text).replace("’", "'")):
        if word in EXPANSIONS:
            yield from EXPANSIONS[word]
        elif (found := stem(word)) not in SAYING_NOTHING:
            yield found


@dataclass
class Vocabulary:
    """All words of the plans that are compared: how rare each is, and which ones hold each other."""

    rarity: dict[str, float] = field(default_factory=dict)
    kin: dict[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, sketches: Collection[Sketch]) -> Vocabulary:
        """Count in how many actions each word stands."""
        counts = Counter(word for one in sketches for word in one.context_words | one.party_words)
        rarity = {word: math.log1p(len(sketches) / count) for word, count in counts.items()}
        return cls(rarity, kinship(counts))

    def weight(self, word: str) -> float:
        """How much a word says; one that was never counted is taken for rare."""
        return self.rarity.get(word, 1.0)

    def near(self, word: str) -> frozenset[str]:
        """The words that count for something where this one is looked for."""
        return self.kin.get(word, frozenset()) | FIELDS.get(word, frozenset())

    def share(self, mine: Collection[str], theirs: Collection[str]) -> float:
        """How much of my words stands among theirs, by weight."""
        whole = math.fsum(self.weight(word) for word in mine)
        found = math.fsum(self.weight(word) * self.closeness(word, theirs) for word in mine)
        return found / whole if whole else 0.0

    def closeness(self, word: str, among: Collection[str]) -> float:
        """1 if the word stands there, less if a word does that holds it or is held by it."""
        if word in among:
            return 1.0
        if not self.kin.get(word, frozenset()).isdisjoint(among):
            return KINSHIP
        return 0.0 if FIELDS.get(word, frozenset()).isdisjoint(among) else FIELD

    def alike(self, left: Collection[str], right: Collection[str]) -> float:
        """How alike two sets of words are. A short title that stands whole in a long one counts for much."""
        if not left or not right:
            return 0.0
        shares = sorted((self.share(left, right), self.share(right, left)))
        return 0.65 * shares[0] + 0.35 * shares[1] if shares[0] else 0.0


def kinship(words: Iterable[str]) -> dict[str, frozenset[str]]:
    """Which words begin or end with another: Dutch writes "doorstroom" and "traject" as one."""
    found: dict[str, set[str]] = {}
    forward = sorted(words)
    for turned in (False, True):
        listed = sorted(word[::-1] for word in forward) if turned else forward
        for short, longer in held(listed):
            one, two = (short[::-1], longer[::-1]) if turned else (short, longer)
            found.setdefault(one, set()).add(two)
            found.setdefault(two, set()).add(one)
    return {word: frozenset(others) for word, others in found.items()}


def held(listed: list[str]) -> Iterator[tuple[str, str]]:
    """Pairs of which the longer begins with the shorter, from a sorted list."""
    for short in listed:
        if len(short) < SHORTEST_KIN:
            continue
        for place in range(bisect_left(listed, short) + 1, len(listed)):
            if not listed[place].startswith(short):
                break
            yield short, listed[place]


def likeness(left: Sketch, right: Sketch, vocabulary: Vocabulary) -> Likeness:
    """Compare two actions; the order makes no difference."""
    title = vocabulary.alike(left.title_words, right.title_words)
    if not left.title_words and left.title == right.title:
        title = 1.0
    parts = {"title": title}
    if left.context_words and right.context_words:
        parts["context"] = vocabulary.alike(left.context_words, right.context_words)
    if left.title_words and right.title_words:
        parts["told"] = (
            vocabulary.share(left.title_words, right.context_words)
            + vocabulary.share(right.title_words, left.context_words)
        ) / 2
    if left.parties and right.parties:
        parts["parties"] = (
            vocabulary.alike(left.party_words, right.party_words) if left.parties != right.parties else 1.0
        )
    if left.times and right.times:
        parts["norm"] = float(min(left.times, right.times) / max(left.times, right.times))
    whole = math.fsum(WEIGHTS[name] for name in parts)
    score = math.fsum(WEIGHTS[name] * value for name, value in parts.items()) / whole
    return Likeness(
        score=min(score, 1.0),
        title=min(title, 1.0),
        leads=tuple(sorted(left.leads & right.leads)),
        others=tuple(sorted((left.parties & right.parties) - (left.leads & right.leads))),
        named=len(left.parties | right.parties),
        same_norm=left.times is not None and left.times == right.times,
        words=tuple(sorted(left.title_words & right.title_words)),
    )


CLEAR = 0.4
"""From here on a pair is proposed, if it does not fall behind the best one of the same action."""

FAINT = 0.24
"""From here on a pair is proposed only if there is none better for the newer action."""

NEAR_THE_BEST = 0.7
NOT_ELSEWHERE = 0.6
MOST = 3
"""How many earlier actions are proposed for one."""


@dataclass(frozen=True)
class Proposal:
    """An earlier action from which a newer one may come."""

    newer: int
    earlier: int
    likeness: Likeness


def propose(newer: Collection[Sketch], earlier: Collection[Sketch]) -> list[Proposal]:
    """The pairs that a person should look at, the surest first."""
    vocabulary = Vocabulary.of([*newer, *earlier])
    index = index_of(earlier, vocabulary)
    pairs: list[Proposal] = []
    for one in newer:
        near = {sketch.key: sketch for word in one.title_words for sketch in index.get(word, ())}
        pairs += (Proposal(one.key, other.key, likeness(one, other, vocabulary)) for other in near.values())
    return worth_a_look(sorted(pairs, key=lambda pair: (-pair.likeness.score, pair.newer, pair.earlier)))


def index_of(sketches: Iterable[Sketch], vocabulary: Vocabulary) -> dict[str, list[Sketch]]:
    """The actions in whose title a word stands, or one near it."""
    found: dict[str, list[Sketch]] = {}
    for one in sketches:
        near = {kin for word in one.title_words for kin in vocabulary.near(word)}
        for word in one.title_words | near:
            found.setdefault(word, []).append(one)
    return found


def worth_a_look(ranked: list[Proposal]) -> list[Proposal]:
    """Of all pairs, the best first: those that are the best of the newer action, or hardly fall behind it.

    A pair that is far from the best of the earlier action falls out too: that one went elsewhere.
    """
    best_of_newer: dict[int, float] = {}
    best_of_earlier: dict[int, float] = {}
    taken: Counter[int] = Counter()
    found = []
    for pair in ranked:
        score = pair.likeness.score
        best = best_of_newer.setdefault(pair.newer, score)
        rival = best_of_earlier.setdefault(pair.earlier, score)
        least = FAINT if not taken[pair.newer] and best == score else max(CLEAR, NEAR_THE_BEST * best)
        if score >= max(least, NOT_ELSEWHERE * rival) and taken[pair.newer] < MOST:
            taken[pair.newer] += 1
            found.append(pair)
    return found
