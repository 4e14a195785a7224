"""How a text becomes words to look for: accents folded first, then stemmed, and both forms kept.

Both are needed. The stemmer makes "fiet" of "fiets" and "fiets" of "fietsen", so the stem alone does not join them; the
folded word alone does not join "actie" and "acties".
"""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import snowballstemmer

WORD = re.compile(r"\d+(?:\.\d+)+|\w+")
"""A word, or a number of a plan such as 2.3.1, which is one word."""

BEFORE_S = re.compile(r"(?<=\w)['’](?=s\b)")
APOSTROPHE = "\u02bc"
"""An apostrophe that counts as a letter, for "foto's" is one word; it is found as "foto"."""

LONGEST_WORD = 60
LONGEST_QUESTION = 200
MOST_WORDS = 8
SHORTEST_BEGINNING = 2
"""Fewer letters than this are a word, never the beginning of one: they would find everything."""

SHORTEST_PART = 4
"""So many letters at least has a part of a compound that is looked for."""

BEFORE_PART = 3
"""So many letters at least stand before the last part of a compound."""

LITTLE_WORDS = frozenset(
    [
        "aan",
        "als",
        "bij",
        "dat",
        "de",
        "den",
        "der",
        "die",
        "dit",
        "door",
        "een",
        "en",
        "er",
        "het",
        "hun",
        "ie",
        "in",
        "is",
        "je",
        "maar",
        "met",
        "na",
        "naar",
        "niet",
        "nog",
        "of",
        "om",
        "ons",
        "onze",
        "ook",
        "op",
        "over",
        "te",
        "tot",
        "uit",
        "van",
        "voor",
        "was",
        "wat",
        "we",
        "wel",
        "wie",
        "ze",
        "zich",
        "zij",
        "zijn",
        "zo",
        "and",
        "for",
        "of",
        "the",
        "to",
    ]
)
"""Words that say nothing of what somebody looks for; they count only if there are no others."""

_stemmers = threading.local()


@dataclass(frozen=True)
class Term:
    """One word of a question: what it may look like in the index, and whether it may be the beginning of a word."""

    folded: str
    stem: str
    begins: bool = False
    part: bool = False
    """Whether it may as well stand within a compound, where the kind keeps those apart (see :func:`parts_of`)."""

    def meets(self, folded: str) -> bool:
        """Whether a folded word of a text is one that this term finds."""
        if folded[:2] != self.folded[:2]:
            return False
        if folded in (self.folded, self.stem) or (self.begins and folded.startswith(self.folded)):
            return True
        stem = stem_of(folded)
        return stem in (self.folded, self.stem) or (self.begins and stem.startswith(self.folded))


@dataclass(frozen=True)
class Question:
    """What somebody typed, cut to a sensible length, and the words in it."""

    text: str
    terms: tuple[Term, ...] = ()

    @property
    def words(self) -> list[str]:
        """The words as they were typed, to look for one at a time."""
        return [word for word in self.text.split() if any(fold(found[0]) for found in words_in(word))]


def tidy(text: str) -> str:
    """Text in which each letter is one sign, so that its words stand where they are found."""
    return unicodedata.normalize("NFC", text)


def words_in(text: str) -> Iterator[re.Match[str]]:
    """Each word as it was written, with where it begins and ends."""
    if "'" in text or "’" in text:
        text = BEFORE_S.sub(APOSTROPHE, text)
    return WORD.finditer(text)


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """A word without capitals, accents and signs; empty if nothing is left of it."""
    if word.isascii() and word.isalnum():
        return word.lower()[:LONGEST_WORD]
    bare = word.casefold().removesuffix(f"{APOSTROPHE}s").replace(".", "_").replace(APOSTROPHE, "")
    letters = unicodedata.normalize("NFKD", bare)
    return "".join(letter for letter in letters if letter.isalnum() or letter == "_")[:LONGEST_WORD]


@lru_cache(maxsize=50_000)
def stem_of(folded: str) -> str:
    """The Dutch stem of a folded word. The stemmer keeps notes while it works, so each thread has its own."""
    stemmer: Any = getattr(_stemmers, "dutch", None)
    if stemmer is None:
        stemmer = _stemmers.dutch = snowballstemmer.stemmer("dutch")
    return str(stemmer.stemWord(folded)) or folded


def forms_of(text: str) -> list[str]:
    """All that a text can be found by, each once and in the order of the text: words and stems."""
    forms: dict[str, None] = {}
    for word in words_in(text):
        if folded := fold(word[0]):
            forms[folded] = forms[stem_of(folded)] = None
    return list(forms)


def parts_of(text: str) -> list[str]:
    """What of the compounds in a text can be looked for: the endings of long words, and two words as if they were one.

    So "herstel" finds "fietshersteller", and "fietsherstel" finds "fietsen herstellen".
    """
    parts: dict[str, None] = {}
    before = ""
    for word in words_in(text):
        folded = fold(word[0])
        for start in range(BEFORE_PART, len(folded) - SHORTEST_PART + 1):
            parts[folded[start:]] = None
        if len(before) >= BEFORE_PART and len(folded) >= SHORTEST_PART:
            parts[before + folded] = parts[stem_of(before) + folded] = None
        before = "" if folded in LITTLE_WORDS else folded
    return list(parts)


def question(text: str, *, parts: bool = False) -> Question:
    """Read what somebody typed: every word must be met, and the last may still be half a word.

    Whoever wants parts finds words within compounds too. Nothing in it has a meaning beside its letters: signs that a
    database could take for a command are no letters.
    """
    tidied = " ".join(tidy(text[:LONGEST_QUESTION]).split())
    folded = list(dict.fromkeys(word for raw in words_in(tidied) if (word := fold(raw[0]))))
    telling = [word for word in folded if word not in LITTLE_WORDS] or folded
    kept = telling[:MOST_WORDS]
    half = folded[-1] if folded and len(folded[-1]) >= SHORTEST_BEGINNING else None
    return Question(tidied, tuple(Term(word, stem_of(word), word == half, parts) for word in kept))
