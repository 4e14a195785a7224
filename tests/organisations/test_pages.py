"""The lists of the address book are found through, counted and paged; the page of one tells where it is named."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from regietafel.core import registry
from regietafel.core.registry import Block
from regietafel.organisations.models import Function, Organisation, OrganisationKind, StakeholderGroup
from regietafel.people.models import User
from regietafel.plans.models import Action, PartyRole
from regietafel.territories.models import Region
from tests import cast
from tests.cast import Person
from tests.plans import make

BOOK = "/nl/r/leiestreek/organisations/"
TODAY = dt.date(2026, 3, 2)


@pytest.fixture
def browser(director: User, client_of: Callable[[Person], Client]) -> Client:
    """A browser in which the director is signed in."""
    return client_of(director)


def names(browser: Client, query: str = "", path: str = BOOK) -> list[str]:
    """The names on a page of a list, in their order."""
    return [row.name for row in browser.get(path + query).context["rows"]]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("een dak", ["Één Dak"]),
        ("ÉÉN", ["Één Dak"]),
        ("kringwinkel", ["Kringwinkel Ter Leie"]),
        ("leie winkel", ["Kringwinkel Ter Leie"]),
        ("kwtl", ["Kringwinkel Ter Leie"]),
        ("straße", ["Atelier Strasse"]),
        ("zeezicht", []),
        ("%", []),
        ("_", []),
    ],
)
def test_words_find_names_whatever_their_capitals_and_accents(
    browser: Client, region: Region, other_organisation: Organisation, typed: str, found: list[str]
) -> None:
    cast.make_organisation(region, "Één Dak")
    cast.make_organisation(region, "Kringwinkel Ter Leie", short_name="KWTL")
    cast.make_organisation(region, "Atelier Strasse")
    assert [row.name for row in browser.get(BOOK, {"q": typed}).context["rows"]] == found


def test_the_list_is_in_the_order_of_the_alphabet(browser: Client, region: Region) -> None:
    for name in ("zon", "Één dak", "Ezel", "aarde", "Fiets"):
        cast.make_organisation(region, name)
    assert names(browser) == ["aarde", "Één dak", "Ezel", "Fiets", "zon"]


def test_filters_narrow_the_list_and_say_so(
    browser: Client, organisation: Organisation, shared_organisation: Organisation, region: Region
) -> None:
    cast.make_organisation(region, "Vakbond", kind=OrganisationKind.UNION, to_complete=True)
    assert names(browser, "?sort=union") == ["Vakbond"]
    assert names(browser, "?to_complete=on") == ["Vakbond"]
    assert names(browser, "?whose=shared") == ["Vlaamse Dienst Werk"]
    assert names(browser, "?whose=own") == ["Vakbond", "Werkhuis De Klaver"]
    page = browser.get(f"{BOOK}?whose=own&sort=union")
    assert page.context["shown"] == "1 van 3 namen"
    assert [chip.label for chip in page.context["filters"].chips] == ["Soort", "Bijgehouden door"]


@pytest.mark.parametrize("query", ["?sort=nonsense", "?whose=x", "?q=" + "a" * 200, "?page=99", "?page=x", "?q=%00"])
def test_an_address_that_makes_no_sense_still_gives_the_list(
    browser: Client, organisation: Organisation, query: str
) -> None:
    response = browser.get(BOOK + query)
    assert response.status_code == 200
    assert [row.name for row in response.context["rows"]] == ["Werkhuis De Klaver"]


def test_functions_are_found_by_their_organisation(browser: Client, region: Region, organisation: Organisation) -> None:
    Function.objects.create(region=region, organisation=organisation, name="coach")
    Function.objects.create(region=region, name="regisseur")
    assert names(browser, "?q=klaver", f"{BOOK}functions/") == ["coach"]


def test_long_lists_come_in_pages(browser: Client, region: Region) -> None:
    Organisation.objects.bulk_create(Organisation(region=region, name=f"Huis {number:03}") for number in range(60))
    assert names(browser)[0] == "Huis 000"
    assert len(names(browser)) == 25
    assert names(browser, "?page=3") == [f"Huis {number:03}" for number in range(50, 60)]
    assert len(names(browser, "?page=2&q=huis")) == 25


def test_the_tabs_count_what_is_in_them(browser: Client, region: Region, organisation: Organisation) -> None:
    StakeholderGroup.objects.create(region=region, name="lokale besturen")
    labels = [tab["label"] for tab in browser.get(BOOK).context["tabs"]]
    assert labels == ["Organisaties (1)", "Groepen partners (1)", "Functies (0)"]


@pytest.mark.parametrize("list_name", ["", "groups/", "functions/"])
def test_an_empty_list_invites_who_can_add(
    browser: Client, head_of_service: User, client_of: Callable[[Person], Client], list_name: str
) -> None:
    assert "/new/" in browser.get(BOOK + list_name).content.decode()
    assert "/new/" not in client_of(head_of_service).get(BOOK + list_name).content.decode()


@pytest.mark.parametrize("path", [BOOK, f"{BOOK}groups/", f"{BOOK}functions/"])
def test_a_list_takes_as_many_queries_for_fifty_as_for_one(browser: Client, region: Region, path: str) -> None:
    def fill(start: int, stop: int) -> None:
        for number in range(start, stop):
            place = cast.make_municipality(str(80000 + number), f"Dorp {number}")
            organisation = cast.make_organisation(region, f"Huis {number}", municipality=place)
            StakeholderGroup.objects.create(region=region, name=f"groep {number}")
            Function.objects.create(region=region, organisation=organisation, name=f"functie {number}")

    fill(0, 1)
    one = queries_for(browser, path)
    fill(1, 50)
    assert queries_for(browser, path) == one


def queries_for(browser: Client, path: str) -> int:
    """How many questions a page asks the database."""
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(path).status_code == 200
    return len(asked)


@pytest.fixture
def named_action(region: Region, organisation: Organisation) -> Action:
    """An action of a running plan at which the organisation is named twice."""
    plan = make.make_plan(region, make.make_framework())
    action = make.make_action(make.make_goal(plan, "1"), "Netwerk bouwen", number="1.1", years=(2023,))
    make.make_party(action, organisation)
    make.make_party(action, organisation, PartyRole.PROMOTOR)
    return action


def test_the_page_tells_at_which_actions_and_as_what(
    browser: Client, organisation: Organisation, named_action: Action
) -> None:
    response = browser.get(f"{BOOK}organisation/{organisation.pk}/")
    (block,) = [block for block in response.context["mentions"] if block.order == 10]
    (line,) = block.lines
    assert line.text == str(named_action)
    assert line.note == "trekker, promotor"
    assert browser.get(line.url).status_code == 200


def test_what_a_person_may_not_see_is_not_told(
    editor: User, client_of: Callable[[Person], Client], organisation: Organisation, named_action: Action
) -> None:
    response = client_of(editor).get(f"{BOOK}organisation/{organisation.pk}/")
    assert response.context["mentions"] == []


def test_a_shared_organisation_tells_only_of_ones_own_region(
    browser: Client,
    other_director: User,
    client_of: Callable[[Person], Client],
    shared_organisation: Organisation,
    named_action: Action,
) -> None:
    make.make_party(named_action, shared_organisation)
    here = browser.get(f"{BOOK}organisation/{shared_organisation.pk}/")
    there = client_of(other_director).get(f"/nl/r/polderland/organisations/organisation/{shared_organisation.pk}/")
    assert [block.lines[0].text for block in named_in(here)] == [str(named_action)]
    assert named_in(there) == []


def named_in(page: Any) -> list[Block]:
    """The blocks of a page that name rows; mail that was filed there stands in one without."""
    return [block for block in page.context["mentions"] if block.lines]


def test_the_page_of_one_takes_as_many_queries_for_fifty_mentions_as_for_one(
    browser: Client, organisation: Organisation, named_action: Action, region: Region
) -> None:
    Function.objects.create(region=region, organisation=organisation, name="eerste")
    path = f"{BOOK}organisation/{organisation.pk}/"
    one = queries_for(browser, path)
    for number in range(50):
        Function.objects.create(region=region, organisation=organisation, name=f"functie {number}")
        make.make_party(make.make_action(named_action.goal, f"Actie {number}", years=(2023,)), organisation)
    assert queries_for(browser, path) == one


def test_people_behind_it_are_told_to_the_team(browser: Client, partner: User, organisation: Organisation) -> None:
    (block,) = named_in(browser.get(f"{BOOK}organisation/{organisation.pk}/"))
    assert [line.text for line in block.lines] == ["Pia Partner"]


class TestTheStartPage:
    """What waits to be completed stands there, and each line leads to exactly what it counts."""

    def test_for_the_team(self, browser: Client, director: User, region: Region) -> None:
        cast.make_organisation(region, "Genoemd", to_complete=True)
        cast.make_organisation(region, "Ook genoemd", to_complete=True)
        cast.make_organisation(region, "Af")
        Function.objects.create(region=region, name="coach", to_complete=True)
        (block,) = start_blocks(director, region)
        assert [line.count for line in block.lines] == [2, 1]
        for line in block.lines:
            assert len(browser.get(line.url).context["rows"]) == line.count
            assert "to_complete" in line.url

    def test_not_for_others(self, partner: User, region: Region) -> None:
        cast.make_organisation(region, "Genoemd", to_complete=True)
        assert start_blocks(partner, region) == []

    def test_nothing_waits(self, director: User, region: Region, organisation: Organisation) -> None:
        assert start_blocks(director, region) == []


def start_blocks(user: User, region: Region) -> list[registry.Block]:
    """What the address book puts on the first page."""
    provider = registry.start_blocks.get("organisations")
    assert provider is not None
    return list(provider(user, region, TODAY))
