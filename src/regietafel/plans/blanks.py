"""The blanks in a text that goes to many: ``[naam]``, ``[aantal]``, ``[datum]``, in the words of any of our languages."""

from __future__ import annotations

import re

BLANK = re.compile(r"(?P<before>\s*)\[\s*(?P<word>\w+)\s*\]")
BLANKS = {
    **dict.fromkeys(("naam", "name", "nom"), "name"),
    **dict.fromkeys(("aantal", "number", "nombre"), "number"),
    **dict.fromkeys(("datum", "date"), "date"),
}
"""The word that is typed → what comes there."""


def blanks_in(text: str) -> list[str]:
    """The words between brackets, as they are typed."""
    return [found["word"] for found in BLANK.finditer(text)]


def filled(text: str, values: dict[str, str]) -> str:
    """The text with its blanks filled in. What is empty takes the space before it along: "Dag [naam]," becomes "Dag,"."""

    def put(found: re.Match[str]) -> str:
        meant = BLANKS.get(found["word"].lower())
        if meant is None:
            return found[0]
        return found["before"] + values[meant] if values[meant] else ""

    return BLANK.sub(put, text).strip()
