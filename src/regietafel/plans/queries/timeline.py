"""The actions of a plan against those of the plans before it: carried on, new, joined, split, and what stopped."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from regietafel.plans.models import Action, ActionParty, Goal, Plan
from regietafel.plans.queries.lineage import Change, Station, changes_between, follow, links_in
from regietafel.plans.queries.parties import parties_of
from regietafel.plans.queries.tree import ActionRow, read_tree
from regietafel.plans.queries.visible import actions_visible_to


class Turn(StrEnum):
    """What happened to an action between two plans."""

    CONTINUED = "continued"
    JOINED = "joined"
    SPLIT = "split"
    NEW = "new"
    STOPPED = "stopped"


@dataclass
class Line:
    """An action of the plan with those it comes from, plan by plan, and what changed since each of the nearest."""

    row: ActionRow
    turn: Turn
    cells: list[list[Action]] = field(default_factory=list)
    changes: list[tuple[Action, list[Change]]] = field(default_factory=list)

    @property
    def top(self) -> Goal:
        """The goal on top under which the action stands."""
        return self.row.path[0]


@dataclass
class Timeline:
    """A plan beside the plans before it, the oldest first."""

    plan: Plan
    earlier: list[Plan]
    lines: list[Line]
    stopped: list[Action]

    @property
    def counts(self) -> dict[Turn, int]:
        """How many actions took each turn, those that took none left out."""
        found = Counter(line.turn for line in self.lines)
        found[Turn.STOPPED] = len(self.stopped)
        return {turn: found[turn] for turn in Turn if found[turn]}

    @property
    def before(self) -> Plan | None:
        """The plan that this one follows."""
        return self.earlier[-1] if self.earlier else None


def timeline_of(user: Any, plan: Plan) -> Timeline:
    """Lay a plan beside the earlier plans of its region that the person sees. A constant number of queries."""
    rows = read_tree(plan).rows
    older = {
        one.pk: one
        for one in actions_visible_to(user)
        .filter(plan__region=plan.region_id, plan__start_year__lt=plan.start_year)
        .select_related("plan__region", "norm")
        .order_by("plan__start_year", "plan__end_year", "plan", "goal__order", "order", "pk")
    }
    plans = list(dict.fromkeys(one.plan for one in older.values()))
    links = [(new, old) for new, old in links_in(plan.region_id) if old in older]
    parties = parties_of(ActionParty.objects.filter(action__in=older))
    stations = {pk: Station(one, parties.get(pk, [])) for pk, one in older.items()}
    mine = {row.action.pk for row in rows}
    heirs = Counter(old for new, old in links if new in mine)
    lines = [line_of(row, plans, links, stations, heirs) for row in rows]
    last = plans[-1].pk if plans else None
    stopped = [one for one in older.values() if one.plan_id == last and one.pk not in heirs]
    return Timeline(plan, plans, lines, stopped)


def line_of(
    row: ActionRow,
    plans: list[Plan],
    links: list[tuple[int, int]],
    stations: dict[int, Station],
    heirs: Counter[int],
) -> Line:
    """One action with where it comes from."""
    here = Station(row.action, row.parties)
    nearest = [stations[old] for new, old in links if new == row.action.pk]
    ancestors = follow(row.action.pk, links)
    cells = [
        [one.action for pk, one in stations.items() if pk in ancestors and one.action.plan == plan] for plan in plans
    ]
    return Line(
        row,
        turn_of(nearest, heirs),
        cells if ancestors else [[] for _plan in plans],
        [(old.action, changes_between(old, here)) for old in nearest],
    )


def turn_of(nearest: list[Station], heirs: Counter[int]) -> Turn:
    """Which turn an action took that comes from these."""
    if not nearest:
        return Turn.NEW
    if len(nearest) > 1:
        return Turn.JOINED
    return Turn.SPLIT if heirs[nearest[0].action.pk] > 1 else Turn.CONTINUED
