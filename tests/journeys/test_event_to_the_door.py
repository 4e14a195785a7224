"""An event for everybody: announced, filled by people without an account, the waiting list that moves up, and the door."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from regietafel.consultation.models import Event, Registration
from regietafel.notices.models import OutboxMail
from regietafel.people.models import User
from regietafel.territories.models import Region
from tests.journeys.conftest import OpenAs

pytestmark = pytest.mark.slow


def announce(page: Page) -> Event:
    """Plan an event with one place and announce it."""
    page.get_by_role("link", name="Activiteit plannen").first.click()
    page.get_by_label("Hoe het heet").fill("Ontmoeting in het groen")
    page.locator("#id_when_0").fill(f"{timezone.localdate() + dt.timedelta(days=30):%d/%m/%Y}")
    page.get_by_label("Op de openbare kalender").check()
    page.get_by_label("Neemt inschrijvingen aan").check()
    page.get_by_label("Aantal plaatsen").fill("1")
    page.get_by_role("button", name="Bewaren als ontwerp").click()
    page.get_by_role("button", name="Aankondigen").click()
    expect(page.get_by_text("Aangekondigd. Iedereen kan het nu lezen op de openbare pagina.")).to_be_visible()
    return Event.objects.get()


def link_in_mail(to: str) -> str:
    """The link of one's own in the latest mail to an address."""
    body = OutboxMail.objects.filter(to=to).latest("pk").body
    link = next(line for line in body.splitlines() if "/registration/" in line)
    return link[link.index("/nl/") :]


def register(visitor: Page, name: str, button: str) -> str:
    """Register on the public page and press the button behind the link in the mail; gives the address."""
    email = f"{name.lower()}@example.org"
    visitor.get_by_role("link", name=button).click()
    visitor.get_by_label("Je naam").fill(name)
    visitor.get_by_label("Je e-mailadres").fill(email)
    visitor.get_by_role("button", name=button).click()
    expect(visitor.get_by_role("heading", name="Kijk in je mailbox")).to_be_visible()
    visitor.goto(link_in_mail(email))
    return email


def test_from_the_public_page_to_the_door(open_as: OpenAs, director: User, region: Region) -> None:
    page = open_as(director, f"/nl/r/{region.slug}/consultation/events/")
    event = announce(page)
    public = f"/nl/events/{region.slug}/{event.slug}/"

    first = open_as(None, public, width=390)
    expect(first.get_by_text("Er is nog 1 plaats.")).to_be_visible()
    onthaal = register(first, "Onthaal", "Inschrijven")
    first.get_by_role("button", name="Ja, ik kom").click()
    expect(first.get_by_role("heading", name="Je wordt verwacht")).to_be_visible()

    second = open_as(None, public, width=390)
    jeugd = register(second, "Jeugddienst", "Zet me op de wachtlijst")
    second.get_by_role("button", name="Zet me op de wachtlijst").click()
    expect(second.get_by_role("heading", name="Je staat op de wachtlijst")).to_be_visible()

    first.goto(link_in_mail(onthaal))
    first.get_by_role("button", name="Ik kom niet meer").click()
    expect(first.get_by_role("heading", name="Je komt niet meer")).to_be_visible()
    second.goto(link_in_mail(jeugd))
    expect(second.get_by_role("heading", name="Je wordt verwacht")).to_be_visible()

    tick_off(page)


def tick_off(page: Page) -> None:
    """At the door: who came up from the waiting list by some letters, and a guest who was on no list."""
    page.get_by_role("link", name="Aan de deur").click()
    expect(page.get_by_role("status").first).to_have_text("0 van 1 zijn er")
    page.get_by_label("Typ enkele letters van de naam").fill("jeug")
    page.get_by_role("button", name="Jeugddienst").click()
    expect(page.get_by_text("Jeugddienst is er.")).to_be_visible()
    page.get_by_label("Naam van de gast").fill("Coördinator")
    page.get_by_role("button", name="Toevoegen, en is er").click()
    expect(page.get_by_text("Coördinator is er.")).to_be_visible()
    assert set(Registration.objects.filter(checked_in_at__isnull=False).values_list("name", flat=True)) == {
        "Jeugddienst",
        "Coördinator",
    }
