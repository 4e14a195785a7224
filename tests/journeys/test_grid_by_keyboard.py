"""A director fills in a whole year in the grid without a mouse, and takes three steps back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from regietafel.people.models import User
from regietafel.plans.models import Action, Plan, WorkingYear
from regietafel.territories.models import Region
from tests.journeys.conftest import OpenAs
from tests.plans import make
from tests.plans.structure import address

pytestmark = pytest.mark.slow
ACTIONS = 28
LETTERS = {"l": "under_way", "g": "done", "d": "partly"}


@pytest.fixture
def actions(region: Region) -> list[Action]:
    """Twenty-eight actions under four goals, each planned in 2024."""
    plan = make.make_plan(region, make.make_framework())
    goals = [make.make_goal(plan, str(number), counts_for=["WSE-LR1"]) for number in range(1, 5)]
    return [make.make_action(goals[n % 4], f"Actie {n}", years=(2023, 2024)) for n in range(ACTIONS)]


def open_grid(open_as: OpenAs, person: User, plan: Plan) -> Page:
    """The grid, with the focus on the cell of 2024 in the first row: reached by the keyboard."""
    page: Page = open_as(person, address("grid", plan, None))
    expect(page.locator("[data-grid].is-started")).to_be_visible()
    page.locator(".plan-take a").first.focus()
    for _press in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.cell ?? ''"):
            break
    page.keyboard.press("Control+Home")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    return page


def saved(page: Page) -> None:
    """Wait until all is saved."""
    expect(page.locator("[data-grid-state]")).to_have_text(re.compile(r"^Bewaard \d+\.\d\d uur$"))
    expect(page.locator(".is-waiting")).to_have_count(0)


def states(year: int = 2024) -> dict[int, str]:
    """The state of every line of a year, by action."""
    return dict(WorkingYear.objects.filter(year=year).values_list("action", "state"))


def test_a_whole_year_by_keyboard_and_three_steps_back(open_as: OpenAs, director: User, actions: list[Action]) -> None:
    page = open_grid(open_as, director, actions[0].plan)
    order = page.eval_on_selector_all("tr[data-name] [data-label='2024']", "all => all.map(one => one.dataset.cell)")
    assert len(order) == ACTIONS
    wanted = {}
    for place, target in enumerate(order):
        letter = "lgd"[place % 3]
        page.keyboard.press(letter)
        wanted[int(target.split("-")[0])] = LETTERS[letter]
        page.keyboard.press("ArrowDown")
    saved(page)
    assert states() == wanted
    assert set(states(2023).values()) == {"planned"}

    for _step in range(3):
        page.keyboard.press("Control+z")
    expect(page.locator("[data-grid-say]")).to_contain_text("Ongedaan gemaakt.")
    saved(page)
    last = [int(target.split("-")[0]) for target in order[-3:]]
    assert [states()[key] for key in last] == ["planned"] * 3
    assert {key: state for key, state in states().items() if key not in last} == {
        key: state for key, state in wanted.items() if key not in last
    }
    assert all(line.said_at is None for line in WorkingYear.objects.filter(year=2024, action__in=last))

    page.keyboard.press("Control+y")
    saved(page)
    assert states()[last[0]] == wanted[last[0]]


def test_a_state_that_needs_a_reason_asks_for_it_in_the_panel(
    open_as: OpenAs, director: User, actions: list[Action]
) -> None:
    page = open_grid(open_as, director, actions[0].plan)
    target = page.evaluate("document.activeElement.dataset.cell")
    line = WorkingYear.objects.filter(action=int(target.split("-")[0]), year=2024)
    page.keyboard.press("s")
    expect(page.locator("[data-grid-panel] [name=reason]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(f"[data-cell='{target}']")).to_be_focused()
    expect(page.locator("[data-grid-say]")).to_contain_text("Niet bewaard")
    assert line.get().state == "planned"

    page.keyboard.press("s")
    page.keyboard.type("Geen geld.")
    page.keyboard.press("Escape")
    saved(page)
    assert (line.get().state, line.get().reason) == ("dropped", "Geen geld.")

    page.keyboard.press("g")
    expect(page.locator("[data-grid-told]")).to_contain_text("kan niet")
    page.keyboard.press("l")
    page.keyboard.press("Enter")
    page.locator("[data-grid-panel] [name=sentence]").fill("Toch begonnen.")
    page.keyboard.press("Control+Enter")
    saved(page)
    assert (line.get().state, line.get().sentence, line.get().reason) == ("under_way", "Toch begonnen.", "")
    for _step in range(3):
        page.keyboard.press("Control+z")
    saved(page)
    assert (line.get().state, line.get().sentence, line.get().reason) == ("planned", "", "")


def test_an_empty_year_is_added_and_taken_away_again(open_as: OpenAs, director: User, actions: list[Action]) -> None:
    page = open_grid(open_as, director, actions[0].plan)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("l")
    saved(page)
    assert list(states(2025).values()) == ["under_way"]
    page.keyboard.press("Control+z")
    saved(page)
    assert states(2025) == {}
    page.keyboard.press("Control+Shift+z")
    saved(page)
    assert list(states(2025).values()) == ["under_way"]


def test_several_rows_are_one_step(open_as: OpenAs, director: User, actions: list[Action]) -> None:
    page = open_grid(open_as, director, actions[0].plan)
    for _row in range(5):
        page.keyboard.press(" ")
        page.keyboard.press("ArrowDown")
    page.locator("#several_year").select_option("2024")
    page.locator("#several_state").select_option("done")
    page.locator("#grid-several button[type=submit]").press("Enter")
    saved(page)
    assert sorted(states().values()).count("done") == 5
    page.locator("[data-grid-back]").press("Enter")
    saved(page)
    assert set(states().values()) == {"planned"}
