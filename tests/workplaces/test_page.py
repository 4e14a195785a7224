"""The page of one workplace: who sees it, what it says, and how it says what is not known."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from regietafel.organisations.models import Contact, ContactVisibility, Organisation
from regietafel.people.models import User
from regietafel.territories.models import Region
from regietafel.workplaces.models import Capacity, FormerName, FreePlaces, Listing, Term, WorkForm
from tests.workplaces.make import make_offer, make_workplace, open_directory
from tests.workplaces.opening import open_for

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 6, 16)


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda *_args, **_more: TODAY)


def seen(client: Client, url: str = "/nl/workplaces/leiestreek/fietspunt/") -> str:
    response = client.get(url)
    assert response.status_code == 200, response.status_code
    return " ".join(response.content.decode().split())


def test_everybody_reads_the_page_without_a_cookie(client: Client, organisation: Organisation, region: Region) -> None:
    open_directory(region)
    make_offer(make_workplace(organisation, summary="We herstellen fietsen."))
    response = client.get("/nl/workplaces/leiestreek/fietspunt/")
    assert "We herstellen fietsen." in response.content.decode()
    assert not response.cookies


@pytest.mark.parametrize(
    ("listing", "is_open", "person", "status"),
    [
        (Listing.PUBLIC, True, "stranger", 200),
        (Listing.PUBLIC, False, "stranger", 404),
        (Listing.NETWORK, True, "stranger", 404),
        (Listing.NETWORK, False, "partner", 200),
        (Listing.HIDDEN, True, "partner", 404),
        (Listing.HIDDEN, False, "director", 200),
        (Listing.PUBLIC, False, "other_director", 404),
    ],
)
@pytest.mark.parametrize("page", ["", "print/"])
def test_the_page_opens_for_whom_the_workplace_is_listed(
    request: pytest.FixtureRequest,
    organisation: Organisation,
    listing: str,
    is_open: bool,
    person: str,
    status: int,
    page: str,
) -> None:
    open_for(organisation, is_public=is_open)
    make_workplace(organisation, listing=listing)
    client = Client()
    if person != "stranger":
        client.force_login(request.getfixturevalue(person))
    assert client.get(f"/nl/workplaces/leiestreek/fietspunt/{page}").status_code == status


def test_a_removed_workplace_is_not_there_for_anybody(
    client: Client, director: User, organisation: Organisation
) -> None:
    make_workplace(organisation, removed_at=timezone.now())
    client.force_login(director)
    assert client.get("/nl/workplaces/leiestreek/fietspunt/").status_code == 404


def test_what_must_be_known_first_is_said_to_be_unknown_and_the_rest_left_away(
    client: Client, organisation: Organisation
) -> None:
    open_for(organisation)
    make_offer(make_workplace(organisation))
    text = seen(client)
    assert 'Vereist Nederlands</dt><dd class="govuk-summary-list__value"><span class="ui-muted">niet bekend' in text
    assert 'Wachttijd</dt><dd class="govuk-summary-list__value"><span class="ui-muted">niet bekend' in text
    assert "Fysieke belasting" not in text
    assert "geen plaats" not in text.lower()


def test_a_work_form_stands_with_its_earlier_name(client: Client, organisation: Organisation) -> None:
    open_for(organisation)
    offer = make_offer(make_workplace(organisation), "maatwerkbedrijf")
    WorkForm.objects.update_or_create(
        code="sociale-werkplaats", defaults={"names": {"nl": "Sociale werkplaats"}, "successor": offer.work_form}
    )
    WorkForm.objects.filter(successor=offer.work_form).exclude(code="sociale-werkplaats").update(successor=None)
    assert "Maatwerkbedrijf, vroeger sociale werkplaats" in seen(client)


def test_the_ladder_has_six_rungs_and_says_where_one_stands(client: Client, organisation: Organisation) -> None:
    open_for(organisation)
    make_offer(make_workplace(organisation), rungs=(3, 4))
    text = seen(client)
    assert text.count("wp-ladder__rung ") + text.count('wp-ladder__rung"') == 6
    assert text.count("wp-ladder__rung--on") == 2


def test_free_places_are_shown_with_their_day_and_fade(client: Client, organisation: Organisation) -> None:
    open_for(organisation)
    offer = make_offer(make_workplace(organisation))
    posted = timezone.make_aware(dt.datetime(2026, 6, 10, 9))
    FreePlaces.objects.create(offer=offer, places=2, posted_at=posted, fades_on=dt.date(2026, 6, 24))
    text = seen(client)
    assert "2 plaatsen vrij" in text
    assert "10 juni" in text
    assert "2 plaatsen vrij (gezegd op 10 juni)" in seen(client, "/nl/workplaces/leiestreek/fietspunt/print/")
    FreePlaces.objects.update(fades_on=dt.date(2026, 6, 15))
    faded = seen(client)
    assert "plaatsen vrij" not in faded
    assert "Geen plaats vrij" not in faded


def test_no_free_place_is_not_the_same_as_unknown(client: Client, organisation: Organisation) -> None:
    open_for(organisation)
    offer = make_offer(make_workplace(organisation))
    FreePlaces.objects.create(offer=offer, places=0, posted_at=timezone.now(), fades_on=dt.date(2026, 6, 24))
    assert "Geen plaats vrij" in seen(client)


def test_the_capacity_of_today_is_shown(client: Client, organisation: Organisation) -> None:
    open_for(organisation)
    offer = make_offer(make_workplace(organisation))
    for on, places in ((dt.date(2014, 1, 1), 5), (dt.date(2026, 1, 1), 12), (dt.date(2027, 1, 1), 99)):
        Capacity.objects.create(offer=offer, on=on, places=places)
    text = seen(client)
    assert "12 plaatsen" in text
    assert "99 plaatsen" not in text


@pytest.mark.parametrize(
    ("verified", "word"),
    [
        (dt.date(2026, 3, 1), "Bevestigd in maart 2026"),
        (dt.date(2025, 2, 1), "Niet bevestigd sinds februari 2025"),
        (None, "Nog nooit bevestigd"),
    ],
)
def test_the_page_says_how_fresh_it_is(
    client: Client, organisation: Organisation, verified: dt.date | None, word: str
) -> None:
    open_for(organisation)
    make_workplace(organisation, verified_on=verified)
    assert word in seen(client)


def test_an_ended_workplace_tells_its_own_table_what_it_offered(
    client: Client, director: User, organisation: Organisation
) -> None:
    ended = make_workplace(organisation, until=dt.date(2020, 12, 31))
    make_offer(ended, name="Fietsen herstellen", until=dt.date(2020, 12, 31))
    client.force_login(director)
    text = seen(client)
    assert "Fietsen herstellen" in text
    assert "Gestopt" in text


def contact(organisation: Organisation, **fields: Any) -> Contact:
    assert organisation.region is not None
    return Contact.objects.create(region=organisation.region, organisation=organisation, **fields)


def test_a_contact_is_shown_to_whom_it_is_for(client: Client, partner: User, organisation: Organisation) -> None:
    open_for(organisation)
    inner = contact(organisation, name="Balie", email="balie@klaver.example", visibility=ContactVisibility.NETWORK)
    make_workplace(organisation, contact=inner)
    assert "balie@klaver.example" not in seen(client)
    client.force_login(partner)
    assert "balie@klaver.example" in seen(client)


def test_a_mailbox_comes_before_a_person(client: Client, partner: User, organisation: Organisation) -> None:
    open_for(organisation)
    contact(organisation, name="Pia", email="pia@klaver.example", user=partner, visibility=ContactVisibility.PUBLIC)
    contact(organisation, name="Zorg", email="info@klaver.example", visibility=ContactVisibility.PUBLIC)
    make_workplace(organisation)
    text = seen(client)
    assert text.index("info@klaver.example") < text.index("pia@klaver.example")


def test_names_are_text_and_never_markup(client: Client, organisation: Organisation) -> None:
    open_for(organisation)
    workplace = make_workplace(organisation, name="<script>alert(1)</script>", slug="fietspunt", is_demo=True)
    make_offer(workplace, name="<img src=x>", referral="<b>bel</b>")
    FormerName.objects.create(workplace=workplace, name="<i>oud</i>", until=dt.date(2019, 1, 1))
    for text in (seen(client), seen(client, "/nl/workplaces/leiestreek/fietspunt/print/")):
        assert "<script>alert" not in text
        assert "<img src=x>" not in text
        assert "<b>bel" not in text
        assert "Verzonnen voorbeeld" in text


def test_the_way_there_is_a_link_and_nothing_is_asked_elsewhere(client: Client, organisation: Organisation) -> None:
    open_for(organisation)
    make_workplace(organisation, latitude=50.82, longitude=3.26, by_bus="Lijn 40", by_train="Station Kortrijk")
    text = seen(client)
    assert 'href="https://www.openstreetmap.org/directions?to=50.82000%2C3.26000"' in text
    assert "Lijn 40" in text
    assert "<img" not in text


def test_words_of_the_lists_are_shown(client: Client, organisation: Organisation) -> None:
    open_for(organisation)
    offer = make_offer(make_workplace(organisation), dutch="a1", load="light", waiting_weeks=0, wheelchair="partly")
    offer.terms.add(Term.objects.get_or_create(kind="language", code="ar", defaults={"names": {"nl": "Arabisch"}})[0])
    text = seen(client)
    for word in ("Arabisch", "Enkele woorden (A1)", "Licht", "Geen wachttijd", "Deels"):
        assert word in text


def test_many_offers_ask_no_more_of_the_database(
    client: Client, organisation: Organisation, django_assert_max_num_queries: Any
) -> None:
    open_for(organisation)
    workplace = make_workplace(organisation)
    for _ in range(30):
        make_offer(workplace)
    with django_assert_max_num_queries(20):
        seen(client)
