"""Which cells have a colour that tells something: not white, and not the colour that decorates a whole row or column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

Coloured = tuple[str, bool]
"""A colour ("" for none) as six figures, and whether the cell holds words (a single sign is a mark)."""

NEARLY_WHITE = 247
ENOUGH_ROWS = 2


def own_colours(rows: Sequence[Sequence[Coloured]]) -> list[list[bool]]:
    """For each cell whether it is shaded: a year that is marked in colour, and no heading or striped row."""
    grid = [[(known(colour), worded) for colour, worded in row] for row in rows]
    banners = [banner(row) for row in grid]
    rest = [row for row, whole in zip(grid, banners, strict=True) if not whole]
    columns = [column_colour([row[at] for row in rest]) for at in range(len(grid[0]) if grid else 0)]
    made = []
    for row, whole in zip(grid, banners, strict=True):
        base = row_colour(row, columns)
        made.append([bool(c) and not whole and c not in {base, columns[at]} for at, (c, _w) in enumerate(row)])
    return made


@lru_cache(1000)
def known(colour: str) -> str:
    """A colour in one way of writing; white and what is hardly darker is none."""
    plain = colour.lstrip("#").upper()[-6:]
    try:
        parts = [int(plain[at : at + 2], 16) for at in (0, 2, 4)]
    except ValueError:
        return plain
    return "" if min(parts) >= NEARLY_WHITE else plain


def banner(row: Sequence[Coloured]) -> bool:
    """Whether a row has one colour from end to end."""
    return len(row) > 1 and bool(row[0][0]) and len({colour for colour, _worded in row}) == 1


def column_colour(cells: Sequence[Coloured]) -> str:
    """The colour of a column that is coloured as a whole and holds words: one of headings, not of marks."""
    colours = {colour for colour, _worded in cells}
    worded = sum(worded for _colour, worded in cells)
    whole = len(cells) >= ENOUGH_ROWS and len(colours) == 1 and worded * 2 >= len(cells)
    return colours.pop() if whole else ""


def row_colour(row: Sequence[Coloured], columns: Sequence[str]) -> str:
    """The colour under most of the words of a row, as a striped table has."""
    under = Counter(c for at, (c, worded) in enumerate(row) if worded and not (c and c == columns[at]))
    return next((c for c, times in under.items() if times * 2 > under.total()), "")
