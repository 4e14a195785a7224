"""The goals of a plan as an outline: who stands under whom, how deep, in what order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from regietafel.people.queries import team_regions
from regietafel.plans.models import Action, Goal, Plan
from regietafel.plans.models.plan import DEEPEST_LEVEL


class Outline:
    """The goals of one plan that are not in the bin, read with one query."""

    def __init__(self, plan_pk: int) -> None:
        self.children: dict[int | None, list[Goal]] = {}
        goals = list(Goal.objects.filter(plan=plan_pk, removed_at__isnull=True).order_by("order", "pk"))
        self.goals = {goal.pk: goal for goal in goals}
        for goal in goals:
            self.children.setdefault(goal.parent_id, []).append(goal)

    def __iter__(self) -> Iterator[Goal]:
        """All goals in the order of the plan, each before what stands under it."""
        for goal in self.children.get(None, []):
            yield from self.branch(goal.pk)

    def branch(self, pk: int) -> Iterator[Goal]:
        """A goal and all that stands under it."""
        yield self.goals[pk]
        for child in self.children.get(pk, []):
            yield from self.branch(child.pk)

    def height(self, pk: int) -> int:
        """How many levels a goal takes up with what stands under it: 1 when it stands alone."""
        return 1 + max((self.height(child.pk) for child in self.children.get(pk, [])), default=0)

    def siblings(self, parent: Goal | None, *, without: Goal | None = None) -> list[Goal]:
        """What stands directly under a goal, or on top of the plan, in order."""
        under = self.children.get(parent.pk if parent else None, [])
        return [goal for goal in under if without is None or goal.pk != without.pk]


def goals_to_restore(user: Any, plan: Plan) -> QuerySet[Goal]:
    """The goals of a plan, those in the bin too, for a person who works on the plan."""
    regions = team_regions(user)
    return Goal.objects.filter(plan=plan, plan__region__in=regions)


def parent_named(plan: Plan, key: str) -> Goal | None:
    """The goal of the plan that an address proposes as the parent, if there is one and something fits under it."""
    return next((goal for goal in Outline(plan.pk) if str(goal.pk) == key and goal.depth < DEEPEST_LEVEL), None)


def siblings_of(goal: Goal) -> list[Goal]:
    """What stands beside a goal, itself included, in order."""
    return Outline(goal.plan_id).siblings(goal.parent)


@dataclass(frozen=True)
class BranchSize:
    """How much stands under a goal; ``reported`` counts actions about which something was said."""

    goals: int
    actions: int
    reported: int


def branch_size(goal: Goal) -> BranchSize:
    """Count what goes along when a goal is removed."""
    branch = list(Outline(goal.plan_id).branch(goal.pk))
    actions = actions_under(branch)
    reported = actions.filter(working_years__said_at__isnull=False).distinct().count()
    return BranchSize(goals=len(branch) - 1, actions=actions.count(), reported=reported)


def actions_under(goals: list[Goal]) -> QuerySet[Action]:
    """The actions of these goals that are not in the bin."""
    return Action.objects.filter(goal__in=goals, removed_at__isnull=True)
