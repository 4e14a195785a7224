"""A running and published plan of the region, a draft, and a plan of the other region, with words that tell them apart."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from regietafel.organisations.models import Function, StakeholderGroup
from regietafel.plans.models import Action, Framework, Goal, LoggedWork, Plan, PlanStatus
from regietafel.search.indexing import rebuild
from regietafel.search.queries import find
from regietafel.search.words import question
from regietafel.territories.models import Region
from tests.plans import make

Totals = dict[str, int]


@pytest.fixture
def framework(db: None) -> Framework:
    """Four priorities for 2023 to 2025."""
    return make.make_framework()


@pytest.fixture
def plan(region: Region, framework: Framework) -> Plan:
    """A running plan that the public may not read."""
    return make.make_plan(region, framework, title="Jaren 2023-2025")


@pytest.fixture
def goal(plan: Plan) -> Goal:
    """A goal of that plan."""
    return make.make_goal(plan, "1", "Vlotter naar het werk")


@pytest.fixture
def published_goal(region: Region, framework: Framework) -> Goal:
    """A goal of a plan that everybody may read."""
    plan = make.make_plan(region, framework, "open", title="Open plan", published_at=timezone.now())
    return make.make_goal(plan, "1", "Openbaar doel")


@pytest.fixture
def draft_goal(region: Region, framework: Framework) -> Goal:
    """A goal of a plan that the team still writes; published by mistake, it stays a draft."""
    now = timezone.now()
    plan = make.make_plan(region, framework, "draft", title="Geheim plan", status=PlanStatus.DRAFT, published_at=now)
    return make.make_goal(plan, "1", "Geheim doel")


@pytest.fixture
def other_goal(other_region: Region, framework: Framework) -> Goal:
    """A goal of the other region, in a plan that everybody may read."""
    plan = make.make_plan(other_region, framework, title="Plan Polderland", published_at=timezone.now())
    return make.make_goal(plan, "1", "Doel aan zee")


@pytest.fixture
def full(
    region: Region,
    other_region: Region,
    goal: Goal,
    published_goal: Goal,
    draft_goal: Goal,
    other_goal: Goal,
    framework: Framework,
) -> Action:
    """The word "kanarie" in a row of each kind and each moment, the index made; the action of the running plan."""
    running = make.make_action(goal, "Kanarie loopt")
    make.make_action(published_goal, "Kanarie gepubliceerd")
    make.make_action(draft_goal, "Kanarie geheim")
    make.make_action(other_goal, "Kanarie elders")
    make.make_action(goal, "Kanarie weg", removed_at=timezone.now())
    for where in (region, other_region):
        StakeholderGroup.objects.create(region=where, name=f"Kanariegroep {where.name}")
        Function.objects.create(region=where, name=f"Kanarie {where.name}")
        LoggedWork.objects.create(
            region=where,
            priority=framework.priorities.all()[0],
            on="2024-05-06",
            what=f"Kanarie {where.name}",
        )
    rebuild()
    return running


@pytest.fixture
def totals(region: Region) -> Callable[..., Totals]:
    """How much a person finds of each kind."""

    def count(person: Any, words: str, where: Region = region) -> Totals:
        return {group.kind.slug: group.total for group in find(person, where, question(words))}

    return count


@pytest.fixture
def titles(region: Region) -> Callable[..., list[str]]:
    """What a person finds, by name, best first."""

    def name(person: Any, words: str, where: Region = region) -> list[str]:
        return [row.name for group in find(person, where, question(words)) for row in group.rows]

    return name
