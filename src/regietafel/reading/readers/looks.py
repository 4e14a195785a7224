"""Headings that are only headings by their looks: set larger than the rest, or bold and short where no style says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from regietafel.reading.blocks import Cell, Text
from regietafel.reading.readers.signs import BULLET

LARGER = 0.9
"""Points; what differs less is an accident."""
LONGEST, LONGEST_BOLD = 300, 120
DEEPEST = 6
ENOUGH = 2
"""So many headings by style, and whoever made the document uses styles."""

Rows = tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Seen:
    """A paragraph with the size of its letters in points, zero where nothing says it."""

    text: Text
    size: float = 0.0

    @property
    def whole_bold(self) -> bool:
        """Whether all of it is set bold."""
        return bool(self.text.text) and self.text.bold >= len(self.text.text)


Found = Seen | Rows


def with_headings(found: Sequence[Found]) -> list[Text | Rows]:
    """The paragraphs with their level as a heading, tables as they are."""
    seen = [one for one in found if isinstance(one, Seen)]
    styled = {one.text.heading: one.size for one in seen if one.text.heading}
    body = usual_size(seen)
    sizes = sorted({one.size for one in seen if larger(one, body)}, reverse=True)
    by_style = sum(bool(one.text.heading) for one in seen) >= ENOUGH
    made: list[Text | Rows] = []
    for place, one in enumerate(found):
        if not isinstance(one, Seen):
            made.append(one)
            continue
        level = one.text.heading
        if not level and larger(one, body):
            level = level_among(one.size, styled) if by_style else sizes.index(one.size) + 1
        elif not level and not by_style and stands_out(one, found[place + 1 : place + 2]):
            level = len(sizes) + 1
        made.append(as_heading(one.text, level) if level else one.text)
    return made


def as_heading(text: Text, level: int) -> Text:
    """The same as a heading, which is no item any more but keeps its number."""
    return replace(text, heading=min(level, DEEPEST), item=0)


def usual_size(seen: Sequence[Seen]) -> float:
    """The size that most signs have."""
    sizes: Counter[float] = Counter()
    for one in seen:
        if not one.text.heading:
            sizes[one.size] += len(one.text.text)
    return max(sizes, key=lambda size: sizes[size], default=0.0)


def larger(one: Seen, body: float) -> bool:
    """Whether it is a short text in larger letters than the rest."""
    return bool(body) and not bulleted(one.text) and len(one.text.text) <= LONGEST and one.size > body + LARGER


def level_among(size: float, styled: dict[int, float]) -> int:
    """The level of the headings by style that are as large, or the next smaller."""
    return min((level for level, other in styled.items() if other <= size), default=max(styled))


def stands_out(one: Seen, following: Sequence[Found]) -> bool:
    """Whether a bold paragraph heads what follows, where nothing else tells headings apart."""
    text = one.text
    if (
        not one.whole_bold
        or bulleted(text)
        or len(text.text) > LONGEST_BOLD
        or text.text.endswith((":", ".", ",", ";"))
    ):
        return False
    return bool(following)


def bulleted(text: Text) -> bool:
    """Whether it is an item of a list without numbers."""
    return bool(text.item) and text.marker == BULLET
