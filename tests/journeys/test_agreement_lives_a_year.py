"""A mandate is signed by twelve and declined by one; an agreement gets a year, an action, an evaluation and a next year."""

from __future__ import annotations

import re

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from regietafel.agreements.models import Agreement, Declaration
from regietafel.people.models import User
from regietafel.plans.models import Action, YearState
from regietafel.territories.models import Region, RegionMunicipality
from tests.agreements.pacts import make_government
from tests.cast import make_municipality
from tests.journeys.conftest import OpenAs
from tests.plans import make

pytestmark = pytest.mark.slow


def thirteen(region: Region) -> list[str]:
    """The local governments of a region with thirteen municipalities; their names."""
    for number in range(3, 14):
        town = make_municipality(f"910{number:02}", f"Dorp {number:02}")
        RegionMunicipality.objects.create(region=region, municipality=town)
    return [make_government(region, town).name for town in region.municipalities.order_by("name")]


def plan_of(region: Region, year: int) -> Action:
    """A regional plan of this year and the next, with an action that goes on."""
    plan = make.make_plan(region, make.make_framework(years=(year, year + 1)))
    goal = make.make_goal(plan, "4", "Samenwerking met VDAB", counts_for=["WSE-LR4"])
    return make.make_action(goal, "Taalwerkvloer", years=(year, year + 1), state=YearState.UNDER_WAY)


def make_mandate(page: Page, region: Region, names: list[str]) -> None:
    """The director makes a mandate; all thirteen stand ticked already."""
    page.goto(f"/nl/r/{region.slug}/agreements/")
    page.get_by_role("link", name="Verklaringen", exact=True).click()
    page.get_by_role("link", name="Nieuwe verklaring").click()
    for name in names:
        expect(page.get_by_label(name, exact=True)).to_be_checked()
    page.get_by_label("Verbintenisverklaring: ze geeft een opdracht").check()
    page.get_by_label("Titel").fill("Regierol toevertrouwd")
    page.get_by_label("Tekst").fill("# Wat we doen\n\nWij vertrouwen de regierol toe.")
    page.get_by_role("button", name="Verklaring toevoegen").click()
    expect(page.locator("main")).to_contain_text("0 van 13 getekend")


def sign_it(page: Page, names: list[str]) -> None:
    """Twelve sign in one form, and the last declines."""
    page.get_by_role("link", name="Handtekeningen noteren").click()
    for name in names[:12]:
        page.get_by_label(name, exact=True).check()
    page.get_by_label("In welke functie?").fill("burgemeester")
    page.get_by_role("button", name="Noteren wie tekende").click()
    expect(page.locator("main")).to_contain_text("12 van 13 getekend")
    expect(page.locator("#signatures")).to_contain_text(f"Eén tekende nog niet: {names[12]}.")
    page.get_by_role("link", name=re.compile("Tekent niet.*" + names[12])).click()
    page.get_by_label("Waarom niet?").fill("De raad wil eerst cijfers")
    page.get_by_role("button", name="Bewaren").click()
    expect(page.locator("#signatures")).to_contain_text("De raad wil eerst cijfers")


def make_agreement(page: Page, region: Region, year: int) -> None:
    """The director makes an agreement with two goals; an end before its start is refused with what was typed."""
    page.goto(f"/nl/r/{region.slug}/agreements/")
    page.get_by_role("link", name="Nieuwe overeenkomst").first.click()
    page.get_by_label("Titel").fill("Samen sterk")
    page.get_by_label("Geldt vanaf").fill(f"01/01/{year}")
    page.get_by_label("Geldt tot en met").fill(f"31/12/{year - 1}")
    page.get_by_role("button", name="Overeenkomst toevoegen").click()
    expect(page.locator("main")).to_contain_text("De laatste dag ligt vóór de eerste.")
    expect(page.get_by_label("Titel")).to_have_value("Samen sterk")
    page.get_by_label("Geldt tot en met").fill(f"31/12/{year + 2}")
    page.get_by_role("button", name="Overeenkomst toevoegen").click()
    page.get_by_role("main").get_by_role("link", name="Doelstellingen", exact=True).click()
    for number, title in ((1, "Taal"), (2, "Jongeren")):
        row = page.locator(f"#row-new{number}")
        row.get_by_label("Nummer").fill(str(number))
        row.get_by_label("Titel").fill(title)
    page.get_by_role("button", name="Bewaren", exact=True).click()
    expect(page.locator("#goals")).to_contain_text("2. Jongeren")


def work_a_year(page: Page, year: int) -> None:
    """Goals are chosen, an action of the plan carries one out, and the year is evaluated."""
    page.get_by_role("link", name="Nieuw jaaractieplan").click()
    page.get_by_label("1. Taal").check()
    page.get_by_role("button", name="Jaaractieplan toevoegen").click()
    page.get_by_role("link", name=re.compile("Acties, werkgroep en resultaat")).click()
    page.get_by_label("Taalwerkvloer").check()
    page.get_by_role("button", name="Bewaren").click()
    expect(page.locator("main")).to_contain_text("WSE-LR4")
    page.get_by_role("link", name="Jaar evalueren").click()
    page.get_by_label(re.compile("Wat het opleverde|Wat kwam ervan|Taal")).first.fill("Acht mensen oefenden.")
    page.get_by_label("Hoe verliep het jaar?").fill("Drie keer samen geweest.")
    page.get_by_role("button", name="Bewaren").click()
    expect(page.locator("#evaluation")).to_contain_text("Drie keer samen geweest.")


def go_on(page: Page, year: int) -> None:
    """The next year is proposed with the same goal, and the action that goes on comes along."""
    page.get_by_role("link", name="Volgend jaar voorstellen").click()
    expect(page.get_by_label("Jaar", exact=True)).to_have_value(str(year + 1))
    expect(page.get_by_label("1. Taal")).to_be_checked()
    page.get_by_role("button", name="Jaaractieplan toevoegen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Jaaractieplan {year + 1}")
    expect(page.locator("main")).to_contain_text("Taalwerkvloer")


def test_from_mandate_to_the_next_year(open_as: OpenAs, director: User, region: Region) -> None:
    year = timezone.localdate().year
    names, action = thirteen(region), plan_of(region, year)
    page: Page = open_as(director, f"/nl/r/{region.slug}/")
    make_mandate(page, region, names)
    sign_it(page, names)
    assert Declaration.objects.get().signatures.filter(signed_on__isnull=False).count() == 12
    make_agreement(page, region, year)
    work_a_year(page, year)
    go_on(page, year)
    assert list(Agreement.objects.get().years.get(year=year + 1).chosen.get().actions.all()) == [action]
    page.get_by_role("link", name="Taalwerkvloer").click()
    expect(page.locator("main")).to_contain_text("Samen sterk: 1. Taal")
