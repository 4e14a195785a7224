"""Numbers before a heading, and how headings hang together when their numbers are all there is to go by."""

from __future__ import annotations

import re
from dataclasses import dataclass

from regietafel.reading.fields.words import folded
from regietafel.reading.plan_reading import ACTION, GOAL, PRIORITY

NUMBER = r"(?:\d{1,2}(?!\d)(?:\.\d{1,2})*|[a-zA-Z](?=[.):])|[IVX]{1,5}(?=[.):\s]))"
LEVEL_WORD = (
    r"(?:(?:beleids)?prioriteit|pijler|luik|speerpunt|thema|strategische doelstelling|beleidsdoelstelling|operationele doelstelling|subdoelstelling|doelstelling|actieplan|actie|maatregel"
    r"|axe(?: strategique)?|objectif strategique|objectif operationnel|objectif|action|mesure|priority|goal|s\.?d\.?|o\.?d\.?|o\.?s\.?|o\.?o\.?)"
)
MARK = re.compile(
    rf"^(?:(?P<word>{LEVEL_WORD})\s*(?:nr\.?\s*)?)?(?P<number>{NUMBER})?\s*(?P<end>[.):–-]*)\s*(?=\S)", re.IGNORECASE
)
LEVELS: tuple[tuple[str, str], ...] = (
    (r"operationele doelstelling|subdoelstelling|doelstelling|actieplan|objectif operationnel|objectif|goal|o\.?d\.?|o\.?o\.?", GOAL),
    (r"(?:beleids)?prioriteit|pijler|luik|speerpunt|thema|strategische doelstelling|beleidsdoelstelling|axe(?: strategique)?|objectif strategique|priority|s\.?d\.?|o\.?s\.?", PRIORITY),
    (r"actie|maatregel|action|mesure", ACTION),
)  # fmt: skip


@dataclass(frozen=True)
class Numbered:
    """A text taken apart: ``number`` as written, with the word for its level where it has one; ``style`` is how it counts."""

    title: str
    number: str = ""
    level: str = ""
    style: str = ""
    count: int = 0


def numbered(text: str) -> Numbered:
    """The number, the word for a level and the title of a text.

    >>> numbered("OD 1.2: Samenwerken").number
    'OD 1.2'
    """
    plain = folded(text)
    found = MARK.match(plain)
    word, number = (found["word"], found["number"]) if found else (None, None)
    if found and word and not number and found["end"].startswith(":"):
        return Numbered(text[found.end() :].strip(), "", level_called(word), word)
    if found is None or not number or not (found["end"] or word or "." in number):
        return Numbered(text)
    if re.match(r"\d{1,2}\.\d", number) is None and found["end"] in {"-", "–"} and not word:
        return Numbered(text)
    rest = text[found.end() :].strip()
    if not any(sign.isalpha() for sign in rest):
        return Numbered(text)
    level = level_called(word or "")
    shown = text[found.start("number") if level == ACTION else found.start() : found.end("number")].strip()
    original = text[found.start("number") : found.end("number")]
    return Numbered(rest, shown, level, style_of(original, word or ""), count_of(original))


def level_called(word: str) -> str:
    """The level that a word means."""
    return next((level for words, level in LEVELS if re.fullmatch(words, word)), "")


def style_of(number: str, word: str) -> str:
    """How a number counts: with so many figures, as a letter, or in Roman figures."""
    if number[0].isdigit():
        return f"{word}{number.count('.') + 1}"
    kind = (
        "roman"
        if re.fullmatch(r"[IVX]+", number) and number not in {"C", "D"}
        else "upper"
        if number.isupper()
        else "lower"
    )
    return f"{word}{kind}"


def count_of(number: str) -> int:
    """The last part of a number, to see whether it counts on."""
    last = number.rpartition(".")[2]
    if last.isdigit():
        return int(last)
    if re.fullmatch(r"[IVX]+", last):
        values = {"I": 1, "V": 5, "X": 10}
        digits = [values[sign] for sign in last]
        return sum(-one if one < other else one for one, other in zip(digits, [*digits[1:], 0], strict=True))
    return ord(last.lower()) - ord("a") + 1


@dataclass
class Entry:
    """A heading on the way to where we are; ``had_action`` once an action stood right below it."""

    style: str
    count: int
    node_id: str
    had_action: bool = False


class Stack:
    """The headings above the present row.

    Two headings of the same style that follow each other without an action between them, and of which the second does
    not count on, are one inside the other; the next one of that style belongs to the inner row, unless it opens anew.
    """

    def __init__(self) -> None:
        self.entries: list[Entry] = []

    @property
    def top(self) -> str | None:
        """The id of the heading that is nearest."""
        return self.entries[-1].node_id if self.entries else None

    def action(self) -> None:
        """An action stands below the nearest heading."""
        for entry in self.entries:
            entry.had_action = True

    def place(self, style: str, count: int, *, opens: bool) -> None:
        """Go up to where a heading of this style belongs."""
        same = [at for at, entry in enumerate(self.entries) if entry.style == style]
        if not same:
            return
        top = self.entries[-1]
        nests = top.style == style and not top.had_action and count != top.count + 1 and style != ""
        if nests and len(same) < 2:
            return
        del self.entries[same[0] if opens else same[-1] :]

    def push(self, style: str, count: int, node_id: str) -> None:
        """A heading begins."""
        self.entries.append(Entry(style, count, node_id))
