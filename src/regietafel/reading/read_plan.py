"""From a document to the reading of a plan: outline first, then the fields of each action.

Everything that a reading holds stands in the document; what it does not say stays empty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import count

from regietafel.reading.blocks import Document, Table, Text, Warned
from regietafel.reading.fields import fill
from regietafel.reading.grids import joined, read_table, without_doubles
from regietafel.reading.outline.doubts import doubts_of
from regietafel.reading.outline.heading import title_of
from regietafel.reading.outline.labels import out_of_brackets
from regietafel.reading.outline.levels import Levels
from regietafel.reading.outline.marks import mark_of
from regietafel.reading.outline.openings import announces
from regietafel.reading.outline.outlining import outlined
from regietafel.reading.outline.period import Period, period_of
from regietafel.reading.outline.titles import title_and_rest
from regietafel.reading.outline.tree import Branch
from regietafel.reading.plan_reading import ACTION, GOAL, PRIORITY, Node, PlanReading


def read_plan(document: Document) -> PlanReading:
    """Read a document as a plan; one that is none gives no nodes, and says so."""
    title, at = title_of(list(document.blocks))
    blocks = joined([block for place, block in enumerate(document.blocks) if place != at])
    period = period_of(title, blocks)
    start, end = period or (None, None)
    reading = PlanReading(
        document.kind, title=title, start=start, end=end, lines=list(document.lines), pages=document.pages
    )
    writer = Writer(reading, period)
    tables = frozenset(id(block) for block in blocks if isinstance(block, Table) and writer.holds_actions(block))
    root, levels = outlined(blocks, title, tables)
    if levels or tables:
        writer.write(root, None, levels)
    reading.nodes = without_doubles(reading.nodes)
    if not any(node.level == ACTION for node in reading.nodes):
        reading.nodes, reading.warnings = [], [Warned("no_actions")]
    reading.warnings = [*document.warnings, *reading.warnings, *doubts_of(reading)]
    return reading


@dataclass
class Writer:
    """Writes nodes into a reading, each with the texts that belong to it."""

    reading: PlanReading
    period: Period | None
    numbers: Callable[[], int] = field(default_factory=lambda: count(1).__next__)

    def next_id(self) -> str:
        """An id that the reading does not have yet."""
        return f"n{self.numbers()}"

    def holds_actions(self, table: Table) -> bool:
        """Whether a table is one of actions; nothing is written yet."""
        return read_table(table, next_id=str, period=self.period).is_plan

    def write(self, branch: Branch, above: Node | None, levels: Levels) -> None:
        """Write a part and all below it; one without a level lends its place to what it holds."""
        level = levels.get(id(branch))
        if level:
            above = self.write_node(branch, above, level)
        self.write_tables(branch, above)
        for child in branch.children:
            self.write(child, above, levels)

    def write_node(self, branch: Branch, above: Node | None, level: str) -> Node:
        """Write one node."""
        opening = branch.opening
        assert opening
        title, rest = title_and_rest(opening)
        node = Node(
            id=self.next_id(),
            parent=above.id if above else None,
            level=level,
            title=title,
            source=opening.text.place,
            number=opening.mark.shown,
        )
        texts = [replace(opening.text, text=rest, bold=0, item=0, marker="", heading=0)] if rest else []
        fill(node, [*texts, *told_in(branch)], period=self.period)
        self.reading.nodes.append(node)
        return node

    def write_tables(self, branch: Branch, above: Node | None) -> None:
        """Write what the tables of a part hold of the plan."""
        for block in branch.body:
            if isinstance(block, Table):
                under = None if above is None else GOAL if above.level == ACTION else above.level
                read = read_table(block, next_id=self.next_id, period=self.period, under=under)
                parent = above.id if above else self.write_title(block, read.nodes)
                self.reading.nodes += [replace(node, parent=node.parent or parent) for node in read.nodes]
                self.reading.warnings += read.warnings

    def write_title(self, table: Table, nodes: list[Node]) -> str | None:
        """Write the priority or goal that the name of a sheet is: "Prioriteit 2 …", where its rows name none as high."""
        mark = mark_of(Text(table.title, table.place))
        if not nodes or not mark.word or not mark.number or mark.is_bare or mark.word.level == ACTION:
            return None
        if any(node.level in {PRIORITY, mark.word.level} for node in nodes):
            return None
        node = Node(self.next_id(), None, mark.word.level, mark.title, table.place, number=mark.shown)
        self.reading.nodes.append(node)
        return node.id


def told_in(branch: Branch) -> Iterator[Text]:
    """The texts of a part; a line that only says that actions follow has nothing more to say."""
    for block in branch.body:
        if isinstance(block, Text) and not (branch.children and announces(block)):
            yield from out_of_brackets(block)
