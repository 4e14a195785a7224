"""The indicators in a value or a cell: one for each item of a list, one for what is no list."""

from __future__ import annotations

import re
from itertools import chain

from regietafel.reading.fields.words import tidy

BULLET = re.compile(r"(?:^|(?<=\s))(?:[-–•·▪◦●○■*→>\uf0b7\uf0a7]|\(?\d{1,2}[.)]|[a-z]\))\s+(?=\S)")
STRONG_BULLET = re.compile(r"(?:^|(?<=\s))(?:[•·▪◦●○■→\uf0b7\uf0a7]|\(?\d{1,2}\)|[a-z]\))\s+(?=\S)")
INTRODUCES = re.compile(r":\s*$")
SEPARATORS = ((re.compile(r"\s*;\s+"), 2, 2), (re.compile(r"\s/\s"), 3, 4))
"""What parts indicators on one line, how many there are then at least, and of how many words each."""


def split_indicators(text: str) -> list[str]:
    """Each indicator of a text, in its words without the mark of the list.

    >>> split_indicators("- Aantal overlegmomenten - Aantal deelnemers")
    ['Aantal overlegmomenten', 'Aantal deelnemers']
    """
    lines = tidy(text).split("\n")
    found = list(chain.from_iterable(map(of_line, lines)))
    if len(found) > 1 and INTRODUCES.search(found[0]):
        found = found[1:]
    return [each for each in dict.fromkeys(map(cleaned, found)) if each]


def of_line(line: str) -> list[str]:
    """The indicators on one line: at its bullets when it begins with one (or introduces them), else at semicolons."""
    first = BULLET.match(line)
    if first:
        kind = numbered(first[0])
        cuts = [mark for mark in BULLET.finditer(line) if numbered(mark[0]) is kind and opens(line, mark)]
    else:
        cuts = list(STRONG_BULLET.finditer(line))
        if not cuts and (introduced := re.search(r":\s+(?=[-–]\s)", line)):
            cuts = list(BULLET.finditer(line, introduced.end()))
    if cuts:
        before = line[: cuts[0].start()].strip()
        ends = [*[mark.start() for mark in cuts[1:]], len(line)]
        items = [line[mark.end() : end] for mark, end in zip(cuts, ends, strict=True)]
        return items if not before or INTRODUCES.search(before) else [before, *items]
    for mark, fewest, shortest in SEPARATORS:
        parts = [part for part in mark.split(line) if part.strip(" .;")]
        if len(parts) >= fewest and all(len(part.split()) >= shortest for part in parts):
            return parts
    return [line]


def numbered(mark: str) -> bool:
    """Whether the mark of a list counts rather than points."""
    return any(sign.isalnum() for sign in mark)


def opens(line: str, mark: re.Match[str]) -> bool:
    """Whether a dash inside a line begins an item: not one between two words in brackets, nor inside a sentence that goes on."""
    before = line[: mark.start()]
    return before.count("(") <= before.count(")")


def cleaned(text: str) -> str:
    """An indicator without the signs of a list around it."""
    return " ".join(text.split()).strip(" -–•·▪◦*;,").strip()
