"""A call is watched, decided in a body, submitted and won, and becomes a project with a milestone."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from regietafel.consultation.models import Body
from regietafel.projects.models import Project
from regietafel.territories.models import Region
from tests.cast import Person
from tests.journeys.conftest import OpenAs

pytestmark = pytest.mark.slow


def watch(page: Page, region: Region, deadline: dt.date) -> None:
    """The director notes a call that closes in nine days; it is on the start page at once."""
    page.goto(f"/nl/r/{region.slug}/projects/calls/")
    page.get_by_role("link", name="Nieuwe oproep").click()
    page.get_by_label("Titel").fill("Lokale partnerschappen")
    page.get_by_label("Wat vraagt de oproep?").fill("Begeleid wie ver van werk staat.")
    page.get_by_role("group", name="Uiterste datum").get_by_label("Datum", exact=True).fill(f"{deadline:%d/%m/%Y}")
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lokale partnerschappen")
    page.goto(f"/nl/r/{region.slug}/")
    page.get_by_role("link", name="Lokale partnerschappen: uiterste datum van de oproep").click()


def move(page: Page, to: str, *, body: Body | None = None, reason: str = "") -> None:
    """The call goes to its next state."""
    page.get_by_role("link", name="Volgende status").first.click()
    page.get_by_label(to, exact=True).check()
    if body is not None:
        page.get_by_label("Beslist in het overlegorgaan").select_option(str(body.pk))
    page.get_by_label("Waarom?").fill(reason)
    page.get_by_role("button", name="Bewaren").click()


def test_from_a_call_to_a_project(everyone: dict[str, Person], region: Region, open_as: OpenAs) -> None:
    body = Body.objects.create(region=region, slug="raad", name="Raad van bestuur")
    page = open_as(everyone["director"], f"/nl/r/{region.slug}/projects/")
    watch(page, region, timezone.localdate() + dt.timedelta(days=9))

    move(page, "Go")
    expect(page.locator("main")).to_contain_text("Zeg welk overlegorgaan besliste.")
    page.get_by_label("Beslist in het overlegorgaan").select_option(str(body.pk))
    page.get_by_label("Waarom?").fill("Past bij het plan.")
    page.get_by_role("button", name="Bewaren").click()
    expect(page.locator("#steps")).to_contain_text("beslist in Raad van bestuur")
    move(page, "Ingediend")
    move(page, "Gewonnen")

    page.get_by_role("link", name="Er een project van maken").click()
    page.get_by_label("Titel van het project").fill("'T PACT")
    page.get_by_label("Onze rol").select_option("pen_holder")
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("'T PACT")
    expect(page.locator("#call")).to_contain_text("Past bij het plan.")
    expect(page.locator("#call")).to_contain_text("Gewonnen")

    page.get_by_role("link", name="Mijlpalen").click()
    page.get_by_label("Wat bereikt wordt").first.fill("Eerste deelnemers gestart")
    page.get_by_label("Datum", exact=True).first.fill("06/2027")
    page.get_by_role("button", name="Bewaren", exact=True).click()
    expect(page.locator("#milestones")).to_contain_text("juni 2027")
    assert Project.objects.get().milestones.get().title == "Eerste deelnemers gestart"
