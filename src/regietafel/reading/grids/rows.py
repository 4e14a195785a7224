"""Reads the rows of a table below a header: headings, actions, rows that go on with the action above them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from regietafel.reading.blocks import Cell, Table, Text, Warned
from regietafel.reading.fields.label_words import (
    CODES,
    DESCRIPTION,
    GOAL,
    NUMBER,
    OTHER,
    PRIORITY,
    TIMING,
    TITLE,
    YEARS,
)
from regietafel.reading.fields.labels import Part, parts_of
from regietafel.reading.fields.words import folded, one_line, sentences
from regietafel.reading.grids.aligning import shift_of, shifted
from regietafel.reading.grids.building import Builder
from regietafel.reading.grids.cells import is_empty, is_mark, is_ticked, lines_of, words_of
from regietafel.reading.grids.headers import TERM_COLUMN, YEAR_COLUMN, Header
from regietafel.reading.grids.numbering import Numbered, numbered
from regietafel.reading.plan_reading import ACTION, Node
from regietafel.reading.plan_reading import GOAL as GOAL_LEVEL
from regietafel.reading.plan_reading import PRIORITY as PRIORITY_LEVEL

LONGEST_HEADING = 260
SAYS_AS_ABOVE = re.compile(r"(?:idem|id\.?|\"|''|„|”|zelfde|zie (?:boven|hoger)|ibidem)\.?")


def spread(table: Table, header: Header) -> list[list[Cell]]:
    """The rows in which a cell that is merged over several of them, or "idem", says what it says in each."""
    latest: dict[int, tuple[int, Cell]] = {}
    found: list[list[Cell]] = []
    for at, row in enumerate(table.rows[header.first :]):
        whole = list(row)
        for column, cell in enumerate(row):
            start, above = latest.get(column, (0, None))
            merged = cell.covered and above is not None and above.rows > at - start
            if above is not None and (merged or says_as_above(cell)):
                whole[column] = above
            elif not cell.covered:
                latest[column] = (at, cell)
        if not header.repeats(row):
            found.append(whole)
    return found


def says_as_above(cell: Cell) -> bool:
    """Whether a cell refers to the one above it."""
    return not is_empty(cell) and SAYS_AS_ABOVE.fullmatch(folded(one_line(words_of(cell)))) is not None


class Rows:
    """Goes through the rows once, and remembers what the row above said."""

    def __init__(self, table: Table, header: Header, builder: Builder) -> None:
        self.table, self.header, self.builder = table, header, builder
        self.shift = 0
        self.shifts: list[Cell] = []
        self.has_years = False
        self.rows = [list(row) for row in table.rows[header.first :] if not header.repeats(row)]
        self.spread = dict(zip(map(id, self.rows), spread(table, header), strict=True))
        self.numbers = [self.number_in(row) for row in self.rows]
        self.codes: dict[int, Cell] = {}
        self.any_numbered = sum(bool(numbered(self.lone_words(row)).number) for row in self.rows) > 1

    def read(self) -> None:
        """Read all rows, and those above the header that are a heading by their number."""
        for early in self.table.rows[: self.header.first - len(self.header.texts)]:
            told = numbered(self.lone_words(early))
            if told.level in {PRIORITY_LEVEL, GOAL_LEVEL} or "." in told.number:
                self.builder.heading(next(cell for cell in early if not is_empty(cell)), opens=False, bold=False)
        for at, row in enumerate(self.rows):
            filled = [cell for cell in row if not is_empty(cell)]
            if self.counts_above(at):
                self.builder.heading(row[self.header.title], opens=self.opens(at), bold=False, told=self.numbers[at])
            elif len(filled) == 1 and not self.marked(row) and self.is_heading(row, filled[0], at):
                self.builder.heading(filled[0], opens=self.opens(at), bold=filled[0].bold)
            elif filled or any(cell.shaded for cell in row):
                self.read_row(row)
        if self.shifts:
            place = self.shifts[0].place
            self.builder.warnings.append(Warned("rows_shifted", (("rows", str(len(self.shifts))),), place))
        self.warn_of_years()

    def warn_of_years(self) -> None:
        """Columns of years that say nothing in any row had their years as a shade, and the shade is lost."""
        columns = self.header.at(YEAR_COLUMN)
        if len(columns) > 1 and not self.has_years and any(node.level == ACTION for node in self.builder.nodes):
            place = self.table.rows[max(self.header.first - 1, 0)][columns[0]].place
            self.builder.warnings.append(Warned("year_columns_empty", (("columns", str(len(columns))),), place))

    def marked(self, row: Sequence[Cell]) -> bool:
        """Whether a column of a year is shaded in this row."""
        return any(
            cell.shaded for cell, column in zip(row, self.header.columns, strict=False) if column.field == YEAR_COLUMN
        )

    @staticmethod
    def lone_words(row: Sequence[Cell]) -> str:
        """The words of a row with one filled cell."""
        filled = [cell for cell in row if not is_empty(cell)]
        return one_line(words_of(filled[0])) if len(filled) == 1 else ""

    def number_in(self, row: Sequence[Cell]) -> Numbered:
        """The number of a row: of its own column, else the one before its title."""
        if self.header.title < 0:
            return Numbered("")
        title = one_line(words_of(row[self.header.title]))
        own = next((one_line(words_of(row[at])) for at in self.header.at(NUMBER) if not is_empty(row[at])), "")
        return numbered(f"{own.rstrip('.) ')}. {title}") if own else numbered(title)

    def counts_above(self, at: int) -> bool:
        """Whether a row says nothing but number and title, and other rows count on below that number: 2, then 2.1."""
        row, number = self.rows[at], self.numbers[at].number
        places = {self.header.title, *self.header.at(NUMBER)}
        says_more = any(not is_empty(cell) and column not in places for column, cell in enumerate(row))
        if not number or says_more or is_empty(row[self.header.title]) or self.marked(row):
            return False
        return any(other.number.startswith(f"{number}.") for other in self.numbers[at + 1 :])

    def counts_along(self, at: int) -> bool:
        """Whether a title alone in its row counts on from an action and to an action: 1 and 3, with fields, around 2."""
        own = self.numbers[at]
        around = [
            (each.style, each.count - own.count, sum(not is_empty(cell) for cell in row) > 1)
            for near, (each, row) in enumerate(zip(self.numbers, self.rows, strict=True))
            if near in {at - 1, at + 1}
        ]
        return bool(own.style) and around == [(own.style, -1, True), (own.style, 1, True)][: len(around)]

    def is_heading(self, row: Sequence[Cell], cell: Cell, at: int) -> bool:
        """Whether the only filled cell of a row is a title: by its number, its place, its type or what follows."""
        words = one_line(words_of(cell))
        spans = cell.columns >= max(2, len(row) - 1)
        if len(lines_of(cell)) > 1 and spans:
            words = one_line(lines_of(cell)[0])
        if len(words) > LONGEST_HEADING or words.startswith("- ") or (len(lines_of(cell)) > 1 and not spans):
            return False
        column = self.header.columns[row.index(cell)].field if row.index(cell) < len(self.header.columns) else ""
        told = numbered(words)
        if told.level == ACTION or self.counts_along(at):
            return False
        if told.level or (told.number and column in {TITLE, NUMBER, GOAL, PRIORITY, ""}):
            return True
        if cell.bold or spans:
            return len(sentences(words)) == 1 or spans
        if self.any_numbered or column not in {TITLE, NUMBER, ""}:
            return False
        after = next((other for other in self.rows[at + 1 :] if any(not is_empty(cell) for cell in other)), None)
        return (
            after is not None
            and sum(not is_empty(cell) for cell in after) > 1
            and not is_empty(after[self.header.title])
        )

    def opens(self, at: int) -> bool:
        """Whether a heading is followed at once by another that counts in its way but not on: it stands above it."""
        told = numbered(self.lone_words(self.rows[at]))
        for row in self.rows[at + 1 :]:
            if any(not is_empty(cell) for cell in row):
                below = numbered(self.lone_words(row))
                return bool(told.style) and below.style == told.style and below.count != told.count + 1
        return False

    def read_row(self, told: list[Cell]) -> None:
        """A row with fields: an action begins, or the one above goes on."""
        row = told
        shift = 0 if self.number_in(row).number else shift_of(row, self.header, self.shift)
        if shift:
            self.shifts.append(next(cell for cell in row if not is_empty(cell)))
        if any(not is_empty(cell) for cell in row):
            self.shift = shift
        row = shifted(row, shift)
        for field, level in ((PRIORITY, PRIORITY_LEVEL), (GOAL, GOAL_LEVEL)):
            for at in self.header.at(field):
                if not is_empty(row[at]):
                    self.builder.goal(row[at], level)
        self.carry_codes(row)
        whole = row if shift else self.spread[id(told)]
        before = len(self.builder.nodes)
        nodes = self.nodes_of(row)
        parts = self.parts(whole if len(self.builder.nodes) > before else row)
        for node in nodes:
            self.builder.parts[node.id] += parts

    def carry_codes(self, row: Sequence[Cell]) -> None:
        """A code to the left of a goal stands for all actions of that goal."""
        levels = [at for field in (PRIORITY, GOAL) for at in self.header.at(field)]
        for at in self.header.at(CODES):
            right = [level for level in levels if level > at]
            if not is_empty(row[at]) or any(not is_empty(row[level]) for level in right) or not right:
                self.codes.pop(at, None)
            if right and not is_empty(row[at]):
                self.codes[at] = row[at]

    def nodes_of(self, row: Sequence[Cell]) -> list[Node]:
        """The action that a row is about; more of them where the cell of the title is a list."""
        cell = row[self.header.title]
        number = next((one_line(words_of(row[at])) for at in self.header.at(NUMBER) if not is_empty(row[at])), "")
        if is_empty(cell) or says_as_above(cell):
            last = self.builder.last_action()
            told = [
                at
                for at, each in enumerate(row)
                if not is_empty(each) and self.header.columns[at].field not in {NUMBER, GOAL, PRIORITY}
            ]
            return [last] if last and (told or any(each.shaded for each in row)) else []
        lines = lines_of(cell)
        last = self.builder.last_action()
        if (
            last
            and self.builder.nodes[-1] is last
            and not number
            and folded(last.title) == folded(numbered(one_line(lines[0])).title)
        ):
            return [last]
        if len(lines) > 1 and all(line.startswith("- ") for line in lines):
            nodes = [self.builder.action([line], cell.place, number.rstrip(".) ")) for line in lines]
            for node in nodes:
                node.doubts["title"] = "cell_of_actions"
            return nodes
        return [self.builder.action(lines, cell.place, number.rstrip(".) "))]

    def parts(self, row: Sequence[Cell]) -> list[Part]:
        """What the other cells of a row say, each with the field of its column."""
        found = [part for at, cell in self.codes.items() if is_empty(row[at]) for part in cell_parts(cell, CODES, "")]
        bar: tuple[int, Cell] | None = None
        for at, (cell, column) in enumerate(zip(row, self.header.columns, strict=False)):
            bar = bar if cell.covered else (at, cell)
            if column.field == YEAR_COLUMN:
                under = cell.covered and bar is not None and bar[1].columns > at - bar[0]
                said = self.year(bar[1] if under and bar else cell, column.words, column.years)
                self.has_years = self.has_years or bool(said)
                found += said
            elif column.field == TERM_COLUMN:
                found += [Part(TIMING, "", column.words, cell.place)] if not is_empty(cell) and is_ticked(cell) else []
            elif not is_empty(cell) and column.field not in {TITLE, NUMBER, GOAL, PRIORITY}:
                found += cell_parts(cell, column.field, column.words)
        return found

    @staticmethod
    def year(cell: Cell, words: str, years: Sequence[int]) -> list[Part]:
        """What the cell of a year says: nothing, yes, or what happens in that year."""
        if cell.covered or not years or not is_ticked(cell):
            return []
        told = one_line(words_of(cell))
        return [Part(YEARS, words, words if is_mark(told) else f"{words}: {told}", cell.place)]


def cell_parts(cell: Cell, field: str, words: str) -> list[Part]:
    """The parts of a cell: all of it for its field, or cut at the labels in it where the column says nothing clearer."""
    text = words_of(cell)
    if field == OTHER:
        return [Part(OTHER, words, one_line(text), cell.place)]
    if field in {DESCRIPTION, ""}:
        found = [part for line in text.split("\n") for part in parts_of(Text(line, cell.place))]
        return [part if part.field else Part(DESCRIPTION, "", part.value, cell.place, part.item) for part in found]
    return [Part(field, words, text, cell.place)]
