"""A plan laid out in the ways in which regions lay out theirs: as paragraphs, as one table, as a sheet for each action."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from regietafel.reading.plan_reading import ACTION, GOAL, PRIORITY, Node, Often, PlanReading

TITLE, HEADING, RUN_IN, PLAIN, ITEM = "title", "heading", "run-in", "plain", "item"


@dataclass(frozen=True)
class Line:
    """A paragraph: ``level`` of a heading, ``label`` before the text where there is one."""

    kind: str
    text: str
    level: int = 0
    label: str = ""


@dataclass
class Grid:
    """A table. ``years`` tells in which columns a year stands, ``tops`` says how many rows a cell goes on for."""

    heads: list[str]
    rows: list[list[str]] = field(default_factory=list)
    years: dict[int, int] = field(default_factory=dict)
    tops: dict[tuple[int, int], int] = field(default_factory=dict)
    marks: set[tuple[int, int]] = field(default_factory=set)


def how_often(often: Often | None) -> str:
    """A frequency in words."""
    if often is None:
        return ""
    times = int(often.times)
    if often.at_least:
        return f"minstens {times} keer per jaar"
    return {1: "jaarlijks", 12: "maandelijks", 6: "om de 2 maanden", 4: "trimestrieel", 2: "halfjaarlijks"}.get(
        times, f"{times} keer per jaar"
    )


def names(node: Node, which: str) -> str:
    """The leads or partners, as a list in a sentence."""
    return ", ".join(named.name for named in getattr(node, which))


def years(node: Node) -> str:
    """The years as a list; two with a dash between them would be a range."""
    return (" – " if len(node.years) > 2 else " en ").join(map(str, node.years))


def headed(node: Node) -> str:
    """The title with its number and codes, as it stands above its part."""
    name = {PRIORITY: "Prioriteit", GOAL: "Doelstelling", ACTION: "Actie"}[node.level]
    name = "" if node.number[:1].isalpha() else name
    codes = f" ({', '.join(node.codes)})" if node.codes else ""
    return f"{f'{name} {node.number}'.strip()}: {node.title}{codes}"


def numbered(node: Node) -> str:
    """The title with its number, as it stands in a cell."""
    if not node.number:
        return node.title
    number = node.number if "." in node.number else f"{node.number}."
    return f"{node.number}: {node.title}" if node.number[0].isalpha() else f"{number} {node.title}"


def fields(node: Node) -> Iterator[tuple[str, str]]:
    """What is said of an action, each with its label."""
    said = [
        ("Trekker", names(node, "leads")),
        ("Partners", names(node, "partners")),
        ("Timing", how_often(node.frequency)),
        ("Werkjaren", years(node)),
    ]
    return ((label, text) for label, text in said if text)


def as_lines(plan: PlanReading) -> Iterator[Line]:
    """The plan as paragraphs under headings."""
    depth = {PRIORITY: 1, GOAL: 2, ACTION: 3}
    yield Line(TITLE, plan.title)
    for node in plan.nodes:
        yield Line(HEADING, headed(node), depth[node.level])
        if node.description:
            yield Line(PLAIN, node.description)
        for label, text in fields(node):
            yield Line(RUN_IN, text, label=label)
        if node.indicators:
            yield Line(RUN_IN, "", label="Indicatoren")
            for indicator in node.indicators:
                yield Line(ITEM, indicator)


def above(plan: PlanReading, node: Node) -> tuple[str, str]:
    """The priority and the goal of an action, as a table names them."""
    by_id = {one.id: one for one in plan.nodes}
    found = {PRIORITY: "", GOAL: ""}
    up = by_id.get(node.parent or "")
    while up is not None:
        codes = f" ({', '.join(up.codes)})" if up.codes else ""
        found[up.level] = f"{numbered(up)}{codes}"
        up = by_id.get(up.parent or "")
    return found[PRIORITY], found[GOAL]


def as_grid(plan: PlanReading, tick: str = "x") -> Grid:
    """The plan as one table, with a column for each year; a priority or goal stands once, over all that is under it."""
    span = range(plan.start or 0, (plan.end or 0) + 1)
    heads = ["Prioriteit", "Doelstelling", "Actie", "Omschrijving", "Trekker", "Partners", "Frequentie"]
    grid = Grid([*heads, *map(str, span), "Indicatoren"])
    grid.years = {year: len(heads) + at for at, year in enumerate(span)}
    last: tuple[str, str] = ("", "")
    begun = [0, 0]
    for node in (one for one in plan.nodes if one.level == ACTION):
        row = len(grid.rows)
        up = above(plan, node)
        shown = ["" if up[0] == last[0] else up[0], "" if up == last else up[1]]
        for column, text in enumerate(shown):
            if text or not row:
                begun[column] = row
            grid.tops[begun[column], column] = row - begun[column] + 1
        last = up
        grid.marks |= {(row, grid.years[year]) for year in node.years if year in grid.years}
        ticks = [tick if year in node.years else "" for year in span]
        often = how_often(node.frequency)
        texts = [*shown, numbered(node), node.description, names(node, "leads"), names(node, "partners"), often]
        grid.rows.append([*texts, *ticks, "\n".join(f"- {one}" for one in node.indicators)])
    return grid


def as_fiche(node: Node) -> list[tuple[str, Sequence[str]]]:
    """A sheet for one action: a name on the left, and on the right what belongs to it; a form shows empty places too."""
    said = dict(fields(node))
    return [
        ("Actie", [numbered(node)]),
        ("Omschrijving", [node.description]),
        *((label, [said.get(label, "")]) for label in ("Trekker", "Partners", "Timing", "Werkjaren")),
        ("Indicatoren", node.indicators or [""]),
    ]
