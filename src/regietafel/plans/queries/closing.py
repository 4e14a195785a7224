"""Which years of a plan are closed, how a year stands before it is, and what the next year begins with."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from regietafel.plans.coverage import Cell, coverage_of
from regietafel.plans.lifecycle import COUNTS_IN_YEAR
from regietafel.plans.models import Action, ClosedYear, Plan, WorkingYear, YearState
from regietafel.plans.queries.choices import actions_in_order
from regietafel.plans.queries.unmeasured import Unmeasured, unmeasured

UNFINISHED = (YearState.PLANNED, YearState.UNDER_WAY)


def closed_years(plan: Plan) -> set[int]:
    """The years of the plan that are closed now."""
    return set(ClosedYear.objects.filter(plan=plan, reopened_at__isnull=True).values_list("year", flat=True))


def standing_closing(plan: Plan, year: int) -> ClosedYear | None:
    """The closing that holds for a year, with who did it."""
    found = ClosedYear.objects.filter(plan=plan, year=year, reopened_at__isnull=True)
    return found.select_related("closed_by").first()


def closings_of(plan: Plan) -> list[ClosedYear]:
    """Every closing of every year of the plan, in order, also those that were undone."""
    found = ClosedYear.objects.filter(plan=plan).select_related("closed_by", "reopened_by")
    return list(found.order_by("year", "closed_at", "pk"))


@dataclass
class YearRow:
    """A year of the plan in the list of its years."""

    year: int
    counts: list[tuple[str, int]]
    unfinished: int
    closings: list[ClosedYear] = field(default_factory=list)

    @property
    def closing(self) -> ClosedYear | None:
        """The closing that holds now."""
        return next((one for one in self.closings if one.is_standing), None)


def years_of(plan: Plan) -> list[YearRow]:
    """The years of the plan, how many actions are in which state, and how often each was closed."""
    lines = WorkingYear.objects.filter(action__in=standing_actions(plan))
    counts: dict[int, Counter[str]] = {}
    for year, state in lines.order_by().values_list("year", "state"):
        counts.setdefault(year, Counter())[state] += 1
    closings = closings_of(plan)
    return [
        YearRow(
            year,
            counted(counts.get(year, Counter())),
            sum(counts.get(year, Counter())[state] for state in UNFINISHED),
            [one for one in closings if one.year == year],
        )
        for year in plan.years
    ]


def counted(counts: Counter[str]) -> list[tuple[str, int]]:
    """States with how often they occur, in their own order."""
    return [(state.value, counts[state]) for state in YearState if counts[state]]


def standing_actions(plan: Plan) -> list[Action]:
    """The actions of the plan in its order, each with its plan at hand."""
    found = actions_in_order(plan)
    for action in found:
        action.plan = plan
    return found


@dataclass
class YearStanding:
    """How a year stands when somebody thinks of closing it."""

    counts: list[tuple[str, int]]
    unfinished: list[WorkingYear]
    unsaid: list[WorkingYear]
    unmeasured: list[Unmeasured]
    cells: list[tuple[Cell, Cell | None]]


def year_standing(plan: Plan, year: int) -> YearStanding:
    """What one should know before a year is closed, in a constant number of questions."""
    lines = lines_in(plan, year)
    return YearStanding(
        counts=counted(Counter(line.state for line in lines)),
        unfinished=[line for line in lines if line.state in UNFINISHED],
        unsaid=[line for line in lines if line.state in {YearState.DONE, YearState.PARTLY} and not line.sentence],
        unmeasured=unmeasured(plan, [year]),
        cells=cells_around(plan, year),
    )


def lines_in(plan: Plan, *years: int) -> list[WorkingYear]:
    """The lines of some years, in the order of the plan, each with its action at hand."""
    actions = {action.pk: (place, action) for place, action in enumerate(standing_actions(plan))}
    lines = list(WorkingYear.objects.filter(action__in=actions, year__in=years).select_related("said_by"))
    for line in lines:
        line.action = actions[line.action_id][1]
    return sorted(lines, key=lambda line: (actions[line.action_id][0], line.year))


def cells_around(plan: Plan, year: int) -> list[tuple[Cell, Cell | None]]:
    """The coverage of a year and of the next, priority by priority."""
    found = []
    for _priority, cells in coverage_of(plan).rows:
        by_year = {cell.year: cell for cell in cells}
        found.append((by_year[year], by_year.get(year + 1)))
    return found


@dataclass
class NextYear:
    """What the year after a closed one begins with; after the last year, what waits for the next plan."""

    goes_on: list[WorkingYear] = field(default_factory=list)
    begins: list[WorkingYear] = field(default_factory=list)
    gaps: list[Cell] = field(default_factory=list)
    left: list[WorkingYear] = field(default_factory=list)


def year_after(plan: Plan, year: int) -> NextYear:
    """What goes on from one year into the next, what begins there, and which priorities still have nothing."""
    lines = lines_in(plan, year, year + 1)
    before = {line.action_id for line in lines if line.year == year and line.state != YearState.DROPPED}
    then = [line for line in lines if line.year == year + 1 and line.state in COUNTS_IN_YEAR]
    return NextYear(
        goes_on=[line for line in then if line.action_id in before],
        begins=[line for line in then if line.action_id not in before],
        gaps=[after for _now, after in cells_around(plan, year) if after is not None and after.is_gap],
        left=[line for line in lines if line.year == year and is_left(line)],
    )


def is_left(line: WorkingYear) -> bool:
    """Whether work of the line waits for a year that this plan does not have."""
    return line.state in UNFINISHED or (line.state == YearState.MOVED and line.moved_to is None)
