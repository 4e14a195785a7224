"""Somebody looks for an action without a mouse: a key for the box, arrows through what was found, Enter."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from regietafel.people.models import User
from regietafel.search.indexing import rebuild
from regietafel.territories.models import Region
from tests.journeys.conftest import OpenAs
from tests.plans import make

pytestmark = pytest.mark.slow


def test_an_action_is_found_and_opened_with_the_keyboard(open_as: OpenAs, director: User, region: Region) -> None:
    goal = make.make_goal(make.make_plan(region, make.make_framework()), "1")
    make.make_action(goal, "Een fiets lenen")
    make.make_action(goal, "Samen fietsen")
    rebuild()
    page = open_as(director, f"/nl/r/{region.slug}/plans/")
    page.keyboard.press("/")
    page.keyboard.type("fiets")
    page.keyboard.press("Enter")
    page.locator("#search-page").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("[data-result]").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Samen fietsen")
