"""Sending a document by script: whatever stops it is said on the page, and the form stays as it was."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import FilePayload, Page, Route, expect
from pytest_django.fixtures import Settings

from regietafel.intake.models import Reading
from regietafel.people.models import User
from regietafel.territories.models import Region
from tests.journeys.conftest import OpenAs

pytestmark = pytest.mark.slow
PLAN = FilePayload(name="plan.html", mimeType="text/html", buffer=b"<h1>Plan</h1>")
STOPPED = [(0, "verbinding"), (403, "afgemeld"), (413, "te groot"), (429, "Wacht"), (500, "bij ons"), (502, "bij ons")]


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> None:
    """Where the original lies."""
    settings.MEDIA_ROOT = tmp_path / "files"


def answered_with(page: Page, address: str, status: int) -> None:
    """Let the answer to what is sent be this; 0 for none at all."""

    def answer(route: Route) -> None:
        if route.request.method != "POST":
            route.continue_()
        elif status:
            route.fulfill(status=status, body="<p>nee</p>", content_type="text/html")
        else:
            route.abort()

    page.route(f"**{address}", answer)


def test_what_stops_a_document_is_said_and_it_can_be_sent_again(
    open_as: OpenAs, director: User, region: Region
) -> None:
    address = reverse("intake:send", args=[region.slug])
    page = open_as(director, address, width=320)
    page.set_input_files("input[type=file]", PLAN)
    button = page.get_by_role("button", name="Lees dit document in")
    told = page.get_by_role("alert").locator("[data-trouble]:visible")
    for status, word in STOPPED:
        answered_with(page, address, status)
        button.click()
        expect(told).to_have_count(1)
        expect(told).to_contain_text(word)
        page.unroute(f"**{address}")
    assert page.input_value("input[type=file]").endswith("plan.html")
    assert not Reading.objects.exists()
    button.click()
    page.wait_for_url(re.compile(r"/readings/\d+/$"))
    assert Reading.objects.get().file_name == "plan.html"


def test_a_refusal_of_the_form_shows_at_the_field(open_as: OpenAs, director: User, region: Region) -> None:
    page = open_as(director, reverse("intake:send", args=[region.slug]))
    page.set_input_files("input[type=file]", FilePayload(name="plan.docx", mimeType="text/plain", buffer=b"geen zip"))
    page.get_by_role("button", name="Lees dit document in").click()
    expect(page.locator("#id_file_error")).to_contain_text("iets anders")
    expect(page.locator("[data-trouble]:visible")).to_have_count(0)
