"""The coverage guard: does each policy priority have at least one action in every working year?

The subsidy condition, judged in one place; table, start page, command line and report all ask here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import CharField, Value

from regietafel.plans.lifecycle import COUNTS_IN_YEAR
from regietafel.plans.models import Action, Contribution, Goal, Plan, Priority, WorkingYear, YearBasis


@dataclass(frozen=True)
class Cell:
    """The actions that count for one priority in one year; ``assumed`` holds those whose year nobody confirmed."""

    priority: Priority
    year: int
    actions: frozenset[int]
    assumed: frozenset[int]

    @property
    def count(self) -> int:
        """How many actions count here."""
        return len(self.actions)

    @property
    def is_gap(self) -> bool:
        """Whether the subsidy condition is not met here."""
        return not self.actions

    @property
    def rests_on_assumption(self) -> bool:
        """Whether the condition is met only by actions whose year is assumed."""
        return bool(self.actions) and self.actions == self.assumed


@dataclass(frozen=True)
class Coverage:
    """Priority × working year of one plan."""

    plan: Plan
    rows: list[tuple[Priority, list[Cell]]]

    @property
    def years(self) -> list[int]:
        """The years that are judged: those of the plan."""
        return self.plan.years

    @property
    def gaps(self) -> list[Cell]:
        """The empty cells."""
        return [cell for _, cells in self.rows for cell in cells if cell.is_gap]

    def cell(self, code: str, year: int) -> Cell:
        """One cell, by reporting code and year."""
        return next(
            cell for priority, cells in self.rows if priority.code == code for cell in cells if cell.year == year
        )

    def as_json(self) -> dict[str, Any]:
        """The table as plain data."""
        return {
            "priorities": [
                {"code": priority.code, "years": {str(cell.year): cell.count for cell in cells}}
                for priority, cells in self.rows
            ],
            "gaps": [{"code": cell.priority.code, "year": cell.year} for cell in self.gaps],
        }


def standing_goals(goals: Iterable[Goal]) -> dict[int, list[int]]:
    """For each goal the keys of itself and the goals above it, up to the top.

    A goal under one that was removed (or, by mistake, under itself) reaches no top and is left out.
    """
    parents = {goal.pk: goal.parent_id for goal in goals}
    lines: dict[int, list[int]] = {}
    for pk in parents:
        line: list[int] = []
        above: int | None = pk
        while above in parents and above not in line:
            line.append(above)
            above = parents[above]
        if above is None:
            lines[pk] = line
    return lines


def priorities_of_goals(goals: Iterable[Goal], own: Mapping[int, Collection[int]]) -> dict[int, frozenset[int]]:
    """For each standing goal the priorities that it and the goals above it stand for.

    ``own`` maps a goal's key to the keys of its own priorities.
    """
    return {
        pk: frozenset(priority for key in line for priority in own.get(key, ()))
        for pk, line in standing_goals(goals).items()
    }


@dataclass
class Links:
    """What ties the goals, actions and priorities of a plan together, each as left → rights."""

    goal_priorities: dict[int, set[int]] = field(default_factory=dict)
    action_priorities: dict[int, set[int]] = field(default_factory=dict)
    contributions: dict[int, set[int]] = field(default_factory=dict)
    carriers: dict[int, set[int]] = field(default_factory=dict)


def links_of(*plans: Plan) -> Links:
    """Read the four tables of links in one query, for the tree of a plan needs them all on each page."""
    named: list[tuple[str, Any, str, str]] = [
        ("goal_priorities", Goal.priorities.through.objects.filter(goal__plan__in=plans), "goal", "priority"),
        ("action_priorities", Action.priorities.through.objects.filter(action__plan__in=plans), "action", "priority"),
        ("contributions", Contribution.objects.filter(action__plan__in=plans), "action", "goal"),
        (
            "carriers",
            Action.carried_out_by.through.objects.filter(from_action__plan__in=plans),
            "from_action",
            "to_action",
        ),
    ]
    parts = [
        rows.annotate(table=Value(name, output_field=CharField())).values_list("table", left, right)
        for name, rows, left, right in named
    ]
    links = Links()
    for name, left, right in parts[0].union(*parts[1:], all=True):
        getattr(links, name).setdefault(left, set()).add(right)
    return links


def counted_priorities(goals: Iterable[Goal], actions: Mapping[int, int], links: Links) -> dict[int, frozenset[int]]:
    """For each action (``actions`` maps it to its goal) the priorities for which it counts.

    Its goal's, those of the goals to which it contributes, and those it names itself. An action that is carried
    out by others passes its priorities on to them and does not count again: one deed is one action. What stands
    under a removed goal is gone with it.
    """
    by_goal = priorities_of_goals(goals, links.goal_priorities)
    counts: dict[int, set[int]] = {}
    for pk, goal in actions.items():
        if goal not in by_goal:
            continue
        counts[pk] = set(by_goal[goal]) | links.action_priorities.get(pk, set())
        for other in links.contributions.get(pk, ()):
            counts[pk] |= by_goal.get(other, frozenset())
    return passed_on(counts, links.carriers)


def passed_on(counts: dict[int, set[int]], carriers: Mapping[int, set[int]]) -> dict[int, frozenset[int]]:
    """Hand the priorities of actions that others carry out to those others, along chains, without going round.

    Carriers that are not among the actions (removed, or of another plan) carry nothing. Whoever only points in a
    circle does the work itself.
    """
    handed = handed_on(counts, carriers)
    result = {pk: set(found) for pk, found in counts.items()}
    for start, reached in handed.items():
        for carrier in reached:
            result[carrier] |= counts[start]
    return {pk: frozenset() if pk in handed else frozenset(found) for pk, found in result.items()}


def handed_on(actions: Collection[int], carriers: Mapping[int, set[int]]) -> dict[int, set[int]]:
    """The actions that others carry out, each with all those others, however long the chain to them."""
    known = frozenset(actions)
    nearest = {pk: carriers.get(pk, set()) & known - {pk} for pk in known}
    reached = {pk: reach(pk, nearest) for pk, others in nearest.items() if others}
    return {pk: others for pk, others in reached.items() if others - reached.keys()}


def reach(start: int, nearest: Mapping[int, set[int]]) -> set[int]:
    """All that is reached by following the carriers, the start itself left out."""
    seen, waiting = {start}, [start]
    while waiting:
        further = nearest[waiting.pop()] - seen
        seen |= further
        waiting.extend(further)
    return seen - {start}


def coverage_of(plan: Plan) -> Coverage:
    """Count, per priority of the plan's framework and per year of the plan, the actions that count there."""
    return coverages_of([plan])[plan.pk]


