"""Two people in the grid at once: each sees whose cell is whose, and nothing is lost, without a connection neither."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from regietafel.people.models import User
from regietafel.plans.models import Action, WorkingYear
from regietafel.territories.models import Region
from tests.journeys.conftest import OpenAs
from tests.plans import make
from tests.plans.structure import address

pytestmark = pytest.mark.slow
SAVED = re.compile(r"^Bewaard \d+\.\d\d uur$")


@pytest.fixture
def actions(region: Region) -> list[Action]:
    """Six actions in 2024."""
    plan = make.make_plan(region, make.make_framework())
    goal = make.make_goal(plan, "1", counts_for=["WSE-LR1"])
    return [make.make_action(goal, f"Actie {n}", years=(2023, 2024)) for n in range(6)]


def open_grid(open_as: OpenAs, person: User, actions: list[Action]) -> Page:
    """The grid as a person has it open."""
    page: Page = open_as(person, address("grid", actions[0].plan, None))
    expect(page.locator("[data-grid].is-started")).to_be_visible()
    return page


def put(page: Page, action: Action, letter: str, year: int = 2024) -> None:
    """Type a letter in a cell."""
    page.locator(f"[data-cell='{action.pk}-{year}']").focus()
    page.keyboard.press(letter)


def look_again(page: Page) -> None:
    """Come back to the page, which asks for news at once."""
    page.evaluate("window.dispatchEvent(new Event('focus'))")


def state_of(action: Action, year: int = 2024) -> str:
    """What stands in a cell."""
    return WorkingYear.objects.get(action=action, year=year).state


def test_each_sees_what_the_other_did(open_as: OpenAs, director: User, colleague: User, actions: list[Action]) -> None:
    mine, theirs = open_grid(open_as, director, actions), open_grid(open_as, colleague, actions)
    put(theirs, actions[0], "g")
    put(mine, actions[1], "l")
    expect(theirs.locator("[data-grid-state]")).to_have_text(SAVED)
    expect(mine.locator("[data-grid-state]")).to_have_text(SAVED)
    look_again(mine)
    look_again(theirs)
    news = mine.locator(f"[data-cell='{actions[0].pk}-2024']")
    expect(news).to_have_class(re.compile("is-news"))
    expect(news).to_contain_text("Carla Collega")
    expect(theirs.locator(f"[data-cell='{actions[1].pk}-2024']")).to_contain_text("Dirk Regisseur")
    expect(mine.locator("[data-grid-say]")).to_contain_text("Carla Collega")
    assert [state_of(one) for one in actions[:3]] == ["done", "under_way", "planned"]


def test_the_same_cell_shows_both_values_and_a_choice(
    open_as: OpenAs, director: User, colleague: User, actions: list[Action]
) -> None:
    mine, theirs = open_grid(open_as, director, actions), open_grid(open_as, colleague, actions)
    for action in actions[:3]:
        put(theirs, action, "g")
    expect(theirs.locator("[data-grid-state]")).to_have_text(SAVED)
    expect(theirs.locator(".is-waiting")).to_have_count(0)
    for action in actions[:3]:
        put(mine, action, "l")
    boxes = mine.locator(".plan-problem")
    expect(boxes).to_have_count(3)
    expect(boxes.first).to_contain_text(re.compile(r"Carla Collega zette dit om \d+\.\d\d uur op “gedaan”"))
    boxes.nth(0).locator("[data-do=theirs]").click()
    expect(boxes).to_have_count(2)
    boxes.nth(0).locator("[data-do=mine]").click()
    expect(boxes).to_have_count(1)
    expect(mine.locator(".is-waiting")).to_have_count(0)
    assert [state_of(one) for one in actions[:3]] == ["done", "under_way", "done"]
    boxes.nth(0).locator("form button").click()
    expect(mine.locator(".ui-collision")).to_contain_text("Carla Collega")


def test_a_step_back_collides_with_what_somebody_else_did_since(
    open_as: OpenAs, director: User, colleague: User, actions: list[Action]
) -> None:
    mine = open_grid(open_as, director, actions)
    put(mine, actions[0], "l")
    expect(mine.locator("[data-grid-state]")).to_have_text(SAVED)
    theirs = open_grid(open_as, colleague, actions)
    put(theirs, actions[0], "g")
    expect(theirs.locator("[data-grid-state]")).to_have_text(SAVED)
    look_again(mine)
    expect(mine.locator(f"[data-cell='{actions[0].pk}-2024']")).to_contain_text("gedaan")
    mine.locator(f"[data-cell='{actions[0].pk}-2024']").focus()
    mine.keyboard.press("Control+z")
    expect(mine.locator(".plan-problem")).to_contain_text("Carla Collega")
    assert state_of(actions[0]) == "done"


def test_a_connection_that_is_gone_for_a_minute_loses_nothing(
    open_as: OpenAs, director: User, colleague: User, actions: list[Action]
) -> None:
    mine, theirs = open_grid(open_as, director, actions), open_grid(open_as, colleague, actions)
    mine.clock.install()
    mine.context.set_offline(True)
    for action in actions[:4]:
        put(mine, action, "l")
    put(mine, actions[0], "g")
    put(mine, actions[1], "g")
    mine.keyboard.press("Control+z")
    expect(mine.locator("[data-grid-state]")).to_contain_text("Geen verbinding")
    assert {state_of(one) for one in actions} == {"planned"}
    put(theirs, actions[5], "g")
    expect(theirs.locator("[data-grid-state]")).to_have_text(SAVED)
    mine.clock.fast_forward(60_000)
    expect(mine.locator("[data-grid-state]")).to_contain_text("Geen verbinding")

    mine.context.set_offline(False)
    expect(mine.locator("[data-grid-state]")).to_have_text(SAVED, timeout=20_000)
    assert [state_of(one) for one in actions] == ["done", "under_way", "under_way", "under_way", "planned", "done"]
    look_again(mine)
    expect(mine.locator(f"[data-cell='{actions[5].pk}-2024']")).to_contain_text("Carla Collega")


def test_what_was_typed_without_a_connection_is_there_after_coming_back(
    open_as: OpenAs, director: User, actions: list[Action]
) -> None:
    mine = open_grid(open_as, director, actions)
    mine.context.set_offline(True)
    put(mine, actions[0], "g")
    expect(mine.locator("[data-grid-state]")).to_contain_text("Geen verbinding")
    here = mine.url
    mine.goto("about:blank")
    mine.context.set_offline(False)
    mine.goto(here)
    expect(mine.locator("[data-grid-state]")).to_have_text(SAVED)
    expect(mine.locator(f"[data-cell='{actions[0].pk}-2024']")).to_contain_text("gedaan")
    assert state_of(actions[0]) == "done"
