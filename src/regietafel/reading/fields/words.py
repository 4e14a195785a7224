"""Text as a pattern sees it, and what every field asks of it."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

BLANKS = dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f\t\r\x0b\x0c"), " ")
NOT_SEEN = re.compile("[\u00ad\u200b\u200c\u200d\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
HYPHENS = dict.fromkeys(map(ord, "\u2010\u2011"), "-")
MARKS = re.compile(r"\*{1,3}|(?<!\w)_{1,2}(?=\S)|(?<=\S)_{1,2}(?!\w)")
END_OF_SENTENCE = re.compile(
    r"(?<=[.!?])(?<!\b[a-zA-Z\d]\.)(?<!\b\d\d\.)(?<!\b(?:nr|bv|cf|vb|St|ca)\.)(?<!\b(?:min|vzw|art)\.)\s+(?=[A-ZÀ-Ý0-9'‘\"(])"
)

FINITE = re.compile(
    r"\b(?:is|zijn|was|waren|wordt|worden|werd|werden|kan|kunnen|zal|zullen|moet|moeten|mag|mogen|sluit|sluiten|heeft"
    r"|hebben|komt|komen|neemt|nemen|gaat|gaan|staat|staan|zit|zitten|blijft|blijven|wil|willen|bekijkt|bekijken"
    r"|organiseert|est|sont|sera|seront|peut|peuvent|participe|participent|are|will|can|may)\b"
)
RELATIVE = re.compile(r"\b(?:die|dat|waar\w*|wie|welke|dont|qui|que|which|that)\b")


def tidy(text: str) -> str:
    """Without invisible signs, marks of bold or italic and odd spaces; lines stay lines."""
    seen = MARKS.sub("", NOT_SEEN.sub("", text).translate(BLANKS).translate(HYPHENS))
    return "\n".join(line for line in (" ".join(part.split()) for part in seen.split("\n")) if line)


def one_line(text: str) -> str:
    """The same on one line, with single spaces."""
    return " ".join(tidy(text).split())


def folded(text: str) -> str:
    """Without capitals and accents, sign for sign, so that what is found stands at the same place in the text."""
    return text.lower() if text.isascii() else "".join(map(bare, text))


@lru_cache(maxsize=4096)
def bare(sign: str) -> str:
    """One sign without capital or accent; one that would become more signs stays as it is."""
    if sign in "’‘`´":
        return "'"
    plain = "".join(part for part in unicodedata.normalize("NFKD", sign.lower()) if not unicodedata.combining(part))
    return plain if len(plain) == 1 else sign


def sentences(text: str) -> list[str]:
    """The sentences of a text, as far as full stops tell."""
    return [part.strip() for line in text.split("\n") for part in END_OF_SENTENCE.split(line) if part.strip()]


def is_sentence(text: str) -> bool:
    """Whether it says something of somebody, rather than naming somebody: a verb that is not in a clause of its own."""
    words = folded(text)
    found = FINITE.search(words)
    if found is None or len(words.split()) < 3:
        return False
    clause = RELATIVE.search(words)
    return clause is None or found.start() < clause.start()


def words_in(text: str) -> frozenset[str]:
    """The words of a list that is written as a text."""
    return frozenset(text.split())
