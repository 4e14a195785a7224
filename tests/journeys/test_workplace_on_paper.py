"""A counsellor prints a workplace for a client: one sheet of paper, however much is known of it, and nothing cut off by its edge."""

from __future__ import annotations

import datetime as dt

import pypdfium2
import pytest
from django.contrib.auth.models import AnonymousUser
from playwright.sync_api import expect

from regietafel.organisations.models import Organisation
from regietafel.workplaces.models import Capacity
from tests.journeys.conftest import OpenAs
from tests.workplaces.make import make_offer, make_workplace
from tests.workplaces.opening import open_for

pytestmark = pytest.mark.slow
SENTENCE = "Je herstelt fietsen van buurtbewoners, samen met een begeleider die Nederlands spreekt. "
SHEET_OF_A4 = "document.querySelector('.wp-sheet').scrollHeight <= document.querySelector('.wp-sheet').clientHeight + 1"


def long_workplace(organisation: Organisation, text: str, offers: int) -> None:
    """A workplace of which each field holds as much as it can."""
    open_for(organisation)
    workplace = make_workplace(
        organisation,
        (text * 9)[:190],
        slug="fietspunt",
        summary=(text * 30)[:2000],
        by_bus=(text * 9)[:300],
        by_bike=(text * 9)[:300],
        by_train=(text * 9)[:300],
        street=(text * 9)[:200],
        is_demo=True,
    )
    for _ in range(offers):
        offer = make_offer(
            workplace,
            name=(text * 9)[:200],
            summary=(text * 30)[:2000],
            hours=(text * 9)[:300],
            guidance=(text * 9)[:500],
            training=(text * 9)[:500],
            referral=(text * 30)[:1000],
            accessibility=(text * 9)[:300],
            dutch="a1",
            load="light",
        )
        Capacity.objects.create(offer=offer, on=dt.date(2020, 1, 1), places=4)


@pytest.mark.parametrize(("text", "offers"), [(SENTENCE, 1), (SENTENCE, 4), ("kort. ", 0)])
def test_it_is_one_sheet_and_whole(open_as: OpenAs, organisation: Organisation, text: str, offers: int) -> None:
    long_workplace(organisation, text, offers)
    page = open_as(AnonymousUser(), "/nl/workplaces/leiestreek/fietspunt/print/", width=673)
    page.emulate_media(media="print")
    assert page.evaluate(SHEET_OF_A4), "the edge of the sheet cuts something off"
    assert len(pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True, format="A4"))) == 1


@pytest.mark.parametrize("text", ["WWWWW WWWWWWWWW ", "x\n", "onafgebroken" * 20])
def test_even_text_that_nobody_writes_stays_on_one_sheet(
    open_as: OpenAs, organisation: Organisation, text: str
) -> None:
    long_workplace(organisation, text, 3)
    page = open_as(AnonymousUser(), "/nl/workplaces/leiestreek/fietspunt/print/")
    assert len(pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True, format="A4"))) == 1


def test_a_list_is_kept_while_searching_and_put_side_by_side(open_as: OpenAs, organisation: Organisation) -> None:
    open_for(organisation)
    for name in ("Fietspunt", "Atelier"):
        make_offer(make_workplace(organisation, name))
    page = open_as(AnonymousUser(), "/nl/workplaces/leiestreek/fietspunt/")
    page.get_by_role("button", name="Bewaar op mijn lijstje").press("Enter")
    page.goto("/nl/workplaces/leiestreek/atelier/")
    page.get_by_role("button", name="Bewaar op mijn lijstje").press("Enter")
    expect(page.get_by_role("button", name="Op mijn lijstje")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("link", name="Mijn lijstje (2)").press("Enter")
    page.get_by_role("button", name="Vergelijken").press("Enter")
    expect(page.get_by_role("columnheader", name="Fietspunt")).to_be_visible()
    expect(page.get_by_role("columnheader", name="Atelier")).to_be_visible()
    page.get_by_role("link", name="Mijn lijstje").press("Enter")
    page.get_by_role("link", name="Van mijn lijstje halen : Atelier").press("Enter")
    expect(page.get_by_role("heading", name="Atelier")).to_have_count(0)
    assert page.context.cookies() == []


def test_a_list_is_kept_without_a_script(open_as: OpenAs, organisation: Organisation) -> None:
    open_for(organisation)
    make_workplace(organisation)
    page = open_as(AnonymousUser(), "/nl/workplaces/leiestreek/fietspunt/?w=atelier", script=False)
    page.get_by_role("link", name="Bewaar op mijn lijstje").click()
    expect(page).to_have_url("/nl/workplaces/leiestreek/shortlist/?w=atelier&w=fietspunt")
    expect(page.get_by_role("heading", name="Fietspunt")).to_be_visible()
