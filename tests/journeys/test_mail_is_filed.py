"""A mail comes in as a file on the page of an organisation, another waits and is filed with and without scripts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pytest_django.fixtures import Settings

from regietafel.mail_in.models import MailState, ReceivedMail
from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from regietafel.territories.models import Region
from tests.journeys.conftest import OpenAs
from tests.mail_in.make import mail, take_in
from tests.reading.mail.make import FIXTURES

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def _own_files(settings: Settings, tmp_path: Path) -> None:
    """Files of this story lie in a folder of their own."""
    settings.MEDIA_ROOT = tmp_path / "files"


def test_a_mail_is_dropped_on_an_organisation(
    open_as: OpenAs, director: User, organisation: Organisation, tmp_path: Path
) -> None:
    file = tmp_path / "vraag.msg"
    file.write_bytes(FIXTURES["bijlagen.msg"]())
    page = open_as(director, f"/nl/r/leiestreek/organisations/organisation/{organisation.pk}/")
    page.get_by_text("Een mail hier toevoegen").click()
    page.locator("#mail-file").set_input_files(file)
    page.get_by_role("button", name="Hier plaatsen").click()
    expect(page.get_by_role("link", name="Wachtlijst", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="Wachtlijst 2025.pdf")).to_be_visible()


@pytest.mark.parametrize("script", [True, False], ids=["with scripts", "without"])
def test_a_waiting_mail_is_looked_for_filed_and_taken_off(
    script: bool, open_as: OpenAs, director: User, region: Region, organisation: Organisation
) -> None:
    take_in(region, mail("Waar hoort dit?"))
    page = open_as(director, "/nl/r/leiestreek/mail-in/", script=script)
    page.get_by_role("link", name="Waar hoort dit?").click()
    page.get_by_label("Zoek een organisatie").press_sequentially("klav")
    if not script:
        page.get_by_role("button", name="Zoeken").last.click()
    page.get_by_role("button", name=re.compile(f"Hier plaatsen ?: {organisation.name}")).click()
    expect(page.get_by_role("heading", name="Geplaatst bij")).to_be_visible()
    assert ReceivedMail.objects.get().state == MailState.FILED
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.get_by_role("heading", name="Geplaatst bij")).to_have_count(0)
    assert ReceivedMail.objects.get().state == MailState.WAITING
