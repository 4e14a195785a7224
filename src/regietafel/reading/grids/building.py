"""Writes the nodes of a table, row by row; the fields of an action are filled when its last row is read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from regietafel.reading.blocks import Cell, Place, Warned
from regietafel.reading.fields import Period, fill_parts
from regietafel.reading.fields.codes import split_title
from regietafel.reading.fields.labels import Part
from regietafel.reading.fields.words import folded, one_line, sentences
from regietafel.reading.grids.cells import lines_of
from regietafel.reading.grids.numbering import Numbered, Stack, numbered
from regietafel.reading.plan_reading import ACTION, GOAL, PRIORITY, Node

LONGEST_TITLE = 300


@dataclass
class Builder:
    """The nodes so far, and the parts of each action that wait to be filled in."""

    next_id: Callable[[], str]
    period: Period | None
    nodes: list[Node] = field(default_factory=list)
    warnings: list[Warned] = field(default_factory=list)
    parts: dict[str, list[Part]] = field(default_factory=dict)
    stack: Stack = field(default_factory=Stack)
    above: dict[str, tuple[str, str]] = field(default_factory=dict)
    known: dict[tuple[str, str], str] = field(default_factory=dict)
    doubts: dict[str, str] = field(default_factory=dict)

    def heading(self, cell: Cell, *, opens: bool, bold: bool, told: Numbered | None = None) -> None:
        """A row that is the title of what follows."""
        lines = lines_of(cell)
        told = told or numbered(one_line(lines[0]))
        style = told.style or ("bold" if bold else "plain")
        self.stack.place(style, told.count, opens=opens)
        parent = self.stack.top
        level = told.level if told.level in {PRIORITY, GOAL} else GOAL if parent else ""
        node = self.add(told, cell.place, level, parent, lines[1:])
        self.stack.push(style, told.count, node.id)
        self.above.clear()

    def goal(self, cell: Cell, level: str) -> None:
        """What stands in the column of a priority or a goal: a new one only where the words are new."""
        lines = lines_of(cell)
        words = folded(" ".join(lines))
        if self.above.get(level, ("", ""))[0] == words:
            return
        if level == PRIORITY:
            self.above.pop(GOAL, None)
        if (level, words) not in self.known:
            node = self.add(numbered(one_line(lines[0])), cell.place, level, self.parent(below=level), lines[1:])
            self.known[level, words] = node.id
        self.above[level] = (words, self.known[level, words])

    def parent(self, below: str = ACTION) -> str | None:
        """The id of what is above a node of this level."""
        for level in (GOAL, PRIORITY):
            if level in self.above and level != below and below != PRIORITY:
                return self.above[level][1]
        return self.stack.top

    def action(self, lines: Sequence[str], place: Place, number: str = "") -> Node:
        """A row that begins an action."""
        told = numbered(one_line(lines[0]).removeprefix("- "))
        rest = list(lines[1:])
        if len(told.title) > LONGEST_TITLE and len(parts := sentences(told.title)) > 1:
            told = Numbered(parts[0], told.number, told.level, told.style, told.count)
            rest = [" ".join(parts[1:]), *rest]
        node = self.add(told, place, ACTION, self.parent(), rest)
        node.number = number or node.number
        self.stack.action()
        return node

    def add(self, told: Numbered, place: Place, level: str, parent: str | None, rest: Sequence[str]) -> Node:
        """A node, with the rest of its cell to be read later."""
        title, codes = split_title(told.title)
        title = title.rstrip(" :") or told.title
        node = Node(self.next_id(), parent, level, title, place, number=told.number.rstrip(".) "), codes=codes)
        if codes:
            node.places["codes"] = [place] * len(codes)
        self.nodes.append(node)
        self.parts[node.id] = [Part("", "", line.removeprefix("- "), place, line.startswith("- ")) for line in rest]
        return node

    def last_action(self) -> Node | None:
        """The action that a row without a title goes on with."""
        return next((node for node in reversed(self.nodes) if node.level == ACTION), None)

    def finish(self, under: str | None = None) -> list[Node]:
        """All nodes, with their fields and, for headings without a word for it, their level."""
        inner = {node.parent for node in self.nodes if node.level != ACTION}
        for node in self.nodes:
            if not node.level:
                holds_goals = node.id in inner
                node.level = PRIORITY if holds_goals and under is None else GOAL
                if not holds_goals or under is not None:
                    node.doubts.setdefault("level", "level_guessed")
            fill_parts(node, self.parts[node.id], period=self.period)
            if node.level == ACTION:
                node.doubts = self.doubts | node.doubts
        return self.nodes
