"""Of which of one's own actions a year still waits for a word."""

from __future__ import annotations

import datetime as dt
from typing import Any

from regietafel.plans.queries.closing import closed_years
from regietafel.plans.queries.filters import UNREPORTED, Filter, rows_that_fit
from regietafel.plans.queries.leads import my_action_keys
from regietafel.plans.queries.overview import PlanRow, plan_in_force
from regietafel.plans.queries.tree import ActionRow, read_tree

ASKED_FROM = (11, 1)
"""From that day of a year on its actions are asked about: the word about a year is given when the year is nearly over."""


def asked_years(years: list[int], today: dt.date) -> list[int]:
    """The years of a plan about which one may be asked: this one when it is nearly over, and the one before."""
    asked = [today.year - 1]
    if (today.month, today.day) >= ASKED_FROM:
        asked.append(today.year)
    return [year for year in asked if year in years]


def silent_years(user: Any, rows: list[PlanRow], today: dt.date) -> list[tuple[ActionRow, int]]:
    """Each action that one leads and year of which nothing was said, as the plan in force has them; closed years not."""
    row = plan_in_force(rows, today.year)
    if row is None:
        return []
    closed = closed_years(row.plan)
    asked = [year for year in asked_years(row.plan.years, today) if year not in closed]
    mine = my_action_keys(user, row.plan, leading=True) if asked else frozenset()
    if not mine:
        return []
    tree = read_tree(row.plan)
    return [
        (found, year)
        for year in asked
        for found in rows_that_fit(tree, Filter(mine="1", year=str(year), state=UNREPORTED), mine)
    ]
