"""Which lines were one paragraph before a program broke them at the edge of the page."""

from __future__ import annotations

import re

WIDEST_BROKEN = 110
"""A text with longer lines than this was not broken by a program."""

FEWEST = 4
AT_THE_EDGE = 12
NARROWEST = 60
"""Shorter lines were ended by a person."""

SENTENCE_ENDS = (".", "!", "?", ":", ";")
LABEL = re.compile(r"[^\W\d_][^:.?]{1,40}[:?](?:\s|$)")


def edge_of(lines: list[str]) -> int:
    """Where the lines of a text were broken; 0 for a text with one line a paragraph."""
    lengths = sorted(len(line) for line in lines if line.strip() and "\t" not in line)
    if not lengths or lengths[-1] > WIDEST_BROKEN:
        return 0
    edge = lengths[-1]
    if edge < NARROWEST:
        return 0
    return edge if sum(edge - AT_THE_EDGE <= length for length in lengths) >= max(FEWEST, len(lengths) // 8) else 0


def goes_on(before: str, line: str, edge: int) -> bool:
    """Whether ``line`` goes on with the sentence of the line before.

    At the edge a line goes on when its first word would not have fitted above. Elsewhere only a small letter after an
    unfinished line shows it.
    """
    before, line = before.rstrip(), line.strip()
    first_word = line.partition(" ")[0]
    if edge and len(before) + 1 + len(first_word) > edge:
        return not LABEL.match(line)
    return line[:1].islower() and not before.endswith(SENTENCE_ENDS) and not (edge and len(before) < edge // 2)
