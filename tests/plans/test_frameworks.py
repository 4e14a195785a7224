"""Frameworks and priorities, which all regions share: kept by the platform administrator, never pulled from under a plan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from regietafel.core.errors import Collision, Refusal
from regietafel.journal.models import Entry
from regietafel.people.models import User
from regietafel.plans.models import Framework, Goal, LoggedWork, Plan, Priority
from regietafel.plans.operations.frameworks import (
    add_framework,
    add_priority,
    edit_framework,
    edit_priority,
    remove_framework,
    remove_priority,
    step_priority,
)
from regietafel.plans.reference import load_frameworks
from regietafel.territories.models import Region
from tests import cast
from tests.plans import make

ClientOf = Callable[[cast.Person], Client]


def test_the_next_framework_is_added_with_its_priorities(admin: User) -> None:
    framework = add_framework(
        actor=admin, code="wse-2026", titles={"nl": "Volgend kader"}, start_year=2026, end_year=2028
    )
    codes = [
        add_priority(actor=admin, framework=framework, code=code, titles={"nl": f"Titel {code}"}, shorts={"nl": code})
        for code in ("B1", "B2")
    ]
    assert [(one.code, one.order) for one in codes] == [("B1", 1), ("B2", 2)]
    assert [entry.region for entry in Entry.objects.all()] == [None] * 3


@pytest.mark.parametrize(
    ("values", "field"), [({"code": "wse-lr-2023"}, "code"), ({"start_year": 2026, "end_year": 2025}, "end_year")]
)
def test_a_framework_that_cannot_be_is_refused(
    admin: User, framework: Framework, values: dict[str, Any], field: str
) -> None:
    given: dict[str, Any] = {"code": "nieuw", "titles": {"nl": "x"}, "start_year": 2026, "end_year": 2028, **values}
    with pytest.raises(Refusal) as refusal:
        add_framework(actor=admin, **given)
    assert refusal.value.field == field


def test_a_framework_keeps_a_year_in_common_with_its_plans(admin: User, framework: Framework, plan: Plan) -> None:
    edited = edit_framework(
        actor=admin, framework=framework, version=1, titles={"nl": "Kader"}, start_year=2025, end_year=2030
    )
    assert (edited.start_year, edited.version) == (2025, 2)
    with pytest.raises(Refusal) as refusal:
        edit_framework(
            actor=admin, framework=framework, version=2, titles={"nl": "Kader"}, start_year=2026, end_year=2030
        )
    assert refusal.value.field == "end_year"
    assert plan.title not in refusal.value.message


def test_stale_changes_collide(admin: User, spare: Framework) -> None:
    priority = spare.priorities.get(code="A1")
    for _ in range(2):
        edit_framework(
            actor=admin, framework=spare, version=None, titles={"nl": str(_)}, start_year=2026, end_year=2028
        )
        edit_priority(actor=admin, priority=priority, version=None, code=f"X{_}", titles={"nl": "x"}, shorts={})
    with pytest.raises(Collision):
        edit_framework(actor=admin, framework=spare, version=1, titles={"nl": "z"}, start_year=2026, end_year=2028)
    with pytest.raises(Collision):
        edit_priority(actor=admin, priority=priority, version=1, code="Z", titles={"nl": "x"}, shorts={})


@pytest.mark.parametrize("code", ["A2", "a2"])
def test_a_code_stands_once_in_a_framework(admin: User, spare: Framework, code: str) -> None:
    with pytest.raises(Refusal) as refusal:
        add_priority(actor=admin, framework=spare, code=code, titles={"nl": "x"}, shorts={})
    assert refusal.value.field == "code"
    first = spare.priorities.get(code="A1")
    with pytest.raises(Refusal):
        edit_priority(actor=admin, priority=first, version=1, code=code, titles={"nl": "x"}, shorts={})
    kept = edit_priority(actor=admin, priority=first, version=1, code="a1", titles={"nl": "x"}, shorts={})
    assert kept.code == "a1"


Use = Callable[[Plan, Goal, Priority, Region], object]
USES: list[Use] = [
    lambda plan, goal, priority, region: goal.priorities.add(priority),
    lambda plan, goal, priority, region: make.make_action(goal, "Actie").priorities.add(priority),
    lambda plan, goal, priority, region: LoggedWork.objects.create(
        region=region, priority=priority, on=dt.date(2024, 1, 1), what="Werk"
    ),
    lambda plan, goal, priority, region: Goal.objects.filter(pk=in_bin(goal, priority)).update(
        removed_at="2024-01-01T00:00Z"
    ),
]


def in_bin(goal: Goal, priority: Priority) -> int:
    """A goal that counts for the priority and is about to go to the bin."""
    goal.priorities.add(priority)
    return goal.pk


@pytest.mark.parametrize("use", USES)
def test_a_priority_in_use_stays(admin: User, region: Region, plan: Plan, goal: Goal, use: Use) -> None:
    priority = make.make_framework("los", ["Z1", "Z2"], (2023, 2025)).priorities.get(code="Z1")
    use(plan, goal, priority, region)
    with pytest.raises(Refusal) as refusal:
        remove_priority(actor=admin, priority=priority)
    assert "Z1" in refusal.value.message
    assert plan.title not in refusal.value.message
    with pytest.raises(Refusal):
        remove_framework(actor=admin, framework=priority.framework)
    assert Priority.objects.filter(pk=priority.pk).exists()


def test_what_nothing_rests_on_can_go(admin: User, spare: Framework) -> None:
    remove_priority(actor=admin, priority=spare.priorities.get(code="A2"))
    assert list(spare.priorities.values_list("code", "order")) == [("A1", 1), ("A3", 2)]
    remove_framework(actor=admin, framework=spare)
    assert not Framework.objects.exists()
    assert [entry.verb for entry in Entry.objects.order_by("pk")] == ["removed", "removed"]


def test_a_framework_that_a_plan_follows_stays(admin: User, framework: Framework, plan: Plan) -> None:
    with pytest.raises(Refusal):
        remove_framework(actor=admin, framework=framework)


def test_priorities_change_places(admin: User, spare: Framework) -> None:
    for code, direction in (("A3", "up"), ("A1", "up"), ("A2", "down")):
        step_priority(
            actor=admin, priority=spare.priorities.get(code=code), direction="up" if direction == "up" else "down"
        )
    assert list(spare.priorities.values_list("code", "order")) == [("A1", 1), ("A3", 2), ("A2", 3)]
    assert Entry.objects.filter(verb="moved").count() == 1


def test_what_an_administrator_took_away_does_not_come_back_with_the_next_start(admin: User, db: None) -> None:
    load_frameworks()
    remove_priority(actor=admin, priority=Priority.objects.get(code="SE-T3"))
    assert load_frameworks() == "policy frameworks: up to date"
    assert not Priority.objects.filter(code="SE-T3").exists()
