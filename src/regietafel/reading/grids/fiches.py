"""One table for each action, or a table of such sheets: a word at the left, what it stands for at the right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from regietafel.reading.blocks import Cell, Place, Table
from regietafel.reading.fields.label_words import GOAL, NUMBER, PRIORITY, TITLE
from regietafel.reading.fields.labels import Part
from regietafel.reading.fields.words import one_line
from regietafel.reading.grids.building import Builder
from regietafel.reading.grids.cells import is_empty, lines_of, words_of
from regietafel.reading.grids.headers import SUPPORT, named
from regietafel.reading.grids.numbering import numbered
from regietafel.reading.grids.rows import cell_parts
from regietafel.reading.plan_reading import ACTION
from regietafel.reading.plan_reading import GOAL as GOAL_LEVEL
from regietafel.reading.plan_reading import PRIORITY as PRIORITY_LEVEL

MOST_COLUMNS, MOSTLY, FEWEST_FIELDS, FEWEST_SUPPORT = 6, 0.6, 3, 2
Pair = tuple[str, str, Cell]
LEVELS = {PRIORITY: PRIORITY_LEVEL, GOAL: GOAL_LEVEL}


def read_fiches(table: Table, builder: Builder) -> bool:
    """Read the table if it is one of sheets; whether it was."""
    pairs = list(pairs_of(table))
    labelled = [name for name, _, _ in pairs if name not in {"", "lone"}]
    rows = [row for row in table.rows if any(not is_empty(cell) for cell in row)]
    distinct = set(labelled)
    lone = sum(name == "lone" for name, _, _ in pairs)
    enough = len(distinct) + (lone > 0) >= FEWEST_FIELDS and len(distinct & SUPPORT) >= FEWEST_SUPPORT
    if not enough or len(rows[0] if rows else ()) > MOST_COLUMNS or len(labelled) < MOSTLY * (len(pairs) - lone):
        return False
    if is_grid(rows):
        return False
    sheets = list(sheets_of(pairs))
    for sheet in sheets:
        read_sheet(sheet, builder, table.title if len(sheets) == 1 else "")
    return True


def is_grid(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether the first row names columns rather than a row: more than one word for a field, and none on the next row."""
    first = [named(words_of(cell)).field for cell in rows[0] if not is_empty(cell)]
    second = named(words_of(rows[1][0])).field if len(rows) > 1 and not is_empty(rows[1][0]) else ""
    return len(first) > 1 and all(first) and not second


def pairs_of(table: Table) -> Iterator[Pair]:
    """Each word with its value; "lone" for a row of one cell, "" for a word that is unknown."""
    before = ("", "")
    for row in table.rows:
        filled = [cell for cell in row if not is_empty(cell)]
        alone = len(filled) == 1
        if alone and filled[0] is not row[0]:
            yield (*before, filled[0])
        elif alone and (row[0].columns > 1 or not named(words_of(row[0])).field):
            yield "lone", "", filled[0]
        for word, value in zip(filled[::2], filled[1::2], strict=False):
            column = named(words_of(word))
            before = (column.field, column.words)
            yield (*before, value)


def sheets_of(pairs: Sequence[Pair]) -> Iterator[list[Pair]]:
    """The pairs of each action: a new title, or a lone row after other words, begins one."""
    sheet: list[Pair] = []
    for pair in pairs:
        titled = any(name == TITLE for name, _, _ in sheet)
        heads = any(name == "lone" for name, _, _ in sheet)
        words = [name for name, _, _ in sheet if name not in {"", "lone", NUMBER, PRIORITY, GOAL}]
        starts = (pair[0] == TITLE and titled) or (pair[0] == "lone" and len(words) > 1 and not goes_on(pair))
        repeats = pair[0] in {NUMBER, PRIORITY, GOAL} and len(words) > 1 and (titled or heads)
        if sheet and (starts or repeats):
            yield sheet
            sheet = []
        sheet.append(pair)
    if sheet:
        yield sheet


def goes_on(pair: Pair) -> bool:
    """Whether a lone row is more text rather than a title."""
    words = one_line(words_of(pair[2]))
    return len(words) > 160 or len(lines_of(pair[2])) > 1


def read_sheet(sheet: Sequence[Pair], builder: Builder, caption: str) -> None:
    """One action from its pairs."""
    for name, level in LEVELS.items():
        for found, _, cell in sheet:
            if found == name:
                builder.goal(cell, level)
    titled = next((cell for name, _, cell in sheet if name == TITLE), None)
    lone = [cell for name, _, cell in sheet if name == "lone"]
    head = titled or next((cell for cell in lone if len(one_line(words_of(cell))) <= 300), None)
    number = next((one_line(words_of(cell)) for name, _, cell in sheet if name == NUMBER), "")
    if head is None and not caption:
        return
    for cell in lone if titled else []:
        if numbered(one_line(words_of(cell))).level not in {"", ACTION} and sheet[0][2] is cell:
            builder.heading(cell, opens=False, bold=cell.bold)
    lines = lines_of(head) if head else [caption]
    node = builder.action(lines, head.place if head else first_place(sheet), number.rstrip(".) "))
    for name, words, cell in sheet:
        if cell is not head and name not in {NUMBER, PRIORITY, GOAL, TITLE} and not (titled and name == "lone"):
            builder.parts[node.id] += parts_for(name, words, cell)


def parts_for(name: str, words: str, cell: Cell) -> list[Part]:
    """The parts of a value; an unknown word stays before it in the description."""
    if name in {"", "lone"} and words:
        return [Part("", "", f"{words}: {one_line(words_of(cell))}", cell.place)]
    return cell_parts(cell, "" if name == "lone" else name, words)


def first_place(sheet: Sequence[Pair]) -> Place:
    """Where a sheet begins."""
    return sheet[0][2].place
