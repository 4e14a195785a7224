"""The marks that Word makes before the items of its lists, counted as Word counts them ("1.1.", "a)", "IV.")."""

from __future__ import annotations

import re
from typing import Any

from regietafel.reading.readers.docx_styles import number, qn, switched, value
from regietafel.reading.readers.numerals import numeral
from regietafel.reading.readers.signs import BULLET, plain

LEVELS = 9
PLACE = re.compile(r"%([1-9])")


class Numbers:
    """The numbering part, and how far each list has counted."""

    def __init__(self, tree: Any) -> None:
        empty: list[Any] = []
        abstract = empty if tree is None else tree.findall(qn("w:abstractNum"))
        self.abstract = {one.get(qn("w:abstractNumId")): one for one in abstract}
        self.lists = {one.get(qn("w:numId")): one for one in (empty if tree is None else tree.findall(qn("w:num")))}
        self.linked = {value(one, "w:styleLink"): one for one in abstract if value(one, "w:styleLink")}
        self.counts: dict[str | None, list[int]] = {}
        self.begun: set[tuple[str, int]] = set()

    def pattern(self, list_id: str | None) -> Any:
        """The pattern of a list; one that only points to a style is followed."""
        found = self.abstract.get(value(self.lists.get(list_id), "w:abstractNumId"))
        return self.linked.get(value(found, "w:numStyleLink"), found)

    def level_of_style(self, list_id: str | None, style: str | None) -> int:
        """How deep the paragraphs of a style stand, as the pattern itself says."""
        pattern = self.pattern(list_id)
        for level in () if pattern is None else pattern.findall(qn("w:lvl")):
            if style and value(level, "w:pStyle") == style:
                return number(level.get(qn("w:ilvl"))) or 0
        return 0

    def override(self, list_id: str, depth: int) -> Any:
        """What one list says otherwise than its pattern."""
        listed = self.lists.get(list_id)
        rows = () if listed is None else listed.findall(qn("w:lvlOverride"))
        return next((row for row in rows if number(row.get(qn("w:ilvl"))) == depth), None)

    def level(self, list_id: str, depth: int) -> Any:
        """How the marks at a depth are made."""
        override = self.override(list_id, depth)
        own = None if override is None else override.find(qn("w:lvl"))
        pattern = self.pattern(list_id)
        if own is not None or pattern is None:
            return own
        return next((one for one in pattern.findall(qn("w:lvl")) if number(one.get(qn("w:ilvl"))) == depth), None)

    def marker(self, list_id: str | None, depth: int) -> str | None:
        """The mark of the next item, ``""`` for one that shows none, or nothing where this is no list."""
        if list_id in {None, "", "0"} or list_id not in self.lists or not 0 <= depth < LEVELS:
            return None
        counts = self.count(list_id, depth)
        level = self.level(list_id, depth)
        kind = value(level, "w:numFmt") or "decimal"
        if kind == "bullet":
            return BULLET
        shown = "" if kind == "none" else value(level, "w:lvlText") or ""
        legal = switched(level, "w:isLgl")

        def counted(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            made_as = value(self.level(list_id, at), "w:numFmt") or "decimal"
            return numeral(counts[at], "decimal" if legal and made_as != "decimalZero" else made_as)

        return plain(PLACE.sub(counted, shown))

    def count(self, list_id: str, depth: int) -> list[int]:
        """Count one further at a depth; what lies deeper begins again."""
        key = value(self.lists[list_id], "w:abstractNumId")
        counts = self.counts.setdefault(key, [0] * LEVELS)
        for above in range(depth):
            counts[above] = counts[above] or self.start(list_id, above)
        begins = number(value(self.override(list_id, depth), "w:startOverride"))
        if begins is not None and (list_id, depth) not in self.begun:
            counts[depth] = begins
        else:
            counts[depth] = counts[depth] + 1 if counts[depth] else self.start(list_id, depth)
        self.begun.add((list_id, depth))
        for below in range(depth + 1, LEVELS):
            after = number(value(self.level(list_id, below), "w:lvlRestart"))
            if after is None or depth < after:
                counts[below] = 0
        return counts

    def start(self, list_id: str, depth: int) -> int:
        """The first number at a depth."""
        first = number(value(self.level(list_id, depth), "w:start"))
        return 1 if first is None else first
