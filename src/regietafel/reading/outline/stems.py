"""Titles with a bare figure in front ("2 Werk"), which only the numbers below them (2.1, 2.2) tell from a sentence."""

from __future__ import annotations

import re

from regietafel.reading.blocks import Block, Text
from regietafel.reading.outline.marks import Mark
from regietafel.reading.outline.numbering import DECIMAL, number_of
from regietafel.reading.outline.openings import Opening

BARE = re.compile(r"(?P<number>\d{1,2})\s+(?P<title>[^\W\d_].*[^.;,:])$")
LONGEST = 12


def with_stems(found: list[Opening], blocks: list[Block]) -> list[Opening]:
    """The openings, with those bare figures of which a number below follows before the next one."""
    known = {opening.at for opening in found}
    stems = [
        opening
        for at, block in enumerate(blocks)
        if at not in known and isinstance(block, Text) and (opening := stem(at, block)) and goes_deeper(opening, found)
    ]
    return sorted([*found, *stems], key=lambda opening: opening.at)


def stem(at: int, text: Text) -> Opening | None:
    """The opening that a line with a bare figure would be."""
    match = BARE.match(text.text)
    if not match or text.item or text.note or len(match["title"].split()) > LONGEST or not match["title"][0].isupper():
        return None
    number = number_of(match["number"])
    return Opening(at, text, Mark(None, number, match["title"], shown=match["number"]), ("number", DECIMAL, 1))


def goes_deeper(opening: Opening, found: list[Opening]) -> bool:
    """Whether the next number of two parts stands under this one."""
    after = (each.mark.number for each in found if each.at > opening.at and each.mark.number)
    deeper = next((number for number in after if number.depth > 1), None)
    return bool(deeper and opening.mark.number and deeper.is_under(opening.mark.number))
