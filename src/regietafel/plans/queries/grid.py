"""The plan as a grid, actions by working years: what every cell says, who said it, and who may change it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from django.db.models import Max, Q, QuerySet

from regietafel.journal.models import Entry, kind_of
from regietafel.plans.models import Action, Plan, WorkingYear, YearBasis, YearState
from regietafel.plans.queries.tree import ActionRow, Node, Tree, YearMark

TARGET = "%d-%d"
"""How a cell is named in the page and by what is saved: action and year."""


@dataclass(frozen=True)
class Reach:
    """Whose cells a person may fill in; a table of the permissions of :mod:`plans.rules`, asked once for all rows."""

    all_rows: bool = False
    rows: frozenset[int] = frozenset()
    years: bool = False
    closed: frozenset[int] = frozenset()

    def has(self, action: int) -> bool:
        """Whether the cells of this action may be filled in."""
        return self.all_rows or action in self.rows

    def __bool__(self) -> bool:
        return self.all_rows or bool(self.rows)


@dataclass(frozen=True)
class Cell:
    """An action in one year; without a line the action does not work in that year."""

    action: Action
    year: int
    line: WorkingYear | None
    may_change: bool

    @property
    def target(self) -> str:
        """The name of the cell."""
        return TARGET % (self.action.pk, self.year)


@dataclass
class GridRow:
    """An action with its cells."""

    row: ActionRow
    cells: list[Cell]
    may_change: bool


@dataclass
class GridGoal:
    """A goal with the actions that stand right under it, for a table that has no folds."""

    node: Node
    rows: list[GridRow] = field(default_factory=list)


Lines = dict[tuple[int, int], WorkingYear]


def read_lines(plan: Plan) -> Lines:
    """The lines of a plan by action and year."""
    return {(line.action_id, line.year): line for line in lines_of_plan(plan)}


def marks_in(lines: Lines) -> dict[tuple[int, int], YearMark]:
    """The lines as the tree reads them, so that nobody asks for them twice."""
    return {
        key: YearMark(line.year, line.state, line.basis == YearBasis.ASSUMED, is_reported(line))
        for key, line in lines.items()
    }


def is_reported(line: WorkingYear) -> bool:
    """Whether somebody spoke about the year, or the line tells more than that it is planned."""
    return line.said_at is not None or line.state != YearState.PLANNED


def read_grid(tree: Tree, lines: Lines, reach: Reach) -> list[GridGoal]:
    """The tree as it stands on the screen, goal by goal, each action with a cell for every year of the plan."""
    return [
        GridGoal(node, [grid_row(row, lines, tree.plan.years, reach) for row in node.actions])
        for node in nodes_in_order(tree.nodes)
    ]


def grid_row(row: ActionRow, lines: Lines, years: list[int], reach: Reach) -> GridRow:
    """One action with its cells; a year in which it does not work can only be opened by who may change actions."""
    action = row.action
    may = reach.has(action.pk)
    found = [(year, lines.get((action.pk, year))) for year in years]
    cells = [
        Cell(action, year, line, may and year not in reach.closed and (line is not None or reach.years))
        for year, line in found
    ]
    return GridRow(row, cells, may)


def nodes_in_order(nodes: Iterable[Node]) -> Iterator[Node]:
    """Every goal from top to bottom, each before those under it."""
    for node in nodes:
        yield node
        yield from nodes_in_order(node.children)


def lines_of_plan(plan: Plan, actions: Collection[int] | None = None, year: int | None = None) -> QuerySet[WorkingYear]:
    """The lines of a plan, or of some of its actions or one of its years, with who spoke last."""
    lines = WorkingYear.objects.filter(action__plan=plan, action__removed_at__isnull=True).select_related("said_by")
    lines = lines if actions is None else lines.filter(action__in=actions)
    return lines if year is None else lines.filter(year=year).select_related("action", "said_by")


def deeds_in_grid(plan: Plan) -> QuerySet[Entry]:
    """What the journal tells of the actions of a plan and their lines; its numbers follow the order of the deeds.

    Every deed on a plan holds the lock of that plan, so no deed gets a number below one that could be read before.
    """
    actions = Q(kind=kind_of(Action()), object_id__in=Action.objects.filter(plan=plan).values("pk"))
    lines = Q(kind=kind_of(WorkingYear()), object_id__in=WorkingYear.objects.filter(action__plan=plan).values("pk"))
    return Entry.objects.filter(actions | lines, region=plan.region_id)


def last_deed(plan: Plan) -> int:
    """The number of the last deed in the grid, to ask later what came after it."""
    found: int | None = deeds_in_grid(plan).aggregate(last=Max("pk"))["last"]
    return found or 0


def changed_since(plan: Plan, after: int) -> tuple[list[int], list[int]]:
    """The actions at which something happened after a deed: those that are there, and those that were taken away."""
    lines = dict(WorkingYear.objects.filter(action__plan=plan).values_list("pk", "action"))
    deeds = deeds_in_grid(plan).filter(pk__gt=after).values_list("kind", "object_id")
    line_kind = kind_of(WorkingYear())
    named = (lines.get(pk) if kind == line_kind else pk for kind, pk in deeds)
    touched = {pk for pk in named if pk is not None}
    there = set(Action.objects.filter(plan=plan, pk__in=touched, removed_at__isnull=True).values_list("pk", flat=True))
    return sorted(there), sorted(touched - there)


def read_target(name: str) -> tuple[int, int]:
    """The action and the year of a cell; of a name that is none, an action that is never there."""
    action, dash, year = name.partition("-")
    numbers = [part for part in (action, year) if part.isascii() and part.isdigit() and len(part) < 10]
    return (int(action), int(year)) if dash and len(numbers) == 2 else (0, 0)
