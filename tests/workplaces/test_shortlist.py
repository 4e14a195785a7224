"""The shortlist of an address: whoever has the link has the list, and it never shows what its reader may not see."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from regietafel.organisations.models import Organisation
from regietafel.territories.models import Region
from regietafel.workplaces.addresses import RESERVED
from regietafel.workplaces.models import Listing, Workplace
from regietafel.workplaces.shortlist import MOST_KEPT, MOST_MAILED, mail_to_send, read, written
from tests.workplaces.make import make_offer, make_workplace, open_directory
from tests.workplaces.opening import open_for

pytestmark = pytest.mark.django_db
LIST, COMPARE = "/nl/workplaces/leiestreek/shortlist/", "/nl/workplaces/leiestreek/compare/"


@given(st.lists(st.from_regex(r"[-a-zA-Z0-9_]{1,80}", fullmatch=True)))
def test_a_list_comes_back_from_the_address_as_it_went_in(slugs: list[str]) -> None:
    once = list(dict.fromkeys(slugs))
    assert read(parse_qs(written(slugs)).get("w", [])) == once


@given(st.lists(st.text()))
def test_whatever_stands_in_an_address_only_slugs_are_read(words: list[str]) -> None:
    assert all(
        set(word) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") for word in read(words)
    )


def test_the_list_shows_in_the_order_of_the_address(client: Client, organisation: Organisation) -> None:
    open_for(organisation)
    for name in ("Fietspunt", "Atelier"):
        make_workplace(organisation, name)
    response = client.get(f"{LIST}?w=fietspunt&w=atelier")
    text = response.content.decode()
    assert text.index("Fietspunt") < text.index("Atelier")
    assert not response.cookies


def test_what_the_reader_may_not_see_is_as_unknown_as_what_never_was(
    client: Client, organisation: Organisation
) -> None:
    open_for(organisation)
    make_workplace(organisation, "Stil", listing=Listing.HIDDEN)
    hidden = client.get(f"{LIST}?w=stil").content.decode().replace("stil", "")
    nothing = client.get(f"{LIST}?w=never").content.decode().replace("never", "")
    assert hidden == nothing
    assert "1 werkplek van dit lijstje staat niet" in hidden


def test_a_workplace_of_another_region_is_unknown_here(
    client: Client, organisation: Organisation, other_organisation: Organisation
) -> None:
    open_for(organisation)
    open_for(other_organisation)
    make_workplace(other_organisation, "Zeezicht")
    assert "Zeezicht" not in client.get(f"{LIST}?w=zeezicht").content.decode()


@pytest.mark.parametrize("address", [LIST, COMPARE])
def test_fifty_at_once_are_cut_and_said(
    client: Client, organisation: Organisation, address: str, django_assert_max_num_queries: object
) -> None:
    open_for(organisation)
    for number in range(50):
        make_offer(make_workplace(organisation, f"Plek {number}"))
    query = "&".join(f"w=plek-{number}" for number in range(50))
    with django_assert_max_num_queries(20):  # type: ignore[operator]
        text = client.get(f"{address}?{query}").content.decode()
    most = MOST_KEPT if address == LIST else 3
    assert f"Alleen de eerste {most} staan hier." in text
    assert sum(f"/plek-{number}/" in text for number in range(50)) == most


@pytest.mark.parametrize("query", ["w=%00", "w=<script>", "w=" + "a" * 5000, "w[]=1", "w=..%2F..", "&&&"])
@pytest.mark.parametrize("address", [LIST, COMPARE])
def test_nonsense_is_an_empty_list(client: Client, region: Region, address: str, query: str) -> None:
    open_directory(region)
    response = client.get(f"{address}?{query}")
    assert response.status_code == 200
    assert "<script>" not in response.content.decode()


@pytest.mark.parametrize("address", [LIST, COMPARE])
def test_a_closed_directory_is_not_there_for_a_stranger(client: Client, region: Region, address: str) -> None:
    open_directory(region, is_public=False)
    assert client.get(address).status_code == 404


def test_the_mail_holds_names_addresses_and_the_link(client: Client, organisation: Organisation) -> None:
    open_for(organisation)
    make_workplace(organisation, "Fiets & Co", slug="fiets", street="Markt 1", postcode="8500", locality="Kortrijk")
    text = client.get(f"{LIST}?w=fiets").content.decode()
    assert "Fiets%20%26%20Co%20%E2%80%93%20Markt%201%2C%208500%20Kortrijk" in text
    assert "shortlist%2F%3Fw%3Dfiets" in text


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=200), max_size=20))
def test_a_mail_is_never_longer_than_mail_programs_take(names: list[str]) -> None:
    found = mail_to_send([Workplace(name=name) for name in names], "https://example.org/list/?w=x")
    assert len(found) <= MOST_MAILED
    assert "example.org" in found
    assert urlsplit(found).scheme == "mailto"
    assert "\n" not in found


def test_the_fixed_words_behind_a_region_are_reserved(client: Client, organisation: Organisation) -> None:
    open_for(organisation)
    make_workplace(organisation, "Compare", slug="compare")
    assert "Compare" not in client.get(COMPARE).content.decode().replace("compare", "")
    assert {"compare", "shortlist", "map"} <= RESERVED


def test_side_by_side_says_the_same_things_of_each(client: Client, organisation: Organisation) -> None:
    open_for(organisation)
    make_offer(make_workplace(organisation, "Fietspunt", by_bus="Lijn 40"), dutch="a1", hours="Halftijds")
    make_offer(make_workplace(organisation, "Atelier"))
    text = " ".join(client.get(f"{COMPARE}?w=fietspunt&w=atelier").content.decode().split())
    assert 'Met de bus</th><td data-label="Fietspunt"><p>Lijn 40</p></td><td data-label="Atelier"><span' in text
    assert "Met de trein" not in text
