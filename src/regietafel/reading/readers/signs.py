"""Signs that an office program puts between the words, and that nobody typed or sees."""

from __future__ import annotations

import re

UNSEEN = dict.fromkeys(
    [0x00AD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A)], ""
)
"""Soft hyphens, spaces without width, and marks of direction."""
ALIKE = {0x2010: "-", 0x2011: "-", 0x00A0: " ", 0x202F: " ", 0x2007: " ", 0x2009: " ", 0x3000: " "}
CONTROL = dict.fromkeys([*range(9), *range(14, 32), 127], "")
SIGNS = {**UNSEEN, **ALIKE, **CONTROL}
SPACES = re.compile(r"\s+")
BULLET = "-"
"""Whatever stands before an item without a number, in the texts that we show."""

WINGDINGS = {0xFC: "✓", 0xFE: "☑", 0xFB: "✗", 0xFD: "☒", 0xA8: "☐", 0x6F: "☐", 0x78: "☒", 0x50: "✓"}
"""Signs of fonts that hold pictures, as the sign that everybody knows."""


def plain(text: str) -> str:
    """The words as they are seen, with one space between them."""
    return SPACES.sub(" ", text.translate(SIGNS)).strip()


def pictured(code: str) -> str:
    """The sign for a place in a font of pictures, or a bullet."""
    try:
        return WINGDINGS.get(int(code, 16) & 0xFF, "•")
    except ValueError:
        return ""
