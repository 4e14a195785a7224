"""A round from the director's text to the answers of a lead on a phone, three actions in one go, and back to the director."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from playwright.sync_api import Page, expect

from regietafel.notices.models import OutboxMail
from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from regietafel.plans.models import Plan, WorkingYear
from regietafel.territories.models import Region
from tests.journeys.conftest import OpenAs
from tests.plans import make
from tests.plans.chase import led, link_to

pytestmark = pytest.mark.slow
PHONE = 390


@pytest.fixture
def plan(region: Region, organisation: Organisation, partner: User) -> Plan:
    """A running plan in which the partner's organisation leads three actions of 2024."""
    plan = make.make_plan(region, make.make_framework())
    goal = make.make_goal(plan, "1", counts_for=["WSE-LR1"])
    for number, title in enumerate(("Leerwerkvloer starten", "Fietspunten openen", "Stages zoeken"), start=1):
        led(goal, title, organisation, number=f"1.{number}", timing="in het voorjaar, minstens 4 keer per jaar")
    return plan


def address(name: str, plan: Plan) -> str:
    """A page of the plan."""
    return reverse(f"plans:{name}", args=[plan.region.slug, plan.slug])


def fits(page: Page) -> bool:
    """Whether nothing sticks out to the right."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


@pytest.mark.parametrize("script", [True, False], ids=["with scripts", "without scripts"])
def test_a_lead_answers_three_actions_on_a_phone(
    open_as: OpenAs, director: User, plan: Plan, mail_files: Path, script: bool
) -> None:
    page = open_as(director, address("chase-new", plan), script=script)
    page.locator("[name=year]").select_option("2024")
    page.get_by_role("button", name="Voorbeeld vernieuwen").click()
    expect(page.locator(".chase-mail")).to_contain_text("Leerwerkvloer starten")
    page.get_by_role("button", name="Versturen naar 1 trekker").click()
    expect(page.locator(".ui-messages")).to_contain_text("1 mail is onderweg")
    watched = page.url
    assert OutboxMail.objects.count() == 1

    phone = open_as(AnonymousUser(), link_to("partner@deklaver.example"), script=script, width=PHONE)
    assert fits(phone)
    first, second, third = WorkingYear.objects.filter(year=2024).order_by("action__order", "pk")
    expect(phone.locator(f"[name=line{third.pk}-reason]")).to_be_hidden()
    choose(phone, first, "done")
    phone.locator(f"[name=line{first.pk}-sentence]").fill("Tien mensen begonnen.")
    choose(phone, second, "under_way")
    choose(phone, third, "dropped")
    expect(phone.locator(f"[name=line{third.pk}-reason]")).to_be_visible()
    phone.get_by_role("button", name="Antwoorden versturen").click()

    expect(phone.locator("#error-summary")).to_be_visible()
    expect(phone.locator(f"[name=line{third.pk}-reason]")).to_be_visible()
    assert fits(phone)
    phone.locator(f"[name=line{third.pk}-reason]").fill("Geen bedrijven gevonden.")
    phone.get_by_role("button", name="Antwoorden versturen").click()
    expect(phone.locator("#saved")).to_contain_text("alles is beantwoord")
    assert fits(phone)
    assert not phone.context.cookies()

    page.goto(watched)
    expect(page.locator(".ui-head__lead")).to_contain_text("1 van 1 trekkers")
    page.locator(".chase-letters summary").click()
    expect(page.locator(".chase-told")).to_contain_text("Pia Partner, via bevraging")
    said = WorkingYear.objects.filter(year=2024).order_by("action__order", "pk").values_list("state", flat=True)
    assert list(said) == ["done", "under_way", "dropped"]


def choose(page: Page, line: WorkingYear, state: str) -> None:
    """Press the tile of a state, as a thumb does."""
    page.locator(f"[name=line{line.pk}-state][value={state}]").click()