def coverages_of(plans: Sequence[Plan]) -> dict[int, Coverage]:
    """The coverage of each of the plans, in a constant number of queries, however many and however long they are."""
    priorities: dict[int, list[Priority]] = {}
    for priority in Priority.objects.filter(framework__in={plan.framework_id for plan in plans}).order_by("order"):
        priorities.setdefault(priority.framework_id, []).append(priority)
    goals = list(Goal.objects.filter(plan__in=plans, removed_at__isnull=True))
    actions = list(Action.objects.filter(plan__in=plans, removed_at__isnull=True).values_list("pk", "goal", "plan"))
    links = links_of(*plans)
    lines: dict[int, list[tuple[int, int, str]]] = {}
    counting = WorkingYear.objects.filter(
        action__plan__in=plans, action__removed_at__isnull=True, state__in=COUNTS_IN_YEAR
    )
    for of, action, year, basis in counting.values_list("action__plan", "action", "year", "basis"):
        lines.setdefault(of, []).append((action, year, basis))
    return {
        plan.pk: Coverage(
            plan,
            cells_of(
                plan,
                priorities.get(plan.framework_id, []),
                lines.get(plan.pk, []),
                counted_priorities(
                    [goal for goal in goals if goal.plan_id == plan.pk],
                    {pk: goal for pk, goal, of in actions if of == plan.pk},
                    links,
                ),
            ),
        )
        for plan in plans
    }


def cells_of(
    plan: Plan,
    priorities: Iterable[Priority],
    lines: Iterable[tuple[int, int, str]],
    by_action: Mapping[int, frozenset[int]],
) -> list[tuple[Priority, list[Cell]]]:
    """The table of one plan, out of its counting lines (action, year, basis) and what each action counts for."""
    counted: dict[tuple[int, int], set[int]] = {}
    assumed: dict[tuple[int, int], set[int]] = {}
    for action, year, basis in lines:
        for priority in by_action.get(action, ()):
            counted.setdefault((priority, year), set()).add(action)
            if basis == YearBasis.ASSUMED:
                assumed.setdefault((priority, year), set()).add(action)
    return [
        (
            priority,
            [
                Cell(
                    priority=priority,
                    year=year,
                    actions=frozenset(counted.get((priority.pk, year), ())),
                    assumed=frozenset(assumed.get((priority.pk, year), ())),
                )
                for year in plan.years
            ],
        )
        for priority in priorities
    ]
