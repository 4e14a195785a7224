"""Who is meant by a name in a plan: entries of an address book that may be it, each with how sure and why.

This only suggests. Two names that resemble each other stay two, until a person says that they are one. No rule here
knows a body or a region: what is known comes in as :class:`Known`, and general words stand in ``naming_words``.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from regietafel.reading.likeness import Vocabulary, kinship, stems
from regietafel.reading.name_forms import (
    FUNCTION,
    LONGEST,
    ORGANISATION,
    Bracketed,
    alike,
    bare,
    bracketed,
    folded,
    likely_kind,
    listed,
    trigrams,
)
from regietafel.reading.name_ways import SCORES, Known, asked_forms, forms_of, stronger, weaker

SURE = 0.9
"""From here on a suggestion may be taken over with others in one stroke, if no other comes near."""
NEAR = 0.05
FAINT = 0.45
"""Below this nothing is suggested."""
MOST = 4
WORTH_COMPARING = 12
CROWD = 2
"""So many may share equally much with a name; when more do, none of them is suggested for it."""


@dataclass(frozen=True)
class Candidate:
    """Who may be meant: more than one key only where the name is a list. ``reason`` is a code that the screens put in words."""

    keys: tuple[str, ...]
    score: float
    reason: str


@dataclass(frozen=True)
class Suggested:
    """What is thought of one name: the candidates, the best first, and what it would be if it is somebody new."""

    name: str
    candidates: tuple[Candidate, ...]
    kind: str
    holder: str = ""
    """The key of the organisation in which a new function would stand."""
    function: str = ""
    """What a new function would be called."""

    @property
    def sure(self) -> Candidate | None:
        """The one that a person may take over without looking long; None where two come near each other."""
        if not self.candidates or self.candidates[0].score < SURE:
            return None
        rivals = [one for one in self.candidates[1:] if one.score > self.candidates[0].score - NEAR]
        return None if rivals else self.candidates[0]


@dataclass
class Forms:
    """In which ways one entry may be written, and what it is compared by when none of these is."""

    known: Known
    words: frozenset[str] = frozenset()
    flat: str = ""
    grams: frozenset[str] = frozenset()


@dataclass
class NameBook:
    """An address book in which names are looked up; made once for all names of a reading."""

    known: Collection[Known]
    by_form: dict[str, dict[str, str]] = field(default_factory=dict)
    forms: dict[str, Forms] = field(default_factory=dict)
    by_word: dict[str, set[str]] = field(default_factory=dict)
    by_gram: dict[str, set[str]] = field(default_factory=dict)
    vocabulary: Vocabulary = field(default_factory=Vocabulary)

    def __post_init__(self) -> None:
        """Write each entry under all its forms."""
        for one in self.known:
            self.write(one)
        counts = Counter(word for one in self.forms.values() for word in one.words)
        rarity = {word: math.log1p(len(self.forms) / count) for word, count in counts.items()}
        self.vocabulary = Vocabulary(rarity, kinship(counts))

    def write(self, one: Known) -> None:
        """One entry: its certain forms, the surest first, and its words and letters for when none of these is met."""
        for form, reason in forms_of(one):
            self.by_form.setdefault(form, {}).setdefault(one.key, reason)
        whole = f"{one.name} {one.holder}".strip()
        kept = Forms(one, frozenset(stems(whole)), bare(one.name), trigrams(bare(one.name)))
        self.forms[one.key] = kept
        for word in kept.words:
            self.by_word.setdefault(word, set()).add(one.key)
        for gram in kept.grams:
            self.by_gram.setdefault(gram, set()).add(one.key)

    def suggest(self, name: str) -> Suggested:
        """All that is thought of one name."""
        found: dict[tuple[str, ...], Candidate] = {}
        for one in self.thought_of(name):
            if one.score >= FAINT and (one.keys not in found or found[one.keys].score < one.score):
                found[one.keys] = one
        ranked = tuple(sorted(telling(found.values()), key=lambda one: (-one.score, one.keys))[:MOST])
        parts = bracketed(name)
        holder = self.holder_of(parts) if parts else ""
        if parts and holder:
            return Suggested(name, ranked, FUNCTION, holder, parts.inner)
        return Suggested(name, ranked, likely_kind(name))

    def holder_of(self, parts: Bracketed) -> str:
        """The organisation that a bracketed name begins with, if there is one beyond doubt."""
        sure = [
            key
            for key, reason in self.by_form.get(f"={folded(parts.outer)}", {}).items()
            if self.forms[key].known.kind == ORGANISATION
        ]
        return sure[0] if len(sure) == 1 else ""

    def thought_of(self, name: str) -> Iterator[Candidate]:
        """Everything that may be meant, in no order and with doubles.

        Behind a known organisation stands one of its functions, so nothing elsewhere that merely resembles it is meant.
        """
        yield from self.certain(name)
        yield from self.functions(name)
        yield from self.lists(name)
        parts = bracketed(name)
        if parts and self.holder_of(parts):
            return
        yield from self.worded(name)
        yield from self.misspelt(name)

    def certain(self, name: str) -> Iterator[Candidate]:
        """Those that are written so: the name itself, its abbreviation, its municipality, its first letters."""
        for form, reason in asked_forms(name):
            for key, theirs in self.by_form.get(form, {}).items():
                why = stronger(reason, theirs) if form.startswith("+") else weaker(reason, theirs)
                if why == "folded" and self.forms[key].known.name == name:
                    why = "exact"
                yield Candidate((key,), SCORES[why], why)

    def functions(self, name: str) -> Iterator[Candidate]:
        """Functions of the organisation before the brackets: the one that is called so, or each of those that are named."""
        parts = bracketed(name)
        holder = self.holder_of(parts) if parts else ""
        if not parts or not holder:
            return
        mine = self.forms[holder].known
        held = [one.known for one in self.forms.values() if is_held_by(one.known, mine)]
        exact = {folded(one.name): one.key for one in held}
        if folded(parts.inner) in exact:
            yield Candidate((exact[folded(parts.inner)],), 0.98, "function")
            return
        keys = [exact.get(folded(part), "") for part in listed(parts.inner)]
        if len(keys) > 1 and all(keys):
            yield Candidate(tuple(dict.fromkeys(keys)), 0.91, "functions")
        yield from (
            Candidate((one.key,), 0.85 * ratio, "function_like")
            for one in held
            if (ratio := alike(folded(one.name), folded(parts.inner))) > 0.6
        )
        yield Candidate((holder,), 0.7, "function_unknown")

    def lists(self, name: str) -> Iterator[Candidate]:
        """A list of which each part is somebody beyond doubt: a row of municipalities, two services."""
        parts = listed(name)
        if not 1 < len(parts) <= 60:
            return
        keys = []
        for part in parts:
            found = sorted(self.certain(part), key=lambda one: -one.score)
            if not found or found[0].score < SURE:
                return
            keys.append(found[0].keys[0])
        yield Candidate(tuple(dict.fromkeys(keys)), 0.9, "list")

    def worded(self, name: str) -> Iterator[Candidate]:
        """Those that share words with it; a rare word counts for more than one that many have."""
        mine = frozenset(stems(name[:LONGEST]))
        shared: Counter[str] = Counter()
        for word in sorted(mine):
            for key in self.by_word.get(word, ()):
                shared[key] += round(1000 * self.vocabulary.weight(word))
        for key in nearest(shared):
            yield Candidate((key,), 0.88 * min(self.vocabulary.alike(mine, self.forms[key].words), 1.0), "words")

    def misspelt(self, name: str) -> Iterator[Candidate]:
        """Those that are written almost so."""
        mine = bare(name)
        grams = trigrams(mine)
        if len(mine) < 4:
            return
        shared = Counter(key for gram in grams for key in self.by_gram.get(gram, ()))
        for key in nearest(shared):
            theirs = self.forms[key]
            if 2 * shared[key] < max(len(grams), len(theirs.grams)) * 0.8:
                continue
            if (ratio := alike(mine, theirs.flat)) > 0.8:
                yield Candidate((key,), 0.89 * ratio, "spelling")


def nearest(shared: Counter[str]) -> list[str]:
    """The few that share most: only these are compared letter by letter."""
    return sorted(shared, key=lambda key: (-shared[key], key))[:WORTH_COMPARING]


def telling(found: Iterable[Candidate]) -> list[Candidate]:
    """The candidates without those that share as much with the name as many others do: a row of them says nothing."""
    kept = list(found)
    crowds = Counter(round(one.score, 3) for one in kept if one.reason == "words")
    return [one for one in kept if one.reason != "words" or crowds[round(one.score, 3)] <= CROWD]


def is_held_by(one: Known, holder: Known) -> bool:
    """Whether a function stands in an organisation."""
    return one.kind == FUNCTION and folded(one.holder) == folded(holder.name)
