"""The page of the search: who may open it, what it says of a workplace, and that it keeps nothing of whoever looks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from regietafel.organisations.models import Organisation
from regietafel.search.indexing import rebuild
from regietafel.territories.models import Municipality, Region
from regietafel.workplaces.models import Capacity, FreePlaces, Listing
from tests import cast
from tests.workplaces.make import make_offer, make_workplace, open_directory

pytestmark = pytest.mark.django_db
HERE = "/nl/workplaces/leiestreek/"
ClientOf = Callable[[cast.Person], Client]

MEMBERS = ("director", "colleague", "partner", "editor", "head_of_service")
OTHERS = ("other_director", "admin", "stranger")


@pytest.mark.parametrize("role", [*MEMBERS, *OTHERS])
def test_a_closed_directory_is_there_for_members_only(
    role: str, everyone: dict[str, cast.Person], client_of: ClientOf, region: Region
) -> None:
    assert client_of(everyone[role]).get(HERE).status_code == (200 if role in MEMBERS else 404)


@pytest.mark.parametrize("role", [*MEMBERS, *OTHERS])
def test_an_open_directory_is_there_for_everybody(
    role: str, everyone: dict[str, cast.Person], client_of: ClientOf, region: Region
) -> None:
    open_directory(region)
    assert client_of(everyone[role]).get(HERE).status_code == 200


def test_what_a_visitor_may_not_see_is_not_in_the_page(region: Region, organisation: Organisation) -> None:
    open_directory(region)
    make_workplace(organisation, "Zichtbaar")
    make_workplace(organisation, "Geheimwerk", listing=Listing.HIDDEN)
    make_workplace(organisation, "Tafelwerk", listing=Listing.NETWORK)
    rebuild()
    for query in ("", "?q=geheimwerk", "?q=geheimwirk", "?q=tafelwerk&where=Kleibeke&km=50"):
        page = Client().get(HERE + query).content.decode()
        told = page.replace('value="geheimwerk"', "").replace("Wat zoek je?: geheimwerk", "")
        assert "Geheimwerk" not in told, query
        assert ">Tafelwerk" not in told, query
    assert "Zichtbaar" in Client().get(HERE).content.decode()


def test_a_card_says_what_one_wants_to_know(
    region: Region, organisation: Organisation, municipality: Municipality
) -> None:
    open_directory(region)
    today = timezone.localdate()
    workplace = make_workplace(
        organisation,
        "Fietspunt",
        municipality=municipality,
        summary="Fietsen herstellen met begeleiding",
        verified_on=dt.date(today.year, today.month, 1),
    )
    offer = make_offer(workplace, "arbeidszorg", (3, 4))
    Capacity.objects.create(offer=offer, on=today, places=12)
    FreePlaces.objects.create(offer=offer, places=2, posted_at=timezone.now(), fades_on=today)
    page = Client().get(HERE).content.decode()
    for words in (
        "Fietspunt",
        "Werkhuis De Klaver",
        "Kleibeke",
        "Fietsen herstellen",
        "Arbeidszorg",
        "12 plaatsen",
        "2 vrij",
    ):
        assert words in page, words
    assert page.count("wp-rungs__step--on") == 2
    assert "Trede 3 (" in page
    assert "bevestigd in" in page
    assert "niet bevestigd" not in page


def test_what_nobody_confirmed_for_long_bears_a_badge(region: Region, organisation: Organisation) -> None:
    open_directory(region)
    make_workplace(organisation, "Oud nieuws", verified_on=dt.date(2024, 3, 5), added_on=dt.date(2020, 1, 1))
    page = Client().get(HERE).content.decode()
    assert "niet bevestigd sinds maart 2024" in page


def test_no_cookie_and_the_whole_question_in_the_address(region: Region, organisation: Organisation) -> None:
    open_directory(region)
    make_offer(make_workplace(organisation, "Fietspunt"), "arbeidszorg", (3,))
    rebuild()
    answer = Client().get(HERE, {"q": "fiets", "rung": ["3", "4"], "sort": "name"})
    page = answer.content.decode()
    assert not answer.cookies
    assert 'value="fiets"' in page
    assert page.count('name="rung" value="3" checked') == 1
    assert 'href="/nl/workplaces/leiestreek/?q=fiets&amp;rung=4&amp;sort=name"' in page
