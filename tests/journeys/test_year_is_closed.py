"""The director closes a working year, finds it shut, opens it again with a reason, and goes on to the next."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from regietafel.people.models import User
from regietafel.plans.models import Action, Plan, WorkingYear
from regietafel.territories.models import Region
from tests.journeys.conftest import OpenAs
from tests.plans import make
from tests.plans.screen import at

pytestmark = pytest.mark.slow


@pytest.fixture
def actions(region: Region) -> list[Action]:
    """Three actions that 2024 leaves unfinished; the third works in 2024 only."""
    plan = make.make_plan(region, make.make_framework())
    goal = make.make_goal(plan, "1", counts_for=["WSE-LR1"])
    years = ((2024, 2025), (2024, 2025), (2024,))
    return [make.make_action(goal, f"Actie {n}", years=those) for n, those in enumerate(years, start=1)]


def on(plan: Plan, name: str, *year: int) -> str:
    """One of the pages about the years of the plan."""
    return reverse(f"plans:{name}", args=[plan.region.slug, plan.slug, *year])


def say(page: Page, action: Action, choice: str, word: str) -> None:
    """Choose what becomes of an action, with a word."""
    line = action.working_years.get(year=2024)
    page.locator(f"[name=choice-{line.pk}]").select_option(choice)
    page.locator(f"[name=word-{line.pk}]").fill(word)


def close(page: Page) -> None:
    """Press the button that closes the year."""
    page.get_by_role("button", name="2024 afsluiten").click()


def told() -> list[tuple[str, int, str, str]]:
    """What every line says, by action and year."""
    lines = WorkingYear.objects.order_by("action__title", "year")
    return [*lines.values_list("action__title", "year", "state", "reason")]


def insist_it_is_shut(page: Page, action: Action) -> None:
    """The closed year offers nothing to change; the next one does."""
    page.goto(at("year", action, 2024))
    expect(page.locator("main")).to_contain_text("2024 is afgesloten")
    expect(page.locator("main [name=state]")).to_have_count(0)
    page.goto(at("year", action, 2025))
    expect(page.locator("main [name=state]").first).to_be_attached()


def open_again(page: Page, action: Action) -> None:
    """Open the year again with a reason, which stays beside it."""
    page.goto(on(action.plan, "year-reopen", 2024))
    page.locator("[name=reason]").fill("De cijfers kwamen later.")
    page.get_by_role("button", name="2024 heropenen").click()
    expect(page.locator("main")).to_contain_text("De cijfers kwamen later.")
    page.goto(at("year", action, 2024))
    expect(page.locator("main [name=state]").first).to_be_attached()


@pytest.mark.parametrize("width", [1280, 320])
def test_a_year_is_closed_opened_and_closed_for_good(
    open_as: OpenAs, director: User, actions: list[Action], width: int
) -> None:
    plan = actions[0].plan
    page = open_as(director, on(plan, "year-close", 2024), width=width)
    say(page, actions[0], "done", "Klaar.")
    say(page, actions[1], "drop", "")
    say(page, actions[2], "carry", "De zaal was niet vrij.")
    close(page)
    dropped = actions[1].working_years.get(year=2024)
    expect(page.locator(f"[name=word-{dropped.pk}]")).to_have_attribute("aria-invalid", "true")
    expect(page.locator(f"[name=choice-{dropped.pk}]")).to_have_value("drop")
    page.locator(f"[name=word-{dropped.pk}]").fill("Geen geld.")
    close(page)

    expect(page).to_have_url(re.compile(re.escape(on(plan, "year-after", 2024)) + "$"))
    expect(page.locator("main")).to_contain_text("Actie 3")
    expected = [
        ("Actie 1", 2024, "done", ""),
        ("Actie 1", 2025, "planned", ""),
        ("Actie 2", 2024, "dropped", "Geen geld."),
        ("Actie 2", 2025, "planned", ""),
        ("Actie 3", 2024, "moved", "De zaal was niet vrij."),
        ("Actie 3", 2025, "planned", ""),
    ]
    assert told() == expected

    insist_it_is_shut(page, actions[0])
    open_again(page, actions[0])

    page.goto(on(plan, "years-overview"))
    page.get_by_role("link", name="2024 afsluiten").click()
    close(page)
    expect(page.locator("h1")).to_contain_text("2025")
    expect(page.locator("main")).to_contain_text("WSE-LR2")
    assert told() == expected
