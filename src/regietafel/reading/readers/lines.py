"""What one line of plain text or Markdown is: a heading, an item of a list, a footnote, a rule."""

from __future__ import annotations

import re
from dataclasses import dataclass

HEADING = re.compile(r" {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
UNDERLINE = re.compile(r" {0,3}(?:={3,}|-{3,})\s*$")
RULE = re.compile(r"\s*([-*_=~])(?:\s*\1){2,}\s*$")
FENCE = re.compile(r"\s*(?:```|~~~)")
QUOTE = re.compile(r"^ {0,3}>\s?")
NOTE = re.compile(r"\s*(?:<sup>\s*(?P<raised>\w{1,3})\s*</sup>|\[\^(?P<named>\w+)\]:)\s*(?P<text>\S.*)$")
BULLET = re.compile(r"(?P<indent>\s*)(?P<marker>[-*+•‣▪▫■□◦●○·✓✔➢➤–—])\s+(?:\[[ xX]\]\s+)?(?P<text>\S.*)$")
SUB_BULLET = re.compile(r"(?P<indent>\s+)(?P<marker>[o§])\s+(?P<text>\S.*)$")
"""The second bullet of a word processor, as it comes out of the clipboard."""

NUMBER = re.compile(
    r"(?P<indent>\s*)(?P<marker>\d{1,3}[.)]|\d{1,2}°\)?|[A-Za-z][.)]|[ivx]{2,5}[.)]|[IVX]{2,5}[.)]|\((?:\d{1,2}|[a-z])\))"
    r"\s+(?P<text>\S.*)$"
)


@dataclass(frozen=True)
class Item:
    """An item of a list: how far it stands in, what stood before it, what it says."""

    indent: int
    marker: str
    text: str


def item_of(line: str) -> Item | None:
    """The item that a line is, if it is one."""
    found = BULLET.match(line) or SUB_BULLET.match(line) or NUMBER.match(line)
    return Item(len(found["indent"]), found["marker"], found["text"]) if found else None


def note_marks(lines: list[str]) -> frozenset[str]:
    """The marks of the footnotes that the text has."""
    return frozenset(found["raised"] for line in lines if (found := NOTE.match(line)) and found["raised"])
