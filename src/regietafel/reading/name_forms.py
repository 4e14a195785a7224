"""How a name is written: folded for comparing, its parts, and what somebody new of that name would be."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from regietafel.reading.frequency import plain
from regietafel.reading.likeness import EXPANSIONS, stems
from regietafel.reading.naming_words import AND, LEGAL_FORMS, MANY, MUNICIPAL, NOBODY_YET

ORGANISATION, GROUP, FUNCTION, TEXT = "organisation", "group", "function", "text"
LONGEST = 300
"""What is longer is a sentence and no name: it is compared by its beginning only."""

BRACKETED = re.compile(r"^(?P<outer>[^()]+?)\s*\((?P<inner>[^()]+)\)\s*$")
LETTERS = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Bracketed:
    """A name with a function in brackets: "House of Work (adviser)"."""

    outer: str
    inner: str


def folded(name: str) -> str:
    """A name as it is compared: without capitals, accents, odd dashes and full stops."""
    flat = plain(name[:LONGEST]).replace("’", "'")
    flat = re.sub(r"[\u2010-\u2015]", "-", flat)
    return " ".join(re.sub(r"(?<=\w)\.(?=\w)|[.,;:]+$|[\u200e\u200f\u00ad]", "", flat).split())


def bare(name: str) -> str:
    """A folded name without the legal form of an organisation."""
    return " ".join(word for word in folded(name).split() if word.strip("()") not in LEGAL_FORMS)


def place_of(name: str) -> str:
    """The municipality in "Stad X", "OCMW X" and "lokaal bestuur X"; empty when no such word stands there."""
    flat = folded(name)
    for word in MUNICIPAL:
        if flat.startswith(f"{word} "):
            return place_of(flat[len(word) + 1 :]) or flat[len(word) + 1 :]
    return ""


def initials_of(name: str) -> frozenset[str]:
    """The first letters of the words: of all, and of those with a capital."""
    words = LETTERS.findall(name[:LONGEST])
    every = "".join(word[0] for word in words)
    capital = "".join(word[0] for word in words if word[0].isupper())
    return frozenset(one.casefold() for one in (every, capital) if len(one) > 1)


def bracketed(name: str) -> Bracketed | None:
    """The two parts of a name with brackets at its end."""
    found = BRACKETED.match(name[:LONGEST].strip())
    return Bracketed(found["outer"].strip(), found["inner"].strip()) if found else None


def listed(name: str) -> list[str]:
    """The parts of a list of names; one part when it is none."""
    return [part for part in re.split(AND, name[:LONGEST]) if part.strip()]


def trigrams(text: str) -> frozenset[str]:
    """The groups of three letters of a text, its edges counted."""
    edged = f" {text} "
    return frozenset(edged[at : at + 3] for at in range(len(edged) - 2))


def likely_kind(name: str) -> str:
    """What somebody new of that name would be: an organisation, a group, or nobody in particular."""
    words = folded(name).replace("(", " ").split()
    if not any(word[0].isalpha() for word in words) or NOBODY_YET.intersection(words):
        return TEXT
    if MANY.intersection(words) or any(word.endswith(tuple(f"-{many}" for many in MANY)) for word in words):
        return GROUP
    return GROUP if name.strip()[0].islower() else ORGANISATION


def spelt_out(name: str) -> str:
    """The words of a name with abbreviations written out, in no order: "LB" and "lokale besturen" are the same."""
    return " ".join(sorted(set(stems(name[:LONGEST]))))


def has_abbreviation(name: str) -> bool:
    """Whether an abbreviation that is known stands in it."""
    return not EXPANSIONS.keys().isdisjoint(folded(name).replace("(", " ").replace(")", " ").split())


def alike(one: str, other: str) -> float:
    """How alike two texts are, letter by letter; the order makes no difference."""
    first, second = sorted((one, other))
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


def distinct(names: Iterable[str]) -> dict[str, list[str]]:
    """The names of a reading, each once, with all the ways in which it is written; capitals and blanks make no other name."""
    found: dict[str, list[str]] = {}
    for name in names:
        if key := folded(name):
            ways = found.setdefault(key, [])
            if name not in ways:
                ways.append(name)
    return found
