"""An action from its first words to the red guard and back; and a piece of work logged without touching the mouse."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from regietafel.organisations.models import StakeholderGroup
from regietafel.people.models import User
from regietafel.plans.models import Action, LoggedWork, Plan
from regietafel.territories.models import Region
from tests.journeys.conftest import OpenAs
from tests.plans import make
from tests.plans.screen import at

pytestmark = pytest.mark.slow
SCRIPTS = pytest.mark.parametrize("script", [True, False], ids=["with scripts", "without scripts"])
MANY = 80
"""So many times the Tab key is pressed before a control counts as out of reach."""


@pytest.fixture
def plan(region: Region) -> Plan:
    """A running plan 2023-2025 with a goal for each priority; only WSE-LR3 has no action yet."""
    plan = make.make_plan(region, make.make_framework())
    for position, code in enumerate(make.CODES, start=1):
        goal = make.make_goal(plan, str(position), counts_for=[code])
        if code != "WSE-LR3":
            make.make_action(goal, f"Actie {position}", years=plan.years)
    return plan


def address(name: str, plan: Plan) -> str:
    """A page of the plan."""
    return reverse(f"plans:{name}", args=[plan.region.slug, plan.slug])


def submit(page: Page) -> None:
    """Press the main button of the form."""
    page.locator("main .ui-buttons button[type=submit]:not([name])").first.click()


@SCRIPTS
def test_an_action_is_added_shared_dropped_and_taken_back(
    open_as: OpenAs, director: User, plan: Plan, script: bool
) -> None:
    page = open_as(director, address("coverage", plan), script=script)
    expect(page.locator(".is-gap")).to_have_count(3)

    page.goto(address("action-add", plan))
    page.locator("[name=title]").fill("Starters in de sociale economie begeleiden")
    page.locator("[name=goal]").select_option(label="3 Doel 3")
    page.locator("[name=timing]").fill("minstens 4 keer per jaar")
    page.locator("[name=years][value='2024']").check()
    submit(page)
    expect(page.locator("h1")).to_have_text("Starters in de sociale economie begeleiden")
    expect(page.locator(".ui-messages")).to_contain_text("4")
    action = Action.objects.get(title="Starters in de sociale economie begeleiden")

    name_a_new_partner(page, action)
    page.goto(address("coverage", plan))
    expect(page.locator(".is-gap")).to_have_count(2)

    page.goto(at("year", action, 2024))
    page.locator("[name=state][value=dropped]").check()
    page.locator("[name=reason]").fill("De oproep ging niet door.")
    submit(page)
    expect(page.locator(".ui-notice--warning")).to_contain_text("WSE-LR3")
    expect(page.locator(".ui-notice--warning")).to_contain_text("2024")
    page.goto(address("coverage", plan))
    expect(page.locator(".is-gap")).to_have_count(3)

    page.goto(at("year", action, 2024))
    page.locator("[name=state][value=planned]").check()
    page.locator("[name=reason]").fill("")
    submit(page)
    page.goto(address("coverage", plan))
    expect(page.locator(".is-gap")).to_have_count(2)


def name_a_new_partner(page: Page, action: Action) -> None:
    """A name that nobody has yet is asked about first, and becomes a record to complete."""
    page.goto(at("action-parties", action))
    page.locator("[name=who-new1_0]").fill("Netwerk starters")
    submit(page)
    expect(page.locator("#error-summary")).to_be_visible()
    expect(page.locator("[name=who-new1_0]")).to_have_value("Netwerk starters")
    page.locator("[name=who-new1_1]").select_option("group")
    submit(page)
    expect(page.locator("main")).to_contain_text("Netwerk starters")
    assert StakeholderGroup.objects.get(name="Netwerk starters").to_complete


@SCRIPTS
def test_removing_is_undone_with_one_button(open_as: OpenAs, director: User, plan: Plan, script: bool) -> None:
    action = Action.objects.get(title="Actie 1")
    page = open_as(director, at("action-remove", action), script=script)
    submit(page)
    expect(page.locator(".ui-notice--warning")).to_have_count(3)
    page.locator(".ui-messages form button").first.click()
    expect(page.locator("h1")).to_have_text("Actie 1")
    action.refresh_from_db()
    assert not action.is_removed


@SCRIPTS
def test_work_is_logged_by_keyboard_alone(open_as: OpenAs, director: User, plan: Plan, script: bool) -> None:
    page = open_as(director, reverse("home:start", args=[plan.region.slug]), script=script)
    reach(page, f"a[href='{reverse('plans:work-add', args=[plan.region.slug])}']")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"work/new/$"))
    reach(page, "[name=what]")
    page.keyboard.type("Bezoek aan een fietspunt")
    reach(page, "[name=priority]")
    for _step in range(3):
        page.keyboard.press("ArrowDown")
    reach(page, "[name=when_0]")
    page.keyboard.press("Control+a")
    page.keyboard.type("16/06/2023")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("Bezoek aan een fietspunt")
    work = LoggedWork.objects.get()
    assert (work.priority.code, str(work.on), work.logged_by) == ("WSE-LR3", "2023-06-16", director)


def reach(page: Page, selector: str) -> None:
    """Press Tab until the control has the focus."""
    target = page.locator(f"{selector}:visible").first
    for _press in range(MANY):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"{selector} cannot be reached with the Tab key")


def test_a_mistake_takes_the_focus_and_its_link_leads_to_the_field(open_as: OpenAs, director: User, plan: Plan) -> None:
    page = open_as(director, address("action-add", plan), width=320)
    submit(page)
    expect(page.locator("#error-summary")).to_be_focused()
    page.locator("#error-summary a").first.press("Enter")
    expect(page.locator("[name=title]")).to_be_focused()
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
