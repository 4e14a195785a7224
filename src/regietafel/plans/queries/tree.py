"""The plan as a tree, read with a constant number of queries however long it is; screen, paper and sheets use it alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from regietafel.plans.coverage import Coverage, Links, cells_of, counted_priorities, links_of, standing_goals
from regietafel.plans.lifecycle import COUNTS_IN_YEAR, derive_state
from regietafel.plans.models import (
    LEADING_ROLES,
    Action,
    ActionParty,
    FrequencyNorm,
    Goal,
    PartyRole,
    Plan,
    PlanLevel,
    Priority,
    Tag,
    WorkingYear,
    YearBasis,
    YearState,
)


@dataclass(frozen=True)
class Party:
    """Somebody who is named at an action; ``key`` is the same wherever the same record is named."""

    key: str
    name: str
    role: PartyRole
    note: str = ""
    to_complete: bool = False

    @property
    def leads(self) -> bool:
        """Whether this is a lead or co-lead."""
        return self.role in LEADING_ROLES


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

    @property
    def norm(self) -> FrequencyNorm | None:
        """How often it is to happen, if the plan says so."""
        return getattr(self.action, "norm", None)

    @property
    def leads(self) -> list[Party]:
        """Who leads, co-leads included."""
        return [party for party in self.parties if party.leads]

    @property
    def others(self) -> list[Party]:
        """Everybody else who is named."""
        return [party for party in self.parties if not party.leads]

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


def read_tree(plan: Plan) -> Tree:
    """Read the whole plan. The caller has taken the plan from what its reader may see; its rows follow it."""
    levels = {level.depth: level for level in PlanLevel.objects.filter(plan=plan)}
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
        siblings = roots if goal.parent_id is None else nodes[goal.parent_id].children
        siblings.append(nodes[goal.pk])
    hang_actions(plan, goals, nodes, links, priorities)
    return Tree(plan, roots, list(priorities.values()), levels, links)


def in_order(priorities: dict[int, Priority], keys: Iterable[int]) -> list[Priority]:
    """The priorities with these keys, in the order of the framework."""
    wanted = set(keys)
    return [priority for pk, priority in priorities.items() if pk in wanted]


def hang_actions(
    plan: Plan, goals: list[Goal], nodes: dict[int, Node], links: Links, priorities: dict[int, Priority]
) -> None:
    """Put each action under its goal, and as a guest under the goals to which it contributes."""
    actions = [
        action
        for action in Action.objects.filter(plan=plan, removed_at__isnull=True)
        .select_related("norm")
        .order_by("order", "pk")
        if action.goal_id in nodes
    ]
    counted = counted_priorities(goals, {action.pk: action.goal_id for action in actions}, links)
    paths = {pk: tuple(nodes[key].goal for key in reversed(line)) for pk, line in standing_goals(goals).items()}
    parties, marks, tags = parties_of(plan), marks_of(plan), tags_of(plan)
    for action in actions:
        action.plan, action.goal = plan, nodes[action.goal_id].goal
        row = ActionRow(
            action,
            paths[action.goal_id],
            parties.get(action.pk, []),
            [marks.get((action.pk, year), YearMark(year)) for year in plan.years],
            tags.get(action.pk, []),
            in_order(priorities, counted[action.pk]),
        )
        nodes[action.goal_id].actions.append(row)
        for goal in links.contributions.get(action.pk, set()) & nodes.keys() - {action.goal_id}:
            nodes[goal].contributing.append(row)


def parties_of(plan: Plan) -> dict[int, list[Party]]:
    """Who is named at each action of the plan."""
    found: dict[int, list[Party]] = {}
    rows = (
        ActionParty.objects.filter(action__plan=plan, action__removed_at__isnull=True)
        .select_related("organisation", "group", "function__organisation")
        .order_by("order", "pk")
    )
    for row in rows:
        found.setdefault(row.action_id, []).append(party_of(row))
    return found


def party_of(row: ActionParty) -> Party:
    """A named record with the key by which filters and addresses know it."""
    key = next(
        f"{letter}{pk}"
        for letter, pk in (("o", row.organisation_id), ("g", row.group_id), ("f", row.function_id))
        if pk is not None
    )
    return Party(key, str(row.who), PartyRole(row.role), row.note, row.who.to_complete)


def marks_of(plan: Plan) -> dict[tuple[int, int], YearMark]:
    """The lines of the plan's actions by action and year; who said something is not asked here."""
    lines = WorkingYear.objects.filter(action__plan=plan, action__removed_at__isnull=True)
    return {
        (action, year): YearMark(
            year, state, basis == YearBasis.ASSUMED, said_at is not None or state != YearState.PLANNED
        )
        for action, year, state, basis, said_at in lines.values_list("action", "year", "state", "basis", "said_at")
    }


def tags_of(plan: Plan) -> dict[int, list[Tag]]:
    """The tags of each action, by list and code."""
    found: dict[int, list[Tag]] = {}
    links = Action.tags.through.objects.filter(action__plan=plan, action__removed_at__isnull=True)
    for link in links.select_related("tag").order_by("tag__kind", "tag__code"):
        found.setdefault(link.action_id, []).append(link.tag)
    return found
