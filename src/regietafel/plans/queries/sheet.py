"""The plan as a table: one line an action, with what the tree says about it."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from regietafel.core.signs import SIGNS
from regietafel.core.tabular import Column, Sheet, Value
from regietafel.plans.queries.tree import ActionRow, Tree, YearMark


def plan_sheet(tree: Tree) -> Sheet:
    """The actions of a tree as it stands on the screen, cut down or whole, in the language of the screen."""
    depths = sorted({goal.depth for row in tree.rows for goal in row.path} | tree.levels.keys())
    columns = [
        *(Column(level_name(tree, depth), 28) for depth in depths),
        Column(_("Number"), 10),
        Column(_("Action"), 48),
        Column(_("Lead"), 28),
        Column(_("With whom"), 36),
        Column(_("Timing"), 28),
        Column(_("Norm"), 24),
        Column(_("Times a year"), 10),
        *(Column(str(year), 14) for year in tree.plan.years),
        Column(_("State"), 14),
        Column(_("Nothing heard since"), 14),
        Column(_("Counts for"), 20),
        Column(_("Tags"), 28),
    ]
    return Sheet(tree.plan.title, columns, [list(line(row, depths)) for row in tree.rows])


def level_name(tree: Tree, depth: int) -> str:
    """How the plan calls its goals at this depth."""
    return capfirst(tree.levels[depth].singular) if depth in tree.levels else _("Goal") + f" {depth}"


def line(row: ActionRow, depths: list[int]) -> Iterator[Value]:
    """One action, in the order of the columns."""
    goals = {goal.depth: str(goal) for goal in row.path}
    yield from (goals.get(depth, "") for depth in depths)
    yield row.action.number
    yield row.action.title
    yield "; ".join(party.name for party in row.leads)
    yield "; ".join(f"{party.name} ({party.role.label})" for party in row.others)
    yield row.action.timing
    yield row.norm.text if row.norm else ""
    yield row.norm.times if row.norm and row.norm.is_measurable else None
    yield from (said(mark) for mark in row.years)
    yield worded(row.state)
    yield row.still.since if row.still else None
    yield ", ".join(priority.code for priority in row.priorities)
    yield ", ".join(str(tag) for tag in row.tags)


def said(mark: YearMark) -> str:
    """Sign and word of a year, and that it is assumed if it is."""
    if not mark.state:
        return ""
    return f"{worded(mark.state)} (" + _("assumed") + ")" if mark.assumed else worded(mark.state)


def worded(state: str) -> str:
    """The sign of a state with its word, as on the screen."""
    return f"{SIGNS[state].sign} {SIGNS[state].word}"
