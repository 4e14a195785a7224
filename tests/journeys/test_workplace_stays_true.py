"""How the directory stays true: a mail with one button, free places in one tap, a change that is decided, a remark that is answered."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.fixtures import Settings

from regietafel.notices.models import OutboxMail
from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from regietafel.territories.models import Region
from regietafel.workplaces.models import Offer, Remark, Workplace
from regietafel.workplaces.operations import check_clock
from regietafel.workplaces.queries.as_of import with_free_places
from tests.journeys.conftest import OpenAs
from tests.workplaces.caring import make_contact
from tests.workplaces.make import make_offer, make_workplace, open_directory

pytestmark = pytest.mark.slow
PHONE = 390


@pytest.fixture
def workplace(region: Region, edited_organisation: Organisation) -> Workplace:
    """A workplace that everybody finds and that nobody confirmed for fourteen months."""
    open_directory(region)
    make_contact(edited_organisation)
    long_ago = timezone.localdate() - dt.timedelta(days=366 + 60)
    made = make_workplace(edited_organisation, verified_on=long_ago, added_on=long_ago, locality="Kleibeke")
    make_offer(made)
    return made


def link_in(prefix: str) -> str:
    """The link in the last mail of a kind, without the name of the server."""
    mail = OutboxMail.objects.filter(key__startswith=prefix).latest("pk")
    found = re.search(r"https?://[^/\s]+(/nl/(?:check|remark|free-places)/\S+)", mail.body)
    assert found is not None
    return found[1]


def with_something_free(day: dt.date) -> list[Workplace]:
    """The workplaces that the filter on free places would find on a day."""
    offers: Any = with_free_places(Offer.objects.all(), day)
    return [offer.workplace for offer in offers.filter(free_now__gt=0)]


def fits(page: Page) -> bool:
    """Whether nothing sticks out to the right."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


@pytest.mark.parametrize("script", [True, False], ids=["with scripts", "without scripts"])
def test_one_button_takes_the_badge_away(open_as: OpenAs, director: User, workplace: Workplace, script: bool) -> None:
    check_clock.tick(timezone.now())
    phone = open_as(AnonymousUser(), link_in("self-check-"), script=script, width=PHONE)
    expect(phone.locator(".care-told")).to_contain_text("niet bevestigd sinds")
    assert fits(phone)
    phone.get_by_role("button", name="Alles klopt nog").click()
    expect(phone.locator("#done")).to_contain_text("Bedankt")
    expect(phone.locator(".care-told")).to_contain_text("bevestigd in")
    assert not phone.context.cookies()
    workplace.refresh_from_db()
    assert workplace.verified_on == timezone.localdate()
    page = open_as(director, reverse("workplaces:checks", args=[workplace.region.slug]), script=script)
    expect(page.locator("main tbody tr")).to_contain_text("alles klopt nog")


@pytest.mark.parametrize("script", [True, False], ids=["with scripts", "without scripts"])
def test_free_places_are_posted_in_one_tap_and_found(
    open_as: OpenAs, director: User, workplace: Workplace, script: bool
) -> None:
    page = open_as(director, reverse("workplaces:places-letter", args=[workplace.region.slug, workplace.slug]))
    page.get_by_role("button", name="De link mailen").click()
    expect(page.locator(".ui-messages")).to_contain_text("onderweg")
    phone = open_as(AnonymousUser(), link_in("places-link-"), script=script, width=PHONE)
    if script:
        phone.get_by_role("button", name="een meer").click()
        phone.get_by_role("button", name="een meer").click()
        phone.get_by_role("button", name="een meer").click()
    else:
        phone.locator("[name^=places-]").fill("2")
    assert fits(phone)
    phone.get_by_role("button", name="Vrije plaatsen melden").click()
    expect(phone.locator("#done")).to_contain_text("Gemeld")
    assert not phone.context.cookies()
    page.goto("/nl/workplaces/leiestreek/?free=1")
    expect(page.locator(".wp-card__name")).to_have_text([workplace.name])
    assert with_something_free(timezone.localdate()) == [workplace]
    assert with_something_free(timezone.localdate() + dt.timedelta(days=15)) == []


def test_a_change_by_link_is_decided_by_the_director(open_as: OpenAs, director: User, workplace: Workplace) -> None:
    check_clock.tick(timezone.now())
    phone = open_as(AnonymousUser(), link_in("self-check-"), width=PHONE)
    phone.get_by_role("link", name=re.compile("^Iets wijzigen")).click()
    phone.locator("[name=by_bus]").fill("lijn 5, halte Kaai")
    assert fits(phone)
    phone.get_by_role("button", name="Bewaren").click()
    expect(phone.locator("#done")).to_contain_text("De regisseur bekijkt het")
    phone.get_by_role("button", name="Met deze wijzigingen klopt alles").click()
    expect(phone.locator("#done")).to_contain_text("Bedankt")

    page = open_as(director, reverse("home:start", args=[workplace.region.slug]))
    page.get_by_role("link", name="1 wijziging om over te beslissen").click()
    page.get_by_role("link", name="Fietspunt").click()
    expect(page.locator(".care-beside")).to_contain_text("lijn 5, halte Kaai")
    page.get_by_role("button", name="Overnemen").click()
    expect(page.locator(".ui-messages")).to_contain_text("Het staat in de wegwijzer")
    workplace.refresh_from_db()
    assert workplace.by_bus == "lijn 5, halte Kaai"
    assert OutboxMail.objects.filter(key__startswith="workplace-change-").count() == 1
    phone.reload()
    expect(phone.locator(".care-told")).to_contain_text("lijn 5, halte Kaai")


def test_a_remark_of_a_visitor_is_answered(
    open_as: OpenAs, director: User, workplace: Workplace, settings: Settings
) -> None:
    settings.REMARK_TAKES_SECONDS = 0
    visitor = open_as(
        AnonymousUser(), reverse("workplaces:remark", args=[workplace.region.slug, workplace.slug]), width=PHONE
    )
    visitor.get_by_label("Wat klopt er niet?").fill("Het telefoonnummer is veranderd.")
    visitor.get_by_label(re.compile("mailadres")).fill("bezoeker@post.example")
    assert fits(visitor)
    visitor.get_by_role("button", name="Opmerking versturen").click()
    expect(visitor.locator("h1")).to_contain_text("Bedankt")

    page = open_as(director, reverse("workplaces:worklist", args=[workplace.region.slug]))
    expect(page.locator("#remark")).to_contain_text("Het telefoonnummer is veranderd.")
    keeper = open_as(AnonymousUser(), link_in("remark-told-"), width=PHONE)
    keeper.get_by_label("Je antwoord").fill("Verbeterd, dank je.")
    keeper.get_by_role("button", name="Antwoord versturen").click()
    expect(keeper.locator("#saved")).to_contain_text("Verbeterd, dank je.")
    assert Remark.objects.get().state == "answered"
    mail = OutboxMail.objects.get(key__startswith="remark-answer-")
    assert mail.to == "bezoeker@post.example"
    assert "Verbeterd, dank je." in mail.body
    page.reload()
    expect(page.locator("#remark")).to_have_count(0)
