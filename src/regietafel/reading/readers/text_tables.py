"""Tables in a text: cells parted by tabs or bars, or a table of HTML; they are looked for before anything else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from regietafel.reading.blocks import Cell, Place, Table, Text
from regietafel.reading.readers.inline import Notes, runs_of, styled
from regietafel.reading.readers.markup import blocks_of_markup, cell_of

BARS_RULE = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
BAR = re.compile(r"(?<!\\)\|")
TABLE_STARTS, TABLE_ENDS = re.compile(r"\s*<table\b", re.IGNORECASE), re.compile(r"</table\s*>", re.IGNORECASE)
ONE_CELL = re.compile(r"\s*(?:[-*•·o§–▪]|\d+[.)]|\d+(?:\.\d+)+[.)]?|[A-Za-z][.)]|[^\t]{1,40}:)\s*\t\s*[^\t]+$")
"""A marker or a label with a tab behind it: no cells, but a list or a field out of a word processor."""

MARKUP = re.compile(r"<(?:p|ul|ol|li|div|br)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Rows:
    """The lines of a table: the first, the one after the last (from zero), and the sign between its cells."""

    first: int
    after: int
    separator: str = ""

    @property
    def is_markup(self) -> bool:
        """Whether it is a table of HTML."""
        return not self.separator


def tables_in(lines: list[str]) -> Iterator[Rows]:
    """The tables of a text, in order."""
    at = 0
    while at < len(lines):
        found = markup_at(lines, at) or bars_at(lines, at) or tabs_at(lines, at)
        if found:
            yield found
        at = found.after if found else at + 1


def markup_at(lines: list[str], at: int) -> Rows | None:
    """A table of HTML that starts here, to its last end tag before the next text."""
    if not TABLE_STARTS.match(lines[at]):
        return None
    for after in range(at, len(lines)):
        if TABLE_ENDS.search(lines[after]):
            return Rows(at, after + 1)
    return Rows(at, len(lines))


def bars_at(lines: list[str], at: int) -> Rows | None:
    """A table of Markdown; without a rule beneath its head every line must be framed."""
    if "|" not in lines[at]:
        return None
    ruled = at + 1 < len(lines) and "|" in lines[at + 1] and bool(BARS_RULE.match(lines[at + 1]))
    after = at
    while after < len(lines) and ("|" in lines[after] if ruled else is_framed(lines[after])):
        after += 1
    return Rows(at, after, "|") if ruled or after >= at + 2 else None


def is_framed(line: str) -> bool:
    """Whether a line stands between two bars."""
    line = line.strip()
    return len(line) > 2 and line.startswith("|") and line.endswith("|")


def tabs_at(lines: list[str], at: int) -> Rows | None:
    """Lines with tabs, two at least; empty lines in between are the page breaks of where it came from."""
    if not has_cells(lines[at]):
        return None
    after = at + 1
    while after < len(lines):
        ahead = next((each for each in range(after, min(after + 3, len(lines))) if lines[each].strip()), None)
        if ahead is None or not (has_cells(lines[ahead]) or (ahead == after and is_continued(lines[ahead]))):
            break
        after = ahead + 1
    return Rows(at, after, "\t") if sum(bool(line.strip()) for line in lines[at:after]) > 1 else None


def has_cells(line: str) -> bool:
    """Whether tabs part this line into cells."""
    return "\t" in line.strip(" ") and bool(line.strip()) and not ONE_CELL.match(line) and not is_only_indented(line)


def is_only_indented(line: str) -> bool:
    """Whether the tabs only stand before the words, and those are no piece of HTML."""
    return "\t" not in line.lstrip() and not MARKUP.search(line)


def is_continued(line: str) -> bool:
    """Whether a line directly under a row belongs to its table although its tabs are all in front."""
    return line.startswith("\t") and bool(line.strip())


def table_of_rows(rows: Rows, lines: list[str], notes: Notes) -> Table:
    """The table, all rows as wide as the widest."""
    told = [at for at in range(rows.first, rows.after) if lines[at].strip() and not is_bars_rule(rows, lines[at])]
    made = [cells_of(lines[at], Place(line=at + 1, row=row), rows, notes) for row, at in enumerate(told, start=1)]
    width = max((len(row) for row in made), default=0)
    padded = tuple(
        (*row, *(Cell((), row[0].place.at(column=column)) for column in range(len(row) + 1, width + 1))) for row in made
    )
    return Table(padded, Place(line=rows.first + 1))


def is_bars_rule(rows: Rows, line: str) -> bool:
    """The rule beneath the head of a table of Markdown."""
    return rows.separator == "|" and bool(BARS_RULE.match(line))


def cells_of(line: str, place: Place, rows: Rows, notes: Notes) -> tuple[Cell, ...]:
    """The cells of one line."""
    if rows.separator == "|":
        parts = BAR.split(line.strip().removeprefix("|").removesuffix("|"))
    else:
        parts = line.split("\t")
    return tuple(
        cell_of(list(texts_in(part.strip(), place, notes)), place.at(column=column))
        for column, part in enumerate(parts, start=1)
    )


def texts_in(part: str, place: Place, notes: Notes) -> Iterator[Text]:
    """The paragraphs of one cell."""
    if MARKUP.search(part):
        yield from (
            replace(block, place=place) for block in blocks_of_markup(part, notes=notes) if isinstance(block, Text)
        )
    elif part:
        made = styled(list(runs_of(part)), notes)
        yield Text(made.text, place, bold=made.bold, italic=made.italic)
