"""What a line says of itself before its title: a word for its level, a number, or both, in either order.

"Actie 1.1.1.: Overleg", "1.1.1 Actie: Overleg", "SD1 Overleg", "A. Overleg", "Fiche action n° 3 – Concertation".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from regietafel.reading.blocks import Text
from regietafel.reading.outline.folding import fold
from regietafel.reading.outline.numbering import Number, number_of
from regietafel.reading.outline.words import ABBREVIATED, SPELLINGS, LevelWord, word_called

FIGURES = r"(?:\d{1,2}(?:[.-]\d{1,2}){1,4}[a-z]?|\d{1,3}[a-z]?|[a-z](?:[.-]?\d{1,2}){1,4}(?:\.[a-z])?|[ivx]{1,5}(?:\.\d{1,2}){0,4}|[a-z])"
COUNT = r"(?:nr\.?|num\.?|numero|n°|no\.?|#)?\s*"
END = r"(?P<end>\s*[.)°]{0,2}\s*(?:[:|]|-(?=\s)|\.(?=\s))?|$)"
WORD_NUMBER = re.compile(
    rf"(?P<word>{SPELLINGS})(?P<gap>[\s.-]*){COUNT}(?P<number>{FIGURES})(?![\w%€']|[.,]\d){END}\s*"
)
WORD_ALONE = re.compile(rf"(?P<word>{SPELLINGS})\s*(?P<end>:|-(?=\s)|$)\s*")
NUMBER_WORD = re.compile(
    rf"(?P<number>{FIGURES})\s*[.)°:]*\s*-?\s*(?P<word>{SPELLINGS})\b(?:\s*{COUNT}(?P<own>{FIGURES})(?![\w%€]))?(?P<end>\s*\.?\s*[:|-])\s*"
)
NUMBER_ALONE = re.compile(rf"\(?(?P<number>{FIGURES})(?P<end>(?:[.)°]{{1,2}}\s*[:-]?|\s*[:|]|\s+-)(?=\s|$)|(?=\s))\s*")
SINGLE = re.compile(r"\d{1,3}[a-z]?|[a-z]|[ivx]{1,5}")
LONGEST_UNMARKED = 18
CLOCK = re.compile(r"\d{1,2}[.](?:00|05|[1-5][05])$")


@dataclass(frozen=True)
class Mark:
    """A word, a number or both, and what they stand before; ``closed`` when a sign parts them from the title."""

    word: LevelWord | None
    number: Number | None
    title: str
    closed: bool = False
    shown: str = ""

    @property
    def is_bare(self) -> bool:
        """Whether nothing follows."""
        return not self.title.strip(" .:-–")


NO_MARK = Mark(None, None, "")


def head_of(text: Text) -> str:
    """The words of a block with the number that its list gave it."""
    return f"{text.marker} {text.text}" if any(sign.isalnum() for sign in text.marker) else text.text


def mark_of(text: Text) -> Mark:
    """The mark of a block; one without word and number when it has none."""
    head = head_of(text)
    folded = fold(head)
    stands_out = bool(text.heading) or text.bold == len(text.text) > 0
    for read in (word_and_number, number_and_word, word_alone, number_alone):
        if mark := read(head, folded, stands_out):
            return mark
    return Mark(None, None, head)


def word_and_number(head: str, folded: str, stands_out: bool) -> Mark | None:
    """ "Actie 1.1: …", "SD1 …"."""
    found = WORD_NUMBER.match(folded)
    if not found or not (found["gap"] or found["word"].rstrip(".") in ABBREVIATED or found["word"].endswith(".")):
        return None
    number, rest = found["number"], head[found.end() :]
    closed = bool(found["end"].strip())
    if not closed and rest and not (stands_out or reads_as_title(rest)):
        return None
    if SINGLE.fullmatch(number) and number.isalpha() and not closed and not head[found.start("number")].isupper():
        return None
    return Mark(
        word_called(found["word"]),
        number_of(head[found.start("number") : found.end("number")]),
        rest.strip(),
        closed=closed,
        shown=shown_number(head, found),
    )


def shown_number(head: str, found: re.Match[str]) -> str:
    """The number as a person names it: "1.1", but "SD 1"."""
    word = found["word"]
    start = 0 if word in ABBREVIATED or "." in word else found.start("number")
    return head[start : found.end("number")].strip()


def number_and_word(head: str, folded: str, stands_out: bool) -> Mark | None:
    """ "1.1.1 Actie: …", "3. Pijler B: …"; the word's own number says more than the one in front."""
    found = NUMBER_WORD.match(folded)
    if not found:
        return None
    name = "own" if found["own"] else "number"
    number = number_of(head[found.start(name) : found.end(name)])
    shown = head[found.start(name) : found.end(name)]
    return Mark(word_called(found["word"]), number, head[found.end() :].strip(), closed=True, shown=shown)


def word_alone(head: str, folded: str, stands_out: bool) -> Mark | None:
    """ "Actie: …"."""
    found = WORD_ALONE.match(folded)
    if not found or found["word"].rstrip(".") in ABBREVIATED:
        return None
    return Mark(word_called(found["word"]), None, head[found.end() :].strip(), closed=bool(found["end"]))


def number_alone(head: str, folded: str, stands_out: bool) -> Mark | None:
    """ "1.1 …", "A. …", "2: …"; without a sign behind it a number needs a title that looks like one."""
    found = NUMBER_ALONE.match(folded)
    if not found:
        return None
    written = head[found.start("number") : found.end("number")]
    closed, rest = bool(found["end"].strip()), head[found.end() :].strip()
    if CLOCK.match(written) or (not closed and needs_sign(written, stands_out)):
        return None
    if written.isalpha() and len(written) > 1 and not written.isupper() and head[0] != "(":
        return None
    if not closed and not stands_out and not reads_as_title(rest):
        return None
    number = number_of(written)
    return Mark(None, number, rest, closed=closed, shown=written) if number and rest else None


def needs_sign(written: str, stands_out: bool) -> bool:
    """Whether a number without a sign behind it may as well be a word: "5 diensten", "I", "B2"."""
    return "." not in written and not (stands_out and written.isdecimal())


def reads_as_title(rest: str) -> bool:
    """Whether words behind a bare number look like a title and not like the rest of a sentence."""
    if rest[:1].isupper() or not rest[:1].isalpha():
        return True
    return len(rest.split()) <= LONGEST_UNMARKED and not rest.rstrip().endswith((".", ",", ";"))
