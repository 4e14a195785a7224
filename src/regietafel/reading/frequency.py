"""How often: from the words of a plan to a number of times a year.

Only a number can be judged. "Regularly" or "according to need" stays text; "the planning of X" is X's norm.
Rules are data here: a table of whole words for rhythms, a table of number words, and one pattern for "n times per p".
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from regietafel.reading.vocabulary import ABOUT, AT_LEAST, EACH, NUMBERS, ORGANISER, PER_YEAR, RHYTHMS, TIMES


@dataclass(frozen=True)
class Frequency:
    """What the words say: ``times`` a year (None: no number), a minimum or not, about or not, ours or the organiser's."""

    times: Decimal | None
    at_least: bool = False
    about: bool = False
    organiser: bool = False

    @property
    def is_measurable(self) -> bool:
        """Whether practice can be held against these words."""
        return self.times is not None and not self.organiser


def plain(text: str) -> str:
    """Fold case, accents and odd spaces away, so that one pattern serves all spellings."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(sign for sign in folded if not unicodedata.combining(sign)).split())


NUMBER = r"(?P<n>\d{1,3}(?:[.,]\d+)?|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + ")"
RANGE = r"(?P<more>\s*(?:-|a|tot|of|to|or)\s*(?:\d{1,3}|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + r"))?"
PERIOD = "|".join(sorted(PER_YEAR, key=len, reverse=True))
TIMES_PER = re.compile(
    rf"\b{NUMBER}(?:-?\s?tal)?{RANGE}\s*-?\s*(?:{'|'.join(TIMES)})\s*(?:{'|'.join(EACH)})\s*(?P<per>{PERIOD})\b"
)
EVERY = re.compile(
    rf"\b(?:om de|elke?|iedere?|alle|every|each|tous les|toutes les|chaque)\s+(?:{NUMBER}\s+)?(?P<per>{PERIOD})\b"
)
MANY = r"(?:keer|keren|maal|malen|x|fois|times|bijeenkomsten|samenkomsten|vergaderingen|overlegmomenten|overleggen|sessies|momenten|reunions|rencontres|meetings)"
YEARLY_TIMES = re.compile(
    rf"\b(?:jaarlijks|per (?:werk)?jaar|elk jaar|op jaarbasis|par an|chaque annee|yearly|each year)\s+(?:\w+ ){{0,2}}?(?:min\. )?{NUMBER}(?:-?\s?tal)?\s*{MANY}\b"
)
TIMES_YEARLY = re.compile(rf"\b{NUMBER}\s+jaarlijkse\s+(?:\w+ )?\w+(?:en|s)\b")
PER_STEP = re.compile(
    rf"(?<![a-z])(?:{MANY}\s*(?:/|per|om de|tous les|toutes les|every)\s*){NUMBER}\s*(?P<per>{PERIOD})\b"
)
N_MONTHLY = re.compile(rf"\b{NUMBER}\s*-?\s*(?:maandelijks\w*|wekelijks\w*|jaarlijks\w*|monthly|yearly)\b")


def number(word: str) -> Decimal:
    """The value of a figure or a number word."""
    return NUMBERS[word] if word in NUMBERS else Decimal(word.replace(",", "."))


def times_a_year(words: str) -> Decimal | None:
    """The number of times a year that the words name, if they name one.

    The more specific wording wins: "4 times a year" before "every 2 months" before "monthly"; of two
    rhythms the first that is named, for what follows says more about it.
    """
    if found := YEARLY_TIMES.search(words) or TIMES_YEARLY.search(words):
        return number(found["n"])
    if found := PER_STEP.search(words):
        return PER_YEAR[found["per"]] / (number(found["n"]) or 1)
    if found := TIMES_PER.search(words):
        return number(found["n"]) * PER_YEAR[found["per"]]
    if found := EVERY.search(words):
        return PER_YEAR[found["per"]] / (number(found["n"]) if found["n"] else 1)
    if found := N_MONTHLY.search(words):
        step = number(found["n"])
        unit = {"m": 12, "w": 52, "j": 1, "y": 1}[found.group(0)[len(found["n"]) :].lstrip(" -")[0]]
        return Decimal(unit) / step if step else None
    named = [(found.start(), times) for word, times in RHYTHMS.items() if (found := re.search(rf"\b{word}\b", words))]
    return min(named)[1] if named else None


def is_about(words: str) -> bool:
    """Whether the number is meant roughly: "about 4", "a 3-some", "2 to 3 times"."""
    found = TIMES_PER.search(words)
    return bool(found and found["more"]) or any(re.search(rf"\b{word}|\b\d+-?\s?{word}\b", words) for word in ABOUT)


def is_minimum(words: str) -> bool:
    """Whether the words say "at least", whatever number follows."""
    return any(re.search(rf"\b{word}", words) for word in AT_LEAST)


def read_frequency(text: str) -> Frequency:
    """Read the words of a norm.

    >>> read_frequency("minstens 4 keer per jaar").times
    Decimal('4')
    >>> read_frequency("om de 2 maanden").times
    Decimal('6')
    >>> read_frequency("regelmatig").times is None
    True
    """
    words = plain(text)
    times = times_a_year(words)
    if times is not None and not 0 < times <= 366:
        times = None
    return Frequency(
        times=times.quantize(Decimal("0.01")).normalize() + 0 if times is not None else None,
        at_least=times is not None and is_minimum(words),
        about=times is not None and is_about(words),
        organiser=any(re.search(rf"\b{word}\b", words) for word in ORGANISER),
    )
