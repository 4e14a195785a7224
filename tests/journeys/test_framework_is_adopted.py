"""A framework is proposed to thirteen: eleven adopt it, one deviates, one postpones; two of them answer by the link in a mail."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from regietafel.agreements.models import Decision, Subject
from regietafel.notices.models import OutboxMail
from regietafel.territories.models import Municipality, Region, RegionMunicipality
from tests.agreements.tracked import make_towns, say
from tests.cast import Person
from tests.journeys.conftest import OpenAs

pytestmark = pytest.mark.slow


@pytest.fixture
def towns(region: Region) -> list[Municipality]:
    """Exactly thirteen municipalities."""
    RegionMunicipality.objects.filter(region=region).delete()
    return make_towns(region)


def link_to(town: Municipality) -> str:
    """The link in the mail of a town."""
    mail = next(one for one in OutboxMail.objects.all() if town.name in one.body)
    found = re.search(r"/nl/decide/\S+", mail.body)
    assert found is not None
    return found.group()


def answer(page: Page, link: str, outcome: str, words: str, day: str) -> None:
    """A town fills in its own row."""
    page.goto(link)
    page.get_by_label("Wat is beslist?").select_option(label=outcome)
    page.get_by_label("Datum").fill(day)
    page.get_by_label("Afwijking of reden").fill(words)
    page.get_by_label("Wie vult dit in?").fill("Diensthoofd sociale dienst")
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_text("Bewaard. Bedankt.")).to_be_visible()


def ask_by_mail(page: Page, towns: list[Municipality]) -> None:
    """The director asks some of them by mail."""
    page.get_by_role("link", name="Vragen per mail").click()
    for town in towns:
        row = page.locator("fieldset", has_text=town.name)
        row.get_by_label(town.name).check()
        row.get_by_label("E-mailadres").fill(f"ocmw{town.pk}@example.org")
    page.get_by_role("button", name="De mails versturen").click()
    expect(page.get_by_text(f"Mails die nu vertrekken: {len(towns)}.")).to_be_visible()


def test_from_a_text_to_one_screen_for_the_board(
    open_as: OpenAs, region: Region, director: Person, partner: Person, towns: list[Municipality]
) -> None:
    page = open_as(director, f"/nl/r/{region.slug}/agreements/frameworks/")
    page.get_by_role("link", name="Kader toevoegen", exact=True).first.click()
    page.get_by_label("Titel").fill("Steun voor een fiets")
    page.get_by_label("Tekst").fill("Het bestuur komt tussen in de aankoop.")
    page.get_by_role("button", name="Het kader toevoegen").click()
    page.get_by_role("link", name="Lokale besturen vragen").click()
    expect(page.get_by_label("Titel")).to_have_value("Steun voor een fiets")
    page.get_by_label("Vast bureau").uncheck()
    page.get_by_role("button", name="Zet iedereen op de lijst").click()
    subject = Subject.objects.get()
    assert subject.decisions.count() == 13

    ask_by_mail(page, towns[:2])
    yesterday = f"{timezone.localdate() - dt.timedelta(days=1):%d/%m/%Y}"
    theirs = open_as(None, "/nl/")
    answer(theirs, link_to(towns[0]), "ja, maar wijkt af", "Een lening in plaats van steun.", yesterday)
    answer(theirs, link_to(towns[1]), "uitgesteld", "Eerst de begroting.", yesterday)
    for town in towns[2:12]:
        say(subject, town, "yes")
    page.reload()
    page.locator(f"#town-{towns[12].nis}").get_by_role("link", name="Invullen").click()
    page.get_by_label("Wat is beslist?").select_option(label="ja")
    page.get_by_label("Datum").fill(yesterday)
    page.get_by_role("button", name="Bewaren").click()
    expect(page.locator(".ui-head__lead")).to_have_text("12 van 13 overgenomen (1 wijkt af), 1 uitgesteld.")
    assert Decision.objects.filter(filled_as="Diensthoofd sociale dienst").count() == 2

    table = open_as(partner, f"/nl/r/{region.slug}/agreements/decisions/").locator("table")
    cells = table.locator("tbody td.ag-cell .ag-mark")
    expect(cells).to_have_count(13)
    expect(table.locator(".ag-mark--adopted")).to_have_count(11)
    expect(table.locator(".ag-mark--deviates")).to_have_count(1)
    expect(table.locator(".ag-mark--postponed")).to_have_count(1)
