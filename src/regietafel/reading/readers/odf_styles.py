"""What the styles of an open document (ODT, ODS) say: bold, size, colour, heading, list; each asked up the chain."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from regietafel.reading.blocks import Unreadable
from regietafel.reading.readers.parts import Parts

NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
POINTS = re.compile(r"([\d.]+)pt")
HEADING = re.compile(r"Heading_20_([1-9])")
HEAVY = frozenset({"bold", "600", "700", "800", "900"})
LONGEST_CHAIN = 20
USUAL_POINTS = 12.0
Letters = tuple[bool | None, bool | None, float | None]


@cache
def qn(name: str) -> str:
    """A name with its prefix as the library writes it."""
    prefix, _colon, own = name.partition(":")
    return f"{{{NAMES[prefix]}}}{own}"


def whole(element: Any, name: str, usual: int) -> int:
    """An attribute that is a whole number above zero."""
    text = element.get(qn(name), "")
    return int(text) if text.isascii() and text.isdigit() and 0 < len(text) < 10 else usual


class Styles:
    """The styles of one document, those of the text itself before those that were named."""

    def __init__(self, parts: Parts, content: Any) -> None:
        self.trees = [tree for tree in (parts.tree("styles.xml"), content) if tree is not None]
        self.known: dict[tuple[str, str], Any] = {}
        self.usual: dict[str, Any] = {}
        self.lists: dict[str, Any] = {}
        for tree in self.trees:
            for style in tree.iter(qn("style:style")):
                self.known[style.get(qn("style:family"), ""), style.get(qn("style:name"), "")] = style
            for style in tree.iter(qn("style:default-style")):
                self.usual[style.get(qn("style:family"), "")] = style
            for style in tree.iter(qn("text:list-style")):
                self.lists[style.get(qn("style:name"), "")] = style
        self.letters = cache(self._letters)
        self.background = cache(self._background)

    def chain(self, family: str, name: str | None) -> list[Any]:
        """A style and those that it is based on."""
        found: list[Any] = []
        while name and (family, name) in self.known and len(found) < LONGEST_CHAIN:
            found.append(self.known[family, name])
            name = found[-1].get(qn("style:parent-style-name"))
        return found

    def first(self, family: str, name: str | None, attribute: str) -> str:
        """An attribute of the style, or the nearest that has it."""
        return next((v for one in self.chain(family, name) if (v := one.get(qn(attribute)))), "")

    def heading(self, name: str | None) -> int:
        """The level of heading that a style gives."""
        level = self.first("paragraph", name, "style:default-outline-level")
        named = (HEADING.fullmatch(one.get(qn("style:name"), "")) for one in self.chain("paragraph", name))
        return int(level) if level.isdigit() else next((int(found[1]) for found in named if found), 0)

    def is_title(self, name: str | None) -> bool:
        """Whether it is the style for the title of the whole."""
        return any(one.get(qn("style:name")) == "Title" for one in self.chain("paragraph", name))

    def is_hidden(self, family: str, name: str | None) -> bool:
        """Whether a style hides what has it."""
        texts = (one.find(qn("style:text-properties")) for one in self.chain(family, name))
        return any(one is not None and one.get(qn("text:display")) == "none" for one in texts)

    def _letters(self, family: str, name: str | None) -> Letters:
        bold = italic = size = None
        share = 1.0
        usual = [self.usual[family]] if family in self.usual else []
        for one in [*self.chain(family, name), *usual]:
            looks = one.find(qn("style:text-properties"))
            if looks is None:
                continue
            weight, slant, height = (looks.get(qn(f"fo:{key}")) for key in ("font-weight", "font-style", "font-size"))
            bold = weight in HEAVY if bold is None and weight else bold
            italic = slant in {"italic", "oblique"} if italic is None and slant else italic
            points = POINTS.fullmatch(height or "")
            if size is None and points:
                size = float(points[1]) * share
            elif size is None and height and height.endswith("%") and height[:-1].isdigit():
                share *= int(height[:-1]) / 100
        return bold, italic, size

    def _background(self, family: str, name: str | None) -> str:
        for one in self.chain(family, name):
            for kind in ("table-cell", "table-row", "paragraph"):
                looks = one.find(qn(f"style:{kind}-properties"))
                colour = None if looks is None else looks.get(qn("fo:background-color"))
                if colour:
                    return "" if colour == "transparent" else str(colour)
        return ""


def refuse_locked(parts: Parts) -> None:
    """A document with a password keeps a readable list of its parts, which says so."""
    tree = parts.tree("META-INF/manifest.xml")
    if tree is not None and next(tree.iter(qn("manifest:encryption-data")), None) is not None:
        raise Unreadable("encrypted")
