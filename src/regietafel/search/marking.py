"""Where in a text the words stand that somebody looked for. Pieces and not HTML: the template escapes and marks."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from regietafel.search.words import Term, fold, words_in

BEFORE, LENGTH = 60, 200
ELLIPSIS = "…"


class Piece(NamedTuple):
    """A stretch of text, found or between what was found."""

    text: str
    hit: bool = False


def marked(text: str, terms: Sequence[Term]) -> list[Piece]:
    """The whole text, cut where what was found begins and ends."""
    pieces, at = [], 0
    for start, end in spots(text, terms):
        pieces += [Piece(text[at:start]), Piece(text[start:end], hit=True)]
        at = end
    return [piece for piece in (*pieces, Piece(text[at:])) if piece.text]


def passage(body: str, terms: Sequence[Term]) -> list[Piece]:
    """The stretch of a long text in which the first word was found; nothing if it stands elsewhere."""
    first = next(spots(body, terms), None)
    if first is None:
        return []
    start, end = window(body, first[0])
    text = " ".join(body[start:end].replace("\n", " · ").split())
    before = [Piece(f"{ELLIPSIS} ")] if start else []
    after = [Piece(f" {ELLIPSIS}")] if end < len(body) else []
    return [*before, *marked(text, terms), *after]


def window(body: str, at: int) -> tuple[int, int]:
    """A stretch around a place that does not cut words, unless there is one word only."""
    start = max(0, at - BEFORE)
    if start:
        start = body.find(" ", start, at) + 1 or start
    end = start + LENGTH
    if end >= len(body):
        return start, len(body)
    cut = body.rfind(" ", at, end)
    return start, cut if cut > at else end


def spots(text: str, terms: Sequence[Term]) -> Iterator[tuple[int, int]]:
    """Where each found word begins and ends, in order. Most words are known by their first letters to be others."""
    may_begin = beginnings(tuple(term.folded[:2] for term in terms))
    for word in words_in(text):
        raw = word[0]
        if may_begin[raw[:2]] and meets(fold(raw), terms):
            yield word.span()


def meets(folded: str, terms: Sequence[Term]) -> bool:
    """Whether a folded word is one that a term finds."""
    return any(term.meets(folded) for term in terms)


class Beginnings(dict[str, bool]):
    """Whether a word that begins so may be one of those looked for; worked out once for each two signs."""

    def __init__(self, wanted: Collection[str]) -> None:
        super().__init__()
        self.wanted = wanted

    def __missing__(self, head: str) -> bool:
        """Letters and digits are what they seem; what another sign is folded to is not known before."""
        plain = head.isascii() and head.isalnum()
        self[head] = may = not plain or head.lower() in self.wanted
        return may


@lru_cache(maxsize=200)
def beginnings(wanted: tuple[str, ...]) -> Beginnings:
    """What is known of the beginnings of words that begin so, from one text to the next."""
    return Beginnings(frozenset(wanted))
