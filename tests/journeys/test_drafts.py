"""What is typed in a longer form is never lost: not by leaving, not on another device, not without a connection."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Dialog, Page, expect

from regietafel.core.models import Draft
from regietafel.people.models import User
from regietafel.plans.models import Goal
from regietafel.territories.models import Region
from tests.cast import PASSWORD
from tests.journeys.conftest import OpenAs
from tests.plans import make
from tests.plans.structure import address

pytestmark = pytest.mark.slow
KEPT = re.compile(r"Concept bewaard om \d{1,2}\.\d\d uur\.")
TEXT = "Wat Dirk schreef,\nop twee regels & met <tekens>."


@pytest.fixture
def goal(region: Region) -> Goal:
    """A goal in a running plan."""
    plan = make.make_plan(region, make.make_framework())
    return make.make_goal(plan, "1", "Netwerk uitbouwen", counts_for=["WSE-LR1"])


def form_page(open_as: OpenAs, person: User, goal: Goal, *, script: bool = True) -> Page:
    """The form of the goal in a browser of its own."""
    page: Page = open_as(person, address("goal-edit", goal.plan, goal), script=script)
    return page


def write(page: Page, text: str) -> None:
    """Type in the long text, key by key as a person does."""
    page.locator("[name=description]").press_sequentially(text)


def save(page: Page) -> None:
    """Press the main button of the form."""
    page.locator("main form.ui-form button[type=submit]").first.click()


def saved_text(goal: Goal) -> list[str]:
    """What stands in the goal now."""
    goal.refresh_from_db()
    return goal.description.splitlines()


@pytest.mark.parametrize("script", [True, False], ids=["with scripts", "without scripts"])
def test_on_another_device_one_goes_on(open_as: OpenAs, director: User, goal: Goal, script: bool) -> None:
    first = form_page(open_as, director, goal)
    write(first, TEXT)
    expect(first.locator("[data-draft-state]")).to_have_text(KEPT)
    first.goto("/nl/privacy/")

    other = form_page(open_as, director, goal, script=script)
    expect(other.locator("[name=description]")).to_have_value("")
    other.get_by_role("link", name="Verder met het concept").click()
    expect(other.locator("[name=description]")).to_have_value(TEXT)
    save(other)
    expect(other.locator("main")).to_contain_text("Bewaard")
    assert saved_text(goal) == TEXT.splitlines()
    assert not Draft.objects.exists()


def test_leaving_at_once_keeps_the_last_letter_and_asks_nothing(open_as: OpenAs, director: User, goal: Goal) -> None:
    page = form_page(open_as, director, goal)
    asked: list[str] = []

    def note(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", note)
    write(page, TEXT)
    page.locator("footer a").first.click()
    expect(page).to_have_url(re.compile("accessibility"))
    expect(page.locator("body")).to_be_visible()
    page.goto(address("goal-edit", goal.plan, goal))
    page.get_by_role("link", name="Verder met het concept").first.click()
    expect(page.locator("[name=description]")).to_have_value(TEXT)
    assert asked == []


def test_without_a_connection_one_types_on(open_as: OpenAs, director: User, goal: Goal) -> None:
    page = form_page(open_as, director, goal)
    write(page, "Eerst. ")
    expect(page.locator("[data-draft-state]")).to_have_text(KEPT)
    page.context.set_offline(True)
    write(page, "Zonder verbinding. ")
    expect(page.locator("[data-draft-state]")).to_contain_text("Geen verbinding")
    write(page, "En nog.")
    page.context.set_offline(False)
    expect(page.locator("[data-draft-state]")).to_have_text(KEPT)
    page.wait_for_timeout(2500)
    (draft,) = Draft.objects.all()
    assert ["description", "Eerst. Zonder verbinding. En nog."] in draft.contents
    save(page)
    expect(page.locator("main")).to_contain_text("Bewaard")
    assert saved_text(goal) == ["Eerst. Zonder verbinding. En nog."]


def sign_out_elsewhere(page: Page) -> None:
    """Sign out in another window of the same browser."""
    window = page.context.new_page()
    window.goto("/nl/account/logout/")
    window.locator("main button[type=submit]").first.click()
    window.close()


def sign_in_elsewhere(page: Page, person: User, password: str) -> None:
    """Sign in again in another window of the same browser."""
    window = page.context.new_page()
    window.goto("/nl/account/login/")
    window.locator("[name=login]").fill(person.email)
    window.locator("[name=password]").fill(password)
    window.locator("[name=password]").press("Enter")
    expect(window).not_to_have_url(re.compile("login"))
    window.close()


def test_signed_out_in_another_window_and_in_again(open_as: OpenAs, director: User, goal: Goal) -> None:
    page = form_page(open_as, director, goal)
    sign_out_elsewhere(page)
    write(page, TEXT)
    expect(page.locator("[data-draft-state]")).to_contain_text("Je bent afgemeld")
    assert not Draft.objects.exists()
    sign_in_elsewhere(page, director, PASSWORD)
    page.bring_to_front()
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(page.locator("[data-draft-state]")).to_have_text(KEPT)
    save(page)
    expect(page.locator("main")).to_contain_text("Bewaard")
    assert saved_text(goal) == TEXT.splitlines()


def test_saving_while_signed_out_loses_nothing(open_as: OpenAs, director: User, goal: Goal) -> None:
    page = form_page(open_as, director, goal)
    sign_out_elsewhere(page)
    write(page, TEXT)
    save(page)
    expect(page).to_have_url(re.compile("login"))
    page.locator("[name=login]").fill(director.email)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[name=password]").press("Enter")
    page.get_by_role("link", name="Verder met het concept").click()
    expect(page.locator("[name=description]")).to_have_value(TEXT)
    save(page)
    expect(page.locator("main")).to_contain_text("Bewaard")
    assert saved_text(goal) == TEXT.splitlines()


def test_two_windows_on_one_draft_keep_both_texts(open_as: OpenAs, director: User, goal: Goal) -> None:
    first = form_page(open_as, director, goal)
    write(first, "Eerst.")
    expect(first.locator("[data-draft-state]")).to_have_text(KEPT)
    second = form_page(open_as, director, goal)
    second.get_by_role("link", name="Verder met het concept").click()
    write(second, " In het tweede venster.")
    expect(second.locator("[data-draft-state]")).to_have_text(KEPT)
    write(first, " In het eerste venster.")
    expect(first.locator("[data-draft-state]")).to_have_text(KEPT)
    first.wait_for_timeout(3000)
    texts = {value for draft in Draft.objects.all() for name, value in draft.contents if name == "description"}
    assert len(texts) == 2
    assert all(any(word in text for text in texts) for word in ("eerste venster", "tweede venster"))


def test_a_form_that_was_saved_leaves_no_draft(open_as: OpenAs, director: User, goal: Goal) -> None:
    page = form_page(open_as, director, goal)
    write(page, TEXT)
    save(page)
    expect(page.locator("main")).to_contain_text("Bewaard")
    page.wait_for_timeout(2500)
    assert not Draft.objects.exists()
    page.goto(address("goal-edit", goal.plan, goal))
    expect(page.locator("main")).not_to_contain_text("concept van")
