"""From pieces of text that are set alike to paragraphs of which we know how they begin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from regietafel.reading.blocks import NOWHERE, Text
from regietafel.reading.readers.looks import Rows, Seen
from regietafel.reading.readers.signs import BULLET, plain

CellTexts = tuple[tuple[str, ...], tuple[bool, ...], bool]
"""The texts of a cell, which of them are items, and whether all of it is bold."""

NAME_AND_VALUE = 2


@dataclass(frozen=True)
class Span:
    """Words set alike."""

    text: str
    bold: bool = False
    italic: bool = False
    size: float = 0.0


def lines_of(spans: Sequence[Span]) -> list[list[Span]]:
    """The spans parted where a line was broken by hand."""
    lines: list[list[Span]] = [[]]
    for span in spans:
        first, *rest = span.text.split("\n")
        lines[-1].append(replace(span, text=first))
        lines.extend([replace(span, text=part)] for part in rest)
    return [line for line in lines if any(plain(span.text) for span in line)]


def seen(spans: Sequence[Span]) -> Seen:
    """One line of spans as a plain paragraph; its size is that of most of its signs."""
    worded = [span for span in spans if span.text.strip()]
    text = plain("".join(span.text for span in spans))
    bold = len(plain("".join(span.text for span in leading_bold(spans))))
    italic = bool(worded) and all(span.italic for span in worded)
    sizes: dict[float, int] = {}
    for span in worded:
        sizes[span.size] = sizes.get(span.size, 0) + len(span.text)
    size = max(sizes, key=lambda one: sizes[one], default=0.0)
    return Seen(Text(text, NOWHERE, bold=min(bold, len(text)), italic=italic), size)


def leading_bold(spans: Sequence[Span]) -> Iterator[Span]:
    """The spans at the start that are bold; what holds no words is as bold as its neighbours."""
    return takewhile(lambda span: span.bold or not span.text.strip(), spans)


def as_cell(found: Sequence[Seen]) -> CellTexts:
    """Paragraphs as what a cell holds: a number that tells which goal this is stays with it, other marks are left."""
    alone = len(found) == 1
    texts, items = [], []
    for one in found:
        mark = one.text.marker
        counted = mark if mark and mark != BULLET and (alone or "." in mark.rstrip(".")) else ""
        if counted or one.text.text:
            texts.append(" ".join(part for part in (counted, one.text.text) if part))
            items.append(bool(one.text.item) and not counted)
    bold = bool(texts) and all(one.whole_bold for one in found if one.text.text)
    return tuple(texts), tuple(items), bold


def flat(rows: Rows) -> Iterator[Seen]:
    """A table within a cell as lines of that cell: a name and what belongs to it, or all cells of a row."""
    for row in rows:
        worded = [cell.text for cell in row if cell.text]
        if worded:
            yield Seen(Text((": " if len(worded) == NAME_AND_VALUE else " | ").join(worded), NOWHERE))
