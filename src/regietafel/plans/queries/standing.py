"""How a region stands today: what the start page says of the plan in force, counted as the lists behind it count."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from regietafel.plans.coverage import Cell
from regietafel.plans.models import Plan
from regietafel.plans.queries.filters import ASSUMED, INCOMPLETE, UNREPORTED, Filter, rows_that_fit
from regietafel.plans.queries.leads import my_action_keys, my_party_keys
from regietafel.plans.queries.overview import PlanRow, judged_year, plan_in_force
from regietafel.plans.queries.stale import mark_still
from regietafel.plans.queries.tree import ActionRow, Tree, read_tree
from regietafel.plans.queries.unmeasured import Unmeasured, due_years, unmeasured
from regietafel.plans.queries.visible import logged_work_visible_to
from regietafel.plans.stillness import AMBER_DAYS
from regietafel.territories.models import Region


@dataclass(frozen=True)
class Figure:
    """A number, and the filter of the tree that shows what was counted."""

    count: int
    filter: Filter


@dataclass(frozen=True)
class Waiting:
    """A lead who has not yet said how actions went, and how many."""

    name: str
    figure: Figure


@dataclass
class Standing:
    """What the start page says about one plan in one year."""

    plan: Plan
    year: int
    cells: list[Cell] = field(default_factory=list)
    unreported: Figure = field(default_factory=lambda: Figure(0, Filter()))
    waiting: list[Waiting] = field(default_factory=list)
    assumed: Figure = field(default_factory=lambda: Figure(0, Filter()))
    incomplete: Figure = field(default_factory=lambda: Figure(0, Filter()))
    mine: Figure = field(default_factory=lambda: Figure(0, Filter()))
    my_unreported: Figure = field(default_factory=lambda: Figure(0, Filter()))
    my_rows: list[ActionRow] = field(default_factory=list)
    still: Figure = field(default_factory=lambda: Figure(0, Filter()))
    unmeasured: list[Unmeasured] = field(default_factory=list)
    my_unmeasured: list[Unmeasured] = field(default_factory=list)


def standing_of(user: Any, rows: list[PlanRow], today: dt.date) -> Standing | None:
    """How the plan in force stands in this year, or in the nearest year that it has."""
    row = plan_in_force(rows, today.year)
    if row is None:
        return None
    plan, year = row.plan, judged_year(row.plan, today.year)
    tree, mine = mark_still(read_tree(plan), today), my_action_keys(user, plan)
    due = unmeasured(plan, due_years(plan.years, today))
    leading = my_action_keys(user, plan, leading=True) if due else frozenset()

    def counted(**asked: str) -> Figure:
        wanted = Filter(**asked)
        return Figure(len(rows_that_fit(tree, wanted, mine)), wanted)

    standing = Standing(
        plan,
        year,
        cells=[cell for _, cells in tree.coverage.rows for cell in cells if cell.year == year],
        assumed=counted(state=ASSUMED),
        incomplete=counted(state=INCOMPLETE),
        mine=counted(mine="1"),
        still=counted(still=str(AMBER_DAYS)),
        unmeasured=[one for one in due if one.action.pk not in leading],
        my_unmeasured=[one for one in due if one.action.pk in leading],
        my_rows=rows_that_fit(tree, Filter(mine="1"), mine),
    )
    if year <= today.year:
        standing.unreported = counted(year=str(year), state=UNREPORTED)
        standing.my_unreported = counted(mine="1", year=str(year), state=UNREPORTED)
        standing.waiting = waiting_for(tree, year, without=my_party_keys(user, plan.region))
    return standing


def waiting_for(tree: Tree, year: int, *, without: Collection[str] = ()) -> list[Waiting]:
    """The leads of actions of which nothing has been said in a year, those with the most actions first."""
    silent = rows_that_fit(tree, Filter(year=str(year), state=UNREPORTED))
    names = {party.key: party.name for row in silent for party in row.leads if party.key not in without}
    found = [
        Waiting(
            name,
            Figure(
                sum(1 for row in silent if any(party.key == key for party in row.leads)),
                Filter(lead=key, year=str(year), state=UNREPORTED),
            ),
        )
        for key, name in names.items()
    ]
    return sorted(found, key=lambda one: (-one.figure.count, one.name.casefold()))


def work_logged_in(user: Any, region: Region, year: int) -> int:
    """How much work outside the plan was written down for a year."""
    return logged_work_visible_to(user).filter(region=region, on__year=year).count()
