"""The director sends the document of a plan, looks at what was read, says who is meant, takes it over, and takes it back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.fixtures import Settings

from regietafel.intake.models import Reading
from regietafel.intake.work import read_waiting
from regietafel.people.models import User
from regietafel.plans.models import Action, Plan
from regietafel.territories.models import Region
from tests.journeys.conftest import OpenAs
from tests.plans import make

pytestmark = pytest.mark.slow
DOCUMENT = Path(__file__).parent.parent / "reading" / "samples" / "genummerd.txt"


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> None:
    """Where the original lies."""
    settings.MEDIA_ROOT = tmp_path / "files"


def send(page: Page) -> Reading:
    """Choose the file; the worker reads it."""
    page.set_input_files("input[type=file]", DOCUMENT)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url(re.compile(r"/readings/\d+/$"))
    read_waiting()
    return Reading.objects.get()


def look_up_the_names(page: Page) -> None:
    """Say of each name that nobody knows what it is: the likely kind, or nobody."""
    page.get_by_role("link", name="Namen opzoeken").click()
    choices = page.locator("select[name^=choice-]")
    for place in range(choices.count()):
        likely = choices.nth(place).locator("option[value^=new-]").first.get_attribute("value")
        choices.nth(place).select_option(likely)
    page.get_by_role("button", name="Keuzes bewaren en verder").click()


def take_over(page: Page) -> None:
    """See what would be made, and make it."""
    expect(page.locator("main")).to_contain_text("Wat er gemaakt wordt")
    expect(page.locator("main")).to_contain_text("Forum sociale economie")
    page.get_by_role("button", name="Dit ontwerpplan maken").click()
    expect(page.locator("h1")).to_contain_text("dekking")


def see_the_passage(page: Page, region: Region) -> None:
    """The action shows the line in which it was read, with the way to the original."""
    action = Action.objects.get(title="Forum sociale economie")
    page.goto(reverse("plans:action", args=[region.slug, action.plan.slug, action.pk]))
    expect(page.locator("main")).to_contain_text("Ingelezen uit genummerd.txt")
    expect(page.locator("main q")).to_contain_text("Forum sociale economie")


@pytest.mark.parametrize("width", [1280, 320])
def test_a_document_becomes_a_plan_and_goes_again(open_as: OpenAs, director: User, region: Region, width: int) -> None:
    make.make_framework(years=(2024, 2026))
    page = open_as(director, reverse("intake:send", args=[region.slug]), width=width)
    reading = send(page)
    there = reverse("intake:reading", args=[region.slug, reading.pk])
    page.goto(there)
    expect(page.locator("main")).to_contain_text("acties")
    look_up_the_names(page)
    take_over(page)
    assert Action.objects.filter(title="Forum sociale economie", parties__isnull=False).exists()
    see_the_passage(page, region)
    page.goto(there)
    page.get_by_role("button", name="Alles ongedaan maken").click()
    expect(page.locator("main")).to_contain_text("ongedaan gemaakt")
    assert not Plan.objects.exists()
    assert not Action.objects.exists()
