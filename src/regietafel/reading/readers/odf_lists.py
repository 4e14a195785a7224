"""The marks that an open document makes before the items of its lists and its headings, counted as it counts them."""

from __future__ import annotations

import re
from typing import Any

from regietafel.reading.readers.numerals import numeral
from regietafel.reading.readers.odf_styles import Styles, qn, whole
from regietafel.reading.readers.signs import BULLET, plain

LEVELS = 10
KINDS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
PLACE = re.compile(r"%(\d+)%")
Counts = list[int]


class Lists:
    """How far each list has counted."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.by_style: dict[str, Counts] = {}
        self.by_id: dict[str, Counts] = {}
        self.outline = next((one for tree in styles.trees for one in tree.iter(qn("text:outline-style"))), None)
        self.headings: Counts = [0] * LEVELS

    def begin(self, element: Any, style: str) -> Counts:
        """The counts of a list that begins: its own, or those of the list that it goes on from."""
        goes_on = self.by_id.get(element.get(qn("text:continue-list"), ""))
        if goes_on is None and element.get(qn("text:continue-numbering")) == "true":
            goes_on = self.by_style.get(style)
        counts = [0] * LEVELS if goes_on is None else goes_on
        self.by_style[style] = counts
        if element.get(qn("xml:id")):
            self.by_id[element.get(qn("xml:id"))] = counts
        return counts

    def next_mark(self, counts: Counts, style: str, depth: int, starts: int | None) -> str:
        """Count one further at a depth (from zero), and the mark that shows it."""
        return self.marked(self.styles.lists.get(style), counts, depth, starts)

    def heading_mark(self, level: int) -> str:
        """The number of the next heading of a level, where the document numbers its headings."""
        return self.marked(self.outline, self.headings, level - 1, None) if 0 < level <= LEVELS else ""

    def marked(self, pattern: Any, counts: Counts, depth: int, starts: int | None) -> str:
        """Count, and write the mark as the pattern says."""
        depth = min(depth, LEVELS - 1)
        levels = {whole(one, "text:level", 0): one for one in (() if pattern is None else pattern)}
        own = levels.get(depth + 1)
        first = 1 if own is None else whole(own, "text:start-value", 1)
        counts[depth] = starts if starts is not None else counts[depth] + 1 if counts[depth] else first
        counts[depth + 1 :] = [0] * (LEVELS - depth - 1)
        if own is None:
            return ""
        if own.get(qn("style:num-format")) is None:
            return BULLET
        return written(levels, own, counts, depth)


def written(levels: dict[int, Any], own: Any, counts: Counts, depth: int) -> str:
    """A number with those above it, and what stands before and after."""

    def figure(level: int) -> str:
        kind = levels[level].get(qn("style:num-format"), "") if level in levels else ""
        return numeral(counts[level - 1] or 1, KINDS[kind]) if kind in KINDS else ""

    pattern = own.get(qn("loext:num-list-format"))
    if pattern is not None:
        return plain(PLACE.sub(lambda match: figure(int(match[1])) if 0 < int(match[1]) <= LEVELS else "", pattern))
    shown = range(depth + 2 - min(whole(own, "text:display-levels", 1), depth + 1), depth + 2)
    number = ".".join(part for part in map(figure, shown) if part)
    before, after = own.get(qn("style:num-prefix"), ""), own.get(qn("style:num-suffix"), "")
    return plain(f"{before}{number}{after}") if number else ""
