"""The plan as a tree, read with a constant number of queries however long it is; screen, paper and sheets use it alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet

from regietafel.plans.coverage import Coverage, Links, cells_of, counted_priorities, links_of, standing_goals
from regietafel.plans.lifecycle import COUNTS_IN_YEAR, derive_state
from regietafel.plans.models import (
    Action,
    ActionParty,
    FrequencyNorm,
    Goal,
    Plan,
    PlanLevel,
    Priority,
    Tag,
    WorkingYear,
    YearBasis,
    YearState,
)
from regietafel.plans.queries.parties import Party, parties_of
from regietafel.plans.stillness import Stillness


@dataclass(frozen=True)
class YearMark:
    """How an action stands in one year of the plan; without a line ``state`` is empty.

    ``reported`` says that somebody spoke about the year, or that the line tells more than that it is planned.
    """

    year: int
    state: str = ""
    assumed: bool = False
    reported: bool = False


@dataclass
class ActionRow:
    """An action as a line of the tree, with all that the line says."""

    action: Action
    path: tuple[Goal, ...]
    parties: list[Party] = field(default_factory=list)
    years: list[YearMark] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)
    priorities: list[Priority] = field(default_factory=list)
    still: Stillness | None = None
    """Since when nothing was heard of it; known once :func:`plans.queries.stale.mark_still` was asked."""

    @property
    def norm(self) -> FrequencyNorm | None:
        """How often it is to happen, if the plan says so."""
        return getattr(self.action, "norm", None)

    @cached_property
    def leads(self) -> list[Party]:
        """Who leads, co-leads included."""
        return [party for party in self.parties if party.leads]

    @cached_property
    def others(self) -> list[Party]:
        """Everybody else who is named."""
        return [party for party in self.parties if not party.leads]

    @property
    def lead_names(self) -> str:
        """Who leads, as one line."""
        return ", ".join(party.name for party in self.leads)

    @cached_property
    def key(self) -> str:
        """The key of the action as addresses write it."""
        return str(self.action.pk)

    @property
    def is_overridden(self) -> bool:
        """Whether a lead said otherwise than the lines of the years do."""
        return bool(self.action.state_override)

    @cached_property
    def state(self) -> str:
        """What the lead says, else what follows from the lines."""
        return self.action.state_override or derive_state(mark.state for mark in self.years if mark.state)


@dataclass
class Node:
    """A goal with what stands under it; ``contributing`` holds actions of other goals that count for it too."""

    goal: Goal
    level: str
    priorities: list[Priority] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)
    actions: list[ActionRow] = field(default_factory=list)
    contributing: list[ActionRow] = field(default_factory=list)

    @property
    def depth(self) -> int:
        """The level at which the goal stands, 1 on top."""
        return self.goal.depth

    def rows(self) -> Iterator[ActionRow]:
        """The actions under the goal, at any depth."""
        yield from self.actions
        for child in self.children:
            yield from child.rows()

    @property
    def count(self) -> int:
        """How many actions stand under the goal."""
        return sum(1 for _ in self.rows())

    @property
    def guests(self) -> int:
        """How many actions of other goals count here too."""
        return len(self.guest_keys() - {row.action.pk for row in self.rows()})

    def guest_keys(self) -> set[int]:
        """The actions of other goals that count here or further down."""
        own = {row.action.pk for row in self.contributing}
        return own.union(*(child.guest_keys() for child in self.children))

    def only(self, kept: set[int]) -> Node | None:
        """The node with only these actions, or nothing if none of them is under it."""
        children = [pruned for child in self.children if (pruned := child.only(kept))]
        actions = [row for row in self.actions if row.action.pk in kept]
        if not children and not actions:
            return None
        return Node(self.goal, self.level, self.priorities, children, actions)


@dataclass
class Tree:
    """A plan with its goals and actions in order."""

    plan: Plan
    nodes: list[Node]
    priorities: list[Priority]
    levels: dict[int, PlanLevel]
    links: Links

    @cached_property
    def rows(self) -> list[ActionRow]:
        """All actions in the order of the plan."""
        return [row for node in self.nodes for row in node.rows()]

    @cached_property
    def coverage(self) -> Coverage:
        """The coverage guard over these rows, without asking the database again."""
        lines = [
            (row.action.pk, mark.year, YearBasis.ASSUMED if mark.assumed else YearBasis.STATED)
            for row in self.rows
            for mark in row.years
            if mark.state in COUNTS_IN_YEAR
        ]
        counted = {row.action.pk: frozenset(one.pk for one in row.priorities) for row in self.rows}
        return Coverage(self.plan, cells_of(self.plan, self.priorities, lines, counted))

    def only(self, rows: Iterable[ActionRow]) -> Tree:
        """The tree with only these actions and the goals above them."""
        kept = {row.action.pk for row in rows}
        nodes = [pruned for node in self.nodes if (pruned := node.only(kept))]
        return Tree(self.plan, nodes, self.priorities, self.levels, self.links)


Marks = dict[tuple[int, int], YearMark]


def read_tree(plan: Plan, marks: Marks | None = None) -> Tree:
    """Read the whole plan. The caller has taken the plan from what its reader may see; its rows follow it.

    Whoever has read the lines of the years already hands in their ``marks``.
    """
    return hung(plan, Action.objects.filter(plan=plan), Q(action__plan=plan), marks)


def read_around(action: Action) -> Tree:
    """Read a plan as far as the page of one action tells of it: the action in full, and those tied to it by name only.

    Its coverage would count these few alone: ask :mod:`regietafel.plans.coverage` for that of the plan.
    """
    carriers = Action.carried_out_by.through.objects.filter(from_action__plan=action.plan_id)
    tied = Q(pk__in=carriers.values("from_action")) | Q(pk__in=carriers.values("to_action"))
    return hung(action.plan, Action.objects.filter(Q(pk=action.pk) | tied, plan=action.plan_id), Q(action=action))


def hung(plan: Plan, actions: QuerySet[Action], told: Q, marks: Marks | None = None) -> Tree:
    """Hang these actions on the goals of the plan; parties, years and tags are read of those that are ``told``."""
    levels = {level.depth: level for level in PlanLevel.objects.filter(plan=plan).order_by("depth")}
    goals = list(Goal.objects.filter(plan=plan, removed_at__isnull=True).order_by("order", "pk"))
    standing = standing_goals(goals)
    goals = [goal for goal in goals if goal.pk in standing]
    links = links_of(plan)
    priorities = {one.pk: one for one in Priority.objects.filter(framework=plan.framework_id).order_by("order")}
    nodes = {
        goal.pk: Node(
            goal,
            levels[goal.depth].singular if goal.depth in levels else "",
            in_order(priorities, links.goal_priorities.get(goal.pk, ())),
        )
        for goal in goals
    }
    roots: list[Node] = []
    for goal in goals:
        goal.plan = plan
        siblings = roots if goal.parent_id is None else nodes[goal.parent_id].children
        siblings.append(nodes[goal.pk])
    for row in rows_of(plan, actions, told, nodes, links, priorities, marks):
        nodes[row.action.goal_id].actions.append(row)
        for key in links.contributions.get(row.action.pk, set()) & nodes.keys() - {row.action.goal_id}:
            nodes[key].contributing.append(row)
    return Tree(plan, roots, list(priorities.values()), levels, links)


def in_order(priorities: dict[int, Priority], keys: Iterable[int]) -> list[Priority]:
    """The priorities with these keys, in the order of the framework."""
    wanted = set(keys)
    return [priority for pk, priority in priorities.items() if pk in wanted]


def rows_of(
    plan: Plan,
    actions: QuerySet[Action],
    told: Q,
    nodes: dict[int, Node],
    links: Links,
    priorities: dict[int, Priority],
    marks: Marks | None = None,
) -> Iterator[ActionRow]:
    """The actions as lines of the tree, in order; what stands under no goal of it is left out."""
    standing = actions.filter(removed_at__isnull=True).select_related("norm").order_by("order", "pk")
    found = [action for action in standing if action.goal_id in nodes]
    goals = [node.goal for node in nodes.values()]
    counted = counted_priorities(goals, {action.pk: action.goal_id for action in found}, links)
    paths = {pk: tuple(nodes[key].goal for key in reversed(line)) for pk, line in standing_goals(goals).items()}
    counts = {keys: in_order(priorities, keys) for keys in set(counted.values())}
    there = told & Q(action__removed_at__isnull=True)
    parties = parties_of(ActionParty.objects.filter(there))
    marks = marks_of(WorkingYear.objects.filter(there)) if marks is None else marks
    tags = tags_of(Action.tags.through.objects.filter(there))
    silent = {year: YearMark(year) for year in plan.years}
    for action in found:
        action.plan, action.goal = plan, nodes[action.goal_id].goal
        yield ActionRow(
            action,
            paths[action.goal_id],
            parties.get(action.pk, []),
            [marks.get((action.pk, year), none) for year, none in silent.items()],
            tags.get(action.pk, []),
            counts[counted[action.pk]],
        )


def marks_of(rows: QuerySet[WorkingYear]) -> Marks:
    """Lines by action and year; who said something is not asked here."""
    known: dict[tuple[Any, ...], YearMark] = {}
    found: dict[tuple[int, int], YearMark] = {}
    spoken = ExpressionWrapper(Q(said_at__isnull=False), output_field=BooleanField())
    columns = rows.order_by().annotate(spoken=spoken).values_list("action", "year", "state", "basis", "spoken")
    for action, *said in columns:
        key = tuple(said)
        if key not in known:
            year, state, basis, is_spoken = said
            reported = bool(is_spoken) or state != YearState.PLANNED
            known[key] = YearMark(year, state, basis == YearBasis.ASSUMED, reported)
        found[action, said[0]] = known[key]
    return found


def tags_of(links: QuerySet[Any]) -> dict[int, list[Tag]]:
    """The tags of each action, by list and code; ``links`` are rows of the table between the two."""
    found: dict[int, list[Tag]] = {}
    for link in links.select_related("tag").order_by("tag__kind", "tag__code"):
        found.setdefault(link.action_id, []).append(link.tag)
    return found
