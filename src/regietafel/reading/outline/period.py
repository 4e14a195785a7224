"""The years that a plan covers, from its title, from a sentence about the period, or from the years of its actions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from operator import itemgetter

from regietafel.reading.blocks import Block, Table
from regietafel.reading.outline.folding import fold
from regietafel.reading.outline.labels import kind_of

Period = tuple[int, int]

YEAR = r"(?:19[89]\d|20[0-6]\d)"
RANGE = re.compile(
    rf"(?<!\d)({YEAR})\s*(?:-|/|tot en met|t\.?e\.?m\.?|t/m|tot|en|a|au|to|et|jusqu'en)\s*(?:eind |fin |end of )?({YEAR})(?!\d)"
    rf"((?:\s*-\s*{YEAR})*)"
)
SHORT_RANGE = re.compile(rf"(?<!\d)({YEAR})\s*[-/]\s*(\d\d)(?!\d)")
ONE = re.compile(rf"(?<!\d){YEAR}(?!\d)")
OF_PLAN = re.compile(
    r"\b(?:actieplan|beleidsplan|jaarplan|meerjarenplan\w*|jaaractieplan|planperiode|periode|beleidsperiode|legislatuur|"
    r"bestuursperiode|plan d'actions?|plan pluriannuel|programmation|periode|legislature|mandature)\b"
)
IN_TITLE, OF_ITS_PERIOD, IN_COLUMNS, ANYWHERE = 100, 12, 30, 2
MANY = 5
"""Named in passing, a period is the plan's own when it returns so often, or more than all others."""

LONGEST = 12


def period_of(title: str, blocks: list[Block]) -> Period | None:
    """The period for which most is to be said; nothing when the document names no years of its own."""
    for_it: Counter[Period] = Counter()
    for period in ranges_in(title):
        for_it[period] += IN_TITLE
    if not for_it and (found := ONE.search(title)):
        for_it[int(found[0]), int(found[0])] += IN_TITLE
    for block in blocks:
        if isinstance(block, Table):
            if columns := years_in_columns(block):
                for_it[columns] += IN_COLUMNS
            continue
        about = bool(OF_PLAN.search(fold(block.text))) and not kind_of(block)
        for period in ranges_in(block.text):
            for_it[period] += OF_ITS_PERIOD if about else ANYWHERE
    if not for_it:
        return None
    period, best = max(for_it.items(), key=itemgetter(1))
    return period if best > ANYWHERE * MANY or 2 * best > for_it.total() else None


def ranges_in(text: str) -> Iterator[Period]:
    """Two or more years with a sign between them; a list of years is a range when none is left out."""
    folded = fold(text)
    for found in RANGE.finditer(folded):
        years = [int(year) for year in ONE.findall(found[0])]
        if 0 < years[-1] - years[0] <= LONGEST:
            yield years[0], years[-1]
    for found in SHORT_RANGE.finditer(folded):
        start, end = int(found[1]), int(found[1][:2] + found[2])
        if 0 < end - start <= LONGEST:
            yield start, end


def years_in_columns(table: Table) -> Period | None:
    """The years above the columns of a table, when they follow each other."""
    for row in table.rows[:3]:
        years = [int(cell.text) for cell in row if ONE.fullmatch(cell.text)]
        if len(years) > 1 and years == list(range(years[0], years[0] + len(years))):
            return years[0], years[-1]
    return None
