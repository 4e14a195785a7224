"""A gap of the ladder is seen, another norm is tried, and an offer on the missing rung closes it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from regietafel.territories.models import Municipality, Region
from regietafel.workplaces.models import OfferRung
from tests.journeys.conftest import OpenAs
from tests.workplaces.make import make_offer, make_workplace

pytestmark = pytest.mark.slow


def test_a_gap_is_seen_judged_by_another_norm_and_closed(
    open_as: OpenAs, director: User, region: Region, organisation: Organisation
) -> None:
    town = Municipality.objects.filter(regions=region).order_by("name")[0]
    town.latitude, town.longitude = 50.80, 3.20
    town.save()
    for one in Municipality.objects.filter(regions=region).exclude(pk=town.pk):
        one.latitude, one.longitude = 50.80, 3.30
        one.save()
    far = make_workplace(organisation, "Ateljee", municipality=town, latitude=50.80, longitude=3.50)
    make_offer(far, rungs=(3,))
    page: Page = open_as(director, f"/nl/r/{region.slug}/workplaces/ladder/?km=10&rung=3&per=")
    gaps = page.locator("#gaps ~ .ladder-gaps").first
    expect(gaps).to_contain_text(town.name)
    expect(gaps).to_contain_text("21,1 km")

    page.get_by_label("Kilometer").fill("25")
    page.get_by_role("button", name="Gaten tonen").click()
    expect(page.locator("#gaps ~ .ladder-gaps li.is-gap")).to_have_count(0)

    page.get_by_label("Kilometer").fill("10")
    page.get_by_role("button", name="Gaten tonen").click()
    expect(page.locator("#gaps ~ .ladder-gaps").first).to_contain_text(town.name)
    near = make_workplace(organisation, "Nieuw atelier", municipality=town, latitude=50.80, longitude=3.21)
    offer = make_offer(near, rungs=())
    page.reload()
    expect(page.get_by_text("Van 1 werkplek is de trede niet bekend: misschien vult ze een gat")).to_be_visible()
    OfferRung.objects.create(offer=offer, rung=3)
    page.reload()
    expect(page.locator("#gaps ~ .ladder-gaps li.is-gap")).to_have_count(0)
