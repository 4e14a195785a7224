"""The ladder as a table: one figure for each municipality and column, with what the norm says of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from regietafel.territories.models import Region
from regietafel.workplaces.ladder import Cell, Column, Judged, Town, Verdict
from regietafel.workplaces.ladder_choice import By, Choice, Measure
from regietafel.workplaces.queries.ladder import Ladder, ladder_for


@dataclass(frozen=True)
class Figure:
    """One figure; ``value`` is None where nobody knows, and ``at_least`` says that more may be there."""

    value: float | None = None
    at_least: bool = False
    judged: Judged | None = None
    day: dt.date | None = None
    is_change: bool = False

    @property
    def verdict(self) -> Verdict | None:
        """What the norm says, where it is asked."""
        return self.judged.verdict if self.judged else None


@dataclass(frozen=True)
class Row:
    """A municipality, or all of them together."""

    town: Town | None
    figures: list[Figure]
    town_then: Town | None = None


@dataclass(frozen=True)
class Head:
    """A column: a rung or a form of work, on one day or on two."""

    key: Column
    label: str
    number: int | None = None


@dataclass
class Table:
    """All that the page shows. ``ladders`` are the days in order; ``now`` is the ladder by rungs of the day that is asked."""

    choice: Choice
    heads: list[Head]
    days: tuple[dt.date, ...]
    rows: list[Row]
    total: Row | None
    now: Ladder
    then: Ladder | None
    judged: list[Judged]
    empty: list[Head] = field(default_factory=list)

    @property
    def gaps(self) -> list[Judged]:
        """The municipalities in which the norm is broken on the chosen rung."""
        return [one for one in self.judged if one.is_gap]

    @property
    def unsure(self) -> list[Judged]:
        """The municipalities of which nobody can tell."""
        return [one for one in self.judged if one.verdict == Verdict.UNKNOWN]

    @property
    def compares(self) -> bool:
        """Whether two days stand side by side."""
        return len(self.days) == 2

    @property
    def width(self) -> int:
        """How many figures a column has: two days and the difference, or one."""
        return 3 if self.compares else 1


def read_table(user: Any, region: Region, choice: Choice, today: dt.date) -> Table:
    """The table that an address asks for, with what the person sees."""
    now = ladder_for(user, region, choice.on, today)
    shown = now if choice.by == By.RUNGS else ladder_for(user, region, choice.on, today, choice.by)
    other = None
    if len(choice.days) == 2 and choice.beside:
        other = ladder_for(user, region, choice.beside, today, choice.by)
    used = shown.used | (other.used if other else set())
    every = heads_of(shown, other)
    kept = [one for one in every if one.key in used or one.key == choice.rung or (choice.by == By.RUNGS and not other)]
    blocks = [column(head, shown, other, choice, head.key in used or head.key == choice.rung) for head in kept]
    towns = towns_of(shown, other)
    return Table(
        choice=choice,
        heads=kept,
        days=choice.days,
        rows=[Row(town, [figure for block in blocks for figure in block[place]]) for place, town in enumerate(towns)],
        total=total_of(kept, shown, other, choice),
        now=now,
        then=other,
        judged=now.judge(choice.rung, choice.norm),
        empty=[one for one in every if one.key not in used],
    )


def heads_of(shown: Ladder, other: Ladder | None) -> list[Head]:
    """The columns of both days, each once, in the order of the list."""
    labels = dict(shown.columns)
    for key, label in other.columns if other else []:
        labels.setdefault(key, label)
    return [Head(key, label, key if isinstance(key, int) else None) for key, label in labels.items()]


def towns_of(shown: Ladder, other: Ladder | None) -> list[Town]:
    """The municipalities of both days by name; those of the day that is asked tell their inhabitants."""
    found = {town.pk: town for town in other.towns} if other else {}
    found |= {town.pk: town for town in shown.towns}
    return sorted(found.values(), key=lambda town: town.name)


def column(head: Head, shown: Ladder, other: Ladder | None, choice: Choice, judging: bool) -> list[list[Figure]]:
    """One column: for each municipality a figure, or that of both days and the difference."""
    told = figures_of(head.key, shown, choice, judging)
    towns = towns_of(shown, other)
    if other is None:
        return [[told[town.pk]] for town in towns]
    before = figures_of(head.key, other, choice, judging=False)
    found = []
    for town in towns:
        pair = {choice.on: told.get(town.pk, Figure()), other.day: before.get(town.pk, Figure())}
        first, last = (pair[day] for day in choice.days)
        found.append([first, last, change(first, last)])
    return found


def change(first: Figure, last: Figure) -> Figure:
    """What became more or less, if both are known."""
    if first.value is None or last.value is None or first.at_least or last.at_least:
        return Figure(is_change=True)
    return Figure(last.value - first.value, is_change=True)


def figures_of(key: Column, ladder: Ladder, choice: Choice, judging: bool) -> dict[int, Figure]:
    """The figure of each municipality in a column on a day, with the verdict where it is asked."""
    verdicts: Iterator[Judged | None] = iter(ladder.judge(key, choice.norm) if judging else [None] * len(ladder.towns))
    return {
        town.pk: measured(cell, choice.measure, judged, ladder.day)
        for town, cell, judged in zip(ladder.towns, ladder.cells(key), verdicts, strict=True)
    }


def measured(cell: Cell, measure: Measure, judged: Judged | None, day: dt.date) -> Figure:
    """The one figure of a cell."""
    if measure == Measure.NUMBER:
        return Figure(cell.number, judged=judged, day=day)
    if measure == Measure.DISTANCE:
        return Figure(cell.km, judged=judged, day=day)
    value = cell.places if measure == Measure.PLACES else cell.per_1000
    if cell.uncounted and not cell.places:
        return Figure(judged=judged, day=day)
    return Figure(value, at_least=bool(cell.uncounted), judged=judged, day=day)


def total_of(heads: list[Head], shown: Ladder, other: Ladder | None, choice: Choice) -> Row | None:
    """All municipalities of the region together; distances do not add up."""
    if choice.measure == Measure.DISTANCE or not shown.towns:
        return None
    figures = []
    for head in heads:
        told = {ladder.day: summed(head.key, ladder, choice.measure) for ladder in (shown, other) if ladder}
        figures += [told[day] for day in choice.days]
        if other:
            figures.append(change(*(told[day] for day in choice.days)))
    return Row(None, figures)


def summed(key: Column, ladder: Ladder, measure: Measure) -> Figure:
    """A column of a day together."""
    cells = ladder.cells(key)
    people = [town.inhabitants for town in ladder.towns]
    known = sum(one or 0 for one in people)
    cell = Cell(
        number=sum(one.number for one in cells),
        places=sum(one.places for one in cells),
        uncounted=sum(one.uncounted for one in cells),
        per_1000=1000 * sum(one.places for one in cells) / known if known and None not in people else None,
    )
    return measured(cell, measure, None, ladder.day)
