"""Two people, two browsers, one goal: the second to save sees both versions, chooses, and nothing is lost."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from regietafel.journal.models import Entry
from regietafel.people.models import User
from regietafel.plans.models import Goal, Plan
from regietafel.territories.models import Region
from tests.journeys.conftest import OpenAs
from tests.plans import make
from tests.plans.structure import address

SCRIPTS = pytest.mark.parametrize("script", [True, False], ids=["with scripts", "without scripts"])
pytestmark = pytest.mark.slow
IN_PLAN = re.compile(r"/plans/[\w-]+/(#.*)?$")
"""The address of the tree, where one comes back to after saving."""


@pytest.fixture
def goal(region: Region) -> Goal:
    """A goal with a description, in a running plan."""
    plan = make.make_plan(region, make.make_framework())
    goal = make.make_goal(plan, "1", "Netwerk uitbouwen", counts_for=["WSE-LR1"])
    Goal.objects.filter(pk=goal.pk).update(description="Wat er stond.")
    return goal


def edit_page(open_as: OpenAs, person: User, goal: Goal, *, script: bool) -> Page:
    """The page on which a goal is changed, as a person has it open."""
    page: Page = open_as(person, address("goal-edit", goal.plan, goal), script=script)
    return page


def save(page: Page) -> None:
    """Press the main button of the form."""
    page.locator("main form button[type=submit]").first.click()


def retitle(page: Page, title: str) -> None:
    """Type another title and save."""
    page.locator("[name=title]").fill(title)
    save(page)


@SCRIPTS
def test_the_second_sees_both_versions_and_nothing_is_lost(
    open_as: OpenAs, director: User, colleague: User, goal: Goal, script: bool
) -> None:
    first, second = (edit_page(open_as, person, goal, script=script) for person in (colleague, director))
    first.locator("[name=title]").fill("Titel van Carla")
    first.locator("[name=priorities]").nth(1).check()
    save(first)
    expect(first).to_have_url(IN_PLAN)

    second.locator("[name=title]").fill("Titel van Dirk")
    second.locator("[name=description]").fill("Wat Dirk schreef,\nop twee regels & met <tekens>.")
    save(second)
    fields = second.locator(".ui-collision__field")
    expect(fields).to_have_count(3)
    expect(second.locator("main")).to_contain_text("Carla Collega")
    expect(fields.nth(0)).to_contain_text("Titel van Carla")
    expect(fields.nth(0)).to_contain_text("Titel van Dirk")
    expect(fields.nth(1)).to_contain_text("op twee regels & met <tekens>.")
    goal.refresh_from_db()
    assert goal.title == "Titel van Carla"

    second.locator("#keep-title-theirs").check()
    save(second)
    expect(second).to_have_url(IN_PLAN)
    goal.refresh_from_db()
    assert goal.title == "Titel van Carla"
    assert goal.description.splitlines() == ["Wat Dirk schreef,", "op twee regels & met <tekens>."]
    assert sorted(goal.priorities.values_list("code", flat=True)) == ["WSE-LR1", "WSE-LR2"]
    assert [entry.actor for entry in Entry.objects.order_by("pk")] == [colleague, director]


def test_whoever_drops_the_own_version_sees_what_stands_there(
    open_as: OpenAs, director: User, colleague: User, goal: Goal
) -> None:
    first, second = (edit_page(open_as, person, goal, script=True) for person in (colleague, director))
    retitle(first, "Titel van Carla")
    expect(first).to_have_url(IN_PLAN)
    retitle(second, "Titel van Dirk")
    second.locator(".ui-collision a").click()
    expect(second.locator("[name=title]")).to_have_value("Titel van Carla")


def test_a_third_change_while_choosing_is_asked_about_again(
    open_as: OpenAs, director: User, colleague: User, goal: Goal
) -> None:
    first, second = (edit_page(open_as, person, goal, script=True) for person in (colleague, director))
    retitle(first, "Eerst")
    expect(first).to_have_url(IN_PLAN)
    retitle(second, "Titel van Dirk")
    expect(second.locator(".ui-collision__field")).to_contain_text("Eerst")
    again = edit_page(open_as, colleague, goal, script=True)
    retitle(again, "Nog eens")
    expect(again).to_have_url(IN_PLAN)
    save(second)
    expect(second.locator(".ui-collision__field")).to_contain_text("Nog eens")
    save(second)
    expect(second).to_have_url(IN_PLAN)
    goal.refresh_from_db()
    assert goal.title == "Titel van Dirk"


@SCRIPTS
def test_a_double_click_adds_one_goal(open_as: OpenAs, director: User, goal: Goal, script: bool) -> None:
    plan: Plan = goal.plan
    page = open_as(director, address("goal-add", plan), script=script)
    page.locator("[name=title]").fill("Een keer")
    page.locator("main form button[type=submit]").dblclick(no_wait_after=True)
    expect(page.locator("main")).to_contain_text("Een keer")
    expect(page).to_have_url(IN_PLAN)
    assert Goal.objects.filter(title="Een keer").count() == 1
