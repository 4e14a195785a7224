"""The title of a document: its own, or the first line that stands above everything."""

from __future__ import annotations

import re

from regietafel.reading.blocks import Block, Table, Text
from regietafel.reading.outline.evidence import PLAN
from regietafel.reading.outline.folding import fold
from regietafel.reading.outline.labels import kind_of
from regietafel.reading.outline.marks import mark_of

LONGEST = 25
LEADS_TO_PAGE = re.compile(r"(?:\.{4,}|(?:\. ){4,}|…{2,}|_{4,})\s*\d{1,3}$")
LOOKED_AT = 6
ROWS_ABOVE = 4


def title_of(blocks: list[Block]) -> tuple[str, int]:
    """The title and its place among the blocks, or an empty text and -1.

    The first heading or short line above whatever has a mark; of a few such lines the one that calls itself a plan.
    """
    found: list[tuple[str, int, bool]] = []
    for at, block in enumerate(blocks[:LOOKED_AT]):
        if not isinstance(block, Text) or not is_title(block):
            break
        found.append((block.text.strip(" :"), at, bool(PLAN.search(fold(block.text)))))
        if block.heading:
            break
    best = next((each for each in found if each[2]), found[0] if found else (title_in_table(blocks), -1, False))
    return best[0], best[1]


def title_in_table(blocks: list[Block]) -> str:
    """What stands alone in one of the first rows of a sheet and calls itself a plan."""
    first = blocks[0] if blocks else None
    for row in first.rows[:ROWS_ABOVE] if isinstance(first, Table) else ():
        filled = [cell.text for cell in row if cell.text and not cell.covered]
        if len(filled) == 1 and PLAN.search(fold(filled[0])) and len(filled[0].split()) <= LONGEST:
            return filled[0].strip(" :")
    return ""


def is_in_contents(block: Block) -> bool:
    """Whether a line is one of a table of contents: dots that lead to the number of a page."""
    return isinstance(block, Text) and bool(LEADS_TO_PAGE.search(block.text))


def is_title(text: Text) -> bool:
    """Whether a block can be the title of a whole document."""
    if text.item or text.note or kind_of(text):
        return False
    mark = mark_of(text)
    if mark.word and (mark.number or not PLAN.search(fold(text.text))):
        return False
    if text.heading:
        return not (mark.number and mark.number.depth > 1)
    short = len(text.text.split()) <= LONGEST and not text.text.rstrip().endswith((".", ",", ";", ":"))
    return short and not mark.number
