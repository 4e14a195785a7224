"""Why an action counts for a policy priority: so that a figure of the coverage guard can be explained, not only shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from regietafel.plans.coverage import handed_on
from regietafel.plans.models import Action, Goal, Priority
from regietafel.plans.queries.tree import ActionRow, Node, Tree


class Because(StrEnum):
    """The four ways in which an action comes to count for a priority."""

    GOAL = "goal"
    NAMED = "named"
    CONTRIBUTES = "contributes"
    CARRIES = "carries"


@dataclass(frozen=True)
class Reason:
    """One way in which an action counts: through a goal, or for an action that hands its priorities on."""

    because: Because
    goal: Goal | None = None
    action: Action | None = None


@dataclass
class Counting:
    """For which priorities an action counts and why; or by whom it is carried out, when it counts elsewhere."""

    by_priority: list[tuple[Priority, list[Reason]]] = field(default_factory=list)
    carriers: list[Action] = field(default_factory=list)


def counting_of(tree: Tree, row: ActionRow) -> Counting:
    """Explain the priorities of one action of a tree that was read already."""
    rows = {one.action.pk: one for one in tree.rows}
    handed = handed_on(rows.keys(), tree.links.carriers)
    pk = row.action.pk
    if pk in handed:
        return Counting(carriers=[one.action for one in tree.rows if one.action.pk in handed[pk] - handed.keys()])
    reasons: dict[int, list[Reason]] = {}
    for priority, reason in own_reasons(tree, row):
        reasons.setdefault(priority, []).append(reason)
    for start in (one for one in tree.rows if pk in handed.get(one.action.pk, ())):
        for priority in dict.fromkeys(key for key, _ in own_reasons(tree, start)):
            reasons.setdefault(priority, []).append(Reason(Because.CARRIES, action=start.action))
    return Counting([(one, reasons[one.pk]) for one in tree.priorities if one.pk in reasons])


def own_reasons(tree: Tree, row: ActionRow) -> Iterator[tuple[int, Reason]]:
    """The priorities for which an action stands by itself, each with the reason."""
    lines = dict(goal_lines(tree.nodes))
    for goal in row.path:
        for priority in tree.links.goal_priorities.get(goal.pk, ()):
            yield priority, Reason(Because.GOAL, goal=goal)
    for priority in tree.links.action_priorities.get(row.action.pk, ()):
        yield priority, Reason(Because.NAMED)
    for key in sorted(tree.links.contributions.get(row.action.pk, ())):
        for goal in lines.get(key, ()):
            for priority in tree.links.goal_priorities.get(goal.pk, ()):
                yield priority, Reason(Because.CONTRIBUTES, goal=lines[key][-1])


def goal_lines(nodes: list[Node], above: tuple[Goal, ...] = ()) -> Iterator[tuple[int, tuple[Goal, ...]]]:
    """For each goal the goals from the top down to it."""
    for node in nodes:
        line = (*above, node.goal)
        yield node.goal.pk, line
        yield from goal_lines(node.children, line)
