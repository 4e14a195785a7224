"""A reading beside a plan that is there already: both sides in the same words, and what differs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from regietafel.intake.planned import Planned
from regietafel.intake.queries.naming import Who, parties_named
from regietafel.plans.models import (
    Action,
    ActionParty,
    FrequencyNorm,
    Goal,
    Indicator,
    PartyRole,
    Plan,
    WorkingYear,
    YearBasis,
)
from regietafel.plans.operations.whole import NewAction, NewGoal
from regietafel.reading.comparison import Compared, Item, Value, compare

GOAL, ACTION = "goal", "action"


@dataclass(frozen=True)
class Beside:
    """The comparison, and a mark of it: another mark says that the plan or the reading changed meanwhile."""

    lines: list[Compared]
    planned: Planned

    @property
    def mark(self) -> str:
        """The same for the same comparison."""
        told = [
            [line.kind, line.read.key if line.read else "", line.known.key if line.known else ""]
            + [[one.name, list(parts(one.was)), list(parts(one.read))] for one in line.differences]
            for line in self.lines
        ]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:32]

    def of_kind(self, kind: str) -> list[Compared]:
        """The lines of one kind."""
        return [line for line in self.lines if line.kind == kind]


def parts(value: Value) -> tuple[str, ...]:
    """A value as a list."""
    return (value,) if isinstance(value, str) else value


def beside(planned: Planned, plan: Plan) -> Beside:
    """Compare what a reading would become with a plan, in a constant number of queries."""
    read = [*map(goal_as_read, planned.goals), *map(action_as_read, planned.actions)]
    return Beside(compare(read, list(items_of(plan))), planned)


def above_of(one: NewGoal | NewAction) -> str | None:
    """The key of what a new row stands under."""
    return one.under if isinstance(one.under, str) else None


def goal_as_read(goal: NewGoal) -> Item:
    """A goal of the reading."""
    return Item(goal.key, GOAL, goal.title, goal.number, above_of(goal), {"description": goal.description})


def action_as_read(action: NewAction) -> Item:
    """An action of the reading."""
    values: dict[str, Value] = {
        "description": action.description,
        "timing": action.timing,
        "norm": action.norm.text if action.norm else "",
        "years": tuple(str(year) for year in action.years),
        "parties": tuple(party_words(role, who) for role, who in action.parties),
        "indicators": tuple(action.indicators),
    }
    named = frozenset(str(who) for _role, who in action.parties)
    return Item(action.key, ACTION, action.title, action.number, above_of(action), values, named)


def party_words(role: str, who: Who) -> str:
    """Who takes part and as what."""
    return f"{who} ({PartyRole(role).label})"


def items_of(plan: Plan) -> Iterator[Item]:
    """The goals and actions of the plan, without what lies in the bin."""
    goals = list(Goal.objects.filter(plan=plan, removed_at__isnull=True).order_by("depth", "order", "pk"))
    for goal in goals:
        above = f"g{goal.parent_id}" if goal.parent_id else None
        yield Item(f"g{goal.pk}", GOAL, goal.title, goal.number, above, {"description": goal.description})
    hung = Hung(plan)
    there = {goal.pk for goal in goals}
    actions = Action.objects.filter(plan=plan, removed_at__isnull=True, goal__in=there)
    for action in actions.order_by("goal__depth", "goal__order", "order", "pk"):
        yield hung.item(action)


class Hung:
    """What hangs on the actions of a plan, read at once."""

    def __init__(self, plan: Plan) -> None:
        self.parties: dict[int, list[ActionParty]] = {}
        for action, party in parties_named(plan.pk):
            self.parties.setdefault(action, []).append(party)
        self.norms = dict(FrequencyNorm.objects.filter(action__plan=plan).values_list("action", "text"))
        self.years = grouped(
            WorkingYear.objects.filter(action__plan=plan).exclude(basis=YearBasis.ASSUMED).values_list("action", "year")
        )
        self.indicators = grouped(Indicator.objects.filter(action__plan=plan).values_list("action", "title"))

    def item(self, action: Action) -> Item:
        """One action with all that is compared of it."""
        parties = self.parties.get(action.pk, [])
        values: dict[str, Value] = {
            "description": action.description,
            "timing": action.timing,
            "norm": self.norms.get(action.pk, ""),
            "years": self.years.get(action.pk, ()),
            "parties": tuple(party_words(party.role, party.who) for party in parties),
            "indicators": self.indicators.get(action.pk, ()),
        }
        named = frozenset(str(party.who) for party in parties)
        return Item(f"a{action.pk}", ACTION, action.title, action.number, f"g{action.goal_id}", values, named)


def grouped(rows: Iterable[tuple[int, object]]) -> dict[int, tuple[str, ...]]:
    """Values by action."""
    found: dict[int, tuple[str, ...]] = {}
    for action, value in rows:
        found[action] = (*found.get(action, ()), str(value))
    return found
