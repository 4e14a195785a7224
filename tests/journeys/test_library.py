"""A partner shares a PDF on a telephone; a reader finds it by a word inside and turns its pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import FilePayload, expect
from pytest_django.fixtures import Settings

from regietafel.documents.texts import read_waiting
from regietafel.people.models import User
from regietafel.territories.models import Region
from tests.journeys.conftest import OpenAs
from tests.reading import pdf_writer

pytestmark = pytest.mark.slow
PAGES = (pdf_writer.Page().flow("Een leeuwerik stijgt op."), pdf_writer.Page().flow("De tweede bladzijde."))
STUDY = FilePayload(name="studie.pdf", mimeType="application/pdf", buffer=pdf_writer.pdf(*PAGES))


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> None:
    """Where the file and its pages lie."""
    settings.MEDIA_ROOT, settings.PREVIEW_ROOT = tmp_path / "files", tmp_path / "previews"


def test_shared_found_and_turned(open_as: OpenAs, partner: User, head_of_service: User, region: Region) -> None:
    page = open_as(partner, reverse("library:add", args=[region.slug]), width=320)
    page.get_by_label("Titel").fill("Studie over vogels")
    page.set_input_files("input[type=file]", STUDY)
    page.get_by_role("button", name="Delen", exact=True).click()
    page.wait_for_url(re.compile(r"/library/\d+/$"))
    expect(page.locator("#inside")).to_contain_text("nog bekeken")
    read_waiting()

    page = open_as(head_of_service, reverse("library:list", args=[region.slug]))
    page.get_by_label("Woorden").fill("leeuwerik")
    page.get_by_role("button", name="Filteren").click()
    page.get_by_role("link", name="Studie over vogels").click()
    for number in (1, 2):
        picture = page.get_by_role("img", name=f"Bladzijde {number} van 2 van Studie over vogels")
        picture.scroll_into_view_if_needed()
        expect(picture).to_be_visible()
        expect(picture).to_have_js_property("naturalWidth", 900)
        if number == 1:
            page.get_by_role("link", name="Volgende").click()
    assert page.url.endswith("?page=2#inside")
