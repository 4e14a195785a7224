"""The source of a text, made ready: no sign that nobody sees, nothing that a browser would run, lines as an editor counts."""

from __future__ import annotations

import re
import unicodedata

from regietafel.reading.readers.signs import SIGNS

BREAKS = dict.fromkeys([0x0B, 0x0C, 0x85, 0x2028, 0x2029], " ")
"""Ends of lines that no editor counts."""

OTHER = {0x061C: "", 0x2043: "-", **dict.fromkeys([0x1680, 0x205F, *range(0x2000, 0x200B)], " ")}
CLEANED = {**SIGNS, **BREAKS, **OTHER, **dict.fromkeys([*range(0x80, 0x85), *range(0x86, 0xA0)], "")}
SCRIPTS = re.compile(
    r"<(script|style|template|noscript)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.DOTALL | re.IGNORECASE
)


def clean(text: str) -> str:
    """The text as a person sees it; tabs and ends of lines stay, for they part cells and lines."""
    return unicodedata.normalize("NFC", text).translate(CLEANED)


def without_scripts(text: str) -> str:
    """The text without what a browser would run or hide; every line keeps its number."""
    return SCRIPTS.sub(lambda found: "\n" * found[0].count("\n"), text)


def lines_of(text: str) -> list[str]:
    """The lines as an editor counts them."""
    return re.split(r"\r\n|\r|\n", text)
