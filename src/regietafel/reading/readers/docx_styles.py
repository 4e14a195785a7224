"""What the styles of a Word document say of a paragraph: level of heading, bold, size, list; each asked up the chain."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from docx.oxml.ns import qn as named

qn = cache(named)
"""A name with its prefix as the library writes it; asked for so often that it is kept."""

VAL = qn("w:val")
NO = frozenset({"0", "false", "off", "none"})
HEADING = re.compile(r"(?:heading|kop|titre|überschrift|title)\s*([1-9])\b", re.IGNORECASE)
TITLE = frozenset({"title", "titel", "titre"})
CONTENTS = re.compile(r"(?:toc|inhopg|inhaltsverzeichnis|tm)\s*\d\b|table of figures", re.IGNORECASE)
BODY_LEVEL = 9
DEPTH = re.compile(r"(?:list|lijst|liste)\D* ([2-9])", re.IGNORECASE)
LONGEST_CHAIN = 20
USUAL_POINTS = 10.0


def value(parent: Any, *path: str) -> str | None:
    """The value of the first child along a path, or nothing."""
    for name in path:
        parent = None if parent is None else parent.find(qn(name))
    return None if parent is None else parent.get(VAL, "")


def number(text: str | None) -> int | None:
    """A whole number, where it is one."""
    try:
        return int(float(text)) if text else None
    except (ValueError, OverflowError):
        return None


def switched(parent: Any, name: str) -> bool | None:
    """A property that is on, off or not said."""
    found = value(parent, name)
    return None if found is None else found.lower() not in NO


class Styles:
    """The styles part; a document without one has none."""

    def __init__(self, tree: Any) -> None:
        styles = [] if tree is None else tree.findall(qn("w:style"))
        self.by_id = {style.get(qn("w:styleId")): style for style in styles}
        usual = (style for style in styles if style.get(qn("w:default")) in {"1", "true"})
        self.usual = {style.get(qn("w:type")): style.get(qn("w:styleId")) for style in usual}
        defaults = None if tree is None else tree.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
        self.points = (number(value(defaults, "w:sz")) or USUAL_POINTS * 2) / 2
        self.heading = cache(self._heading)
        self.letters = cache(self._letters)
        self.list_of = cache(self._list_of)

    def chain(self, style: str | None) -> list[Any]:
        """A style and those that it is based on."""
        found: list[Any] = []
        while style in self.by_id and len(found) < LONGEST_CHAIN:
            found.append(self.by_id[style])
            style = value(found[-1], "w:basedOn")
        return found

    def name(self, style: str | None) -> str:
        """The name that the program shows."""
        return (value(self.by_id.get(style), "w:name") or style or "").strip()

    def depth(self, style: str | None) -> int:
        """How deep a style for lists stands by its name ("List Bullet 2"), for each depth has a list of its own."""
        named = DEPTH.fullmatch(self.name(style))
        return int(named[1]) - 1 if named else 0

    def is_title(self, style: str | None) -> bool:
        """Whether it is the style for the title of the whole."""
        return any((value(one, "w:name") or "").lower() in TITLE for one in self.chain(style))

    def is_contents(self, style: str | None) -> bool:
        """Whether it is the style of a line in a table of contents."""
        return bool(CONTENTS.match(self.name(style)))

    def _heading(self, style: str | None) -> int:
        for one in self.chain(style):
            named = HEADING.fullmatch((value(one, "w:name") or "").strip())
            if named:
                return int(named[1])
            level = number(value(one, "w:pPr", "w:outlineLvl"))
            if level is not None:
                return level + 1 if 0 <= level < BODY_LEVEL else 0
        return 0

    def _letters(self, style: str | None, kind: str) -> tuple[bool | None, bool | None, float | None]:
        """Bold, italic and size as the style and those under it say."""
        bold = italic = size = None
        for one in self.chain(style or self.usual.get(kind)):
            looks = one.find(qn("w:rPr"))
            bold = switched(looks, "w:b") if bold is None else bold
            italic = switched(looks, "w:i") if italic is None else italic
            size = number(value(looks, "w:sz")) if size is None else size
        return bold, italic, None if size is None else size / 2

    def _list_of(self, style: str | None) -> tuple[str | None, int | None]:
        """The list that a style puts its paragraphs in, and how deep."""
        for one in self.chain(style):
            listed = one.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            if listed is not None:
                return value(listed, "w:numId"), number(value(listed, "w:ilvl"))
        return None, None
