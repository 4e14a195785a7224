"""Somebody finds a workplace on the map without a mouse; who has no map, or no script, has the list with the same workplaces."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from playwright.sync_api import Page, expect

from regietafel.organisations.models import Organisation
from tests.journeys.conftest import OpenAs
from tests.workplaces.make import make_offer, make_workplace
from tests.workplaces.opening import open_for

pytestmark = pytest.mark.slow
MAP = "/nl/workplaces/leiestreek/map/"


@pytest.fixture(autouse=True)
def _two_workplaces(organisation: Organisation) -> None:
    open_for(organisation)
    make_offer(make_workplace(organisation, "Fietspunt <img src=x>", slug="fietspunt", latitude=50.8, longitude=3.2))
    make_offer(make_workplace(organisation, "Atelier", latitude=50.81, longitude=3.21))


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the mark with this name has the focus, as somebody without a mouse would."""
    mark = page.get_by_role("button", name=name)
    expect(mark).to_be_visible()
    for _ in range(40):
        page.keyboard.press("Tab")
        if mark.evaluate("node => node === document.activeElement"):
            return
    raise AssertionError(f"no Tab leads to {name}")


def test_a_mark_opens_with_enter_and_leads_to_the_workplace(open_as: OpenAs) -> None:
    page = open_as(AnonymousUser(), MAP)
    tab_to(page, "Atelier")
    page.keyboard.press("Enter")
    link = page.locator(".leaflet-popup").get_by_role("link", name="Atelier")
    expect(link).to_be_focused()
    page.keyboard.press("Escape")
    expect(link).to_have_count(0)
    expect(page.get_by_role("button", name="Atelier")).to_be_focused()
    page.keyboard.press("Enter")
    expect(link).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Atelier")


def test_the_map_and_the_list_hold_the_same_and_names_are_text(open_as: OpenAs) -> None:
    page = open_as(AnonymousUser(), MAP)
    expect(page.locator(".wp-pin")).to_have_count(2)
    expect(page.get_by_role("status")).to_have_text("2 werkplekken in beeld.")
    names = page.locator(".wp-pin").evaluate_all("nodes => nodes.map((node) => node.ariaLabel)")
    assert names == page.locator(".ui-lines > li a").all_inner_texts()[:2]
    assert page.locator(".wp-map img").count() == 0


def test_moving_the_map_by_the_keys_shows_what_comes_in_view(open_as: OpenAs) -> None:
    page = open_as(AnonymousUser(), MAP)
    expect(page.locator(".wp-pin")).to_have_count(2)
    page.locator(".leaflet-container").focus()
    for _ in range(40):
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(100)
        if page.get_by_role("status").inner_text() == "Geen werkplek in beeld.":
            break
    expect(page.get_by_role("status")).to_have_text("Geen werkplek in beeld.")
    expect(page.locator(".wp-pin")).to_have_count(0)


def test_on_a_phone_the_map_waits_for_a_press(open_as: OpenAs) -> None:
    page = open_as(AnonymousUser(), MAP, width=390)
    expect(page.locator(".wp-pin")).to_have_count(0)
    assert page.evaluate("!document.querySelector('[src*=\"map.js\"]')"), "a phone fetched what nobody asked for"
    button = page.get_by_role("button", name="Toon de kaart")
    button.press("Enter")
    expect(page.locator(".wp-pin")).to_have_count(2)
    page.get_by_role("button", name="Verberg de kaart").press("Enter")
    expect(page.locator(".wp-map__canvas")).to_be_hidden()


def test_without_a_script_there_is_the_list(open_as: OpenAs) -> None:
    page = open_as(AnonymousUser(), MAP, script=False)
    expect(page.locator(".wp-map")).to_be_hidden()
    page.get_by_role("link", name="Atelier").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Atelier")


def test_when_the_map_cannot_come_the_page_says_so(open_as: OpenAs) -> None:
    page = open_as(AnonymousUser(), "/nl/workplaces/leiestreek/shortlist/")
    page.route("**/map.js", lambda route: route.abort())
    page.goto(MAP)
    expect(page.get_by_role("status")).to_contain_text("In de lijst staan dezelfde werkplekken.")
