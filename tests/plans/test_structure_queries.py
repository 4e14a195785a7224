"""The lists of this room ask as many questions for many rows as for one."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from regietafel.people.models import User
from regietafel.plans.models import Action, Goal, Plan, PlanVersion, Priority
from regietafel.plans.snapshots import content_of
from tests.plans import make
from tests.plans.structure import ClientOf, address


def asked(browser: Client, url: str) -> int:
    """How many queries a page takes, once what every page needs is known."""
    browser.get(url)
    with CaptureQueriesContext(connection) as queries:
        assert browser.get(url).status_code == 200
    return len(queries)


def keep_version(plan: Plan, number: int, user: User) -> None:
    """One more version, as the plan stands."""
    PlanVersion.objects.create(
        plan=plan,
        number=number,
        decided_on=dt.date(2024, 1, number),
        decided_by="AV",
        content=content_of(plan),
        recorded_by=user,
    )


@pytest.mark.parametrize(
    "name", ["versions", "amend", "goal-add", "goal-edit", "goal-move", "goal-remove", "remove", "move-on"]
)
def test_pages_of_a_plan(
    browser: Client, director: User, plan: Plan, goals: dict[str, Goal], action: Action, name: str
) -> None:
    keep_version(plan, 1, director)
    url = address(name, plan, goals["1"])
    before = asked(browser, url)
    for number in range(2, 6):
        keep_version(plan, number, director)
        added = make.make_goal(plan, f"1.{number}", parent=goals["1"], counts_for=["WSE-LR2"])
        make.make_action(added, f"Actie {number}", years=(2023,)).contributions.create(goal=goals["2"])
    assert asked(browser, url) == before


@pytest.mark.parametrize("page", ["frameworks", "framework"])
def test_pages_of_frameworks(client_of: ClientOf, admin: User, plan: Plan, goal: Goal, page: str) -> None:
    desk = client_of(admin)
    args: list[Any] = [plan.framework.code] if page == "framework" else []
    url = reverse(f"plans:{page}", args=args)
    before = asked(desk, url)
    for number in range(5):
        priority = Priority.objects.create(
            framework=plan.framework, code=f"X{number}", order=number + 5, titles={"nl": "x"}, shorts={"nl": "x"}
        )
        goal.priorities.add(priority)
        make.make_framework(f"kader-{number}", ["Z1"], (2026, 2028))
    assert asked(desk, url) == before
