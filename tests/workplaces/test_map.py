"""What a map gets: what is in view and no more, as the list has it, and the municipalities under it."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st
from pytest_django.fixtures import Settings

from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from regietafel.search.indexing import rebuild
from regietafel.territories.models import Municipality, MunicipalityShape, Region
from regietafel.workplaces.models import Listing, Workplace
from regietafel.workplaces.queries.map_points import CELLS, MOST_POINTS, Box, Spot, counted, read_box
from tests.workplaces.make import ADDED, make_offer, make_workplace, open_directory
from tests.workplaces.opening import open_for

pytestmark = pytest.mark.django_db
POINTS, SHAPES = "/nl/workplaces/leiestreek/map.json", "/nl/workplaces/leiestreek/shapes.json"
VIEW = "bbox=3,50.5,3.6,51"
finite = st.floats(allow_nan=False, allow_infinity=False)


def crowd(organisation: Organisation, count: int, **fields: Any) -> None:
    """Many workplaces, spread over the view unless told otherwise."""
    Workplace.objects.bulk_create(
        Workplace(
            region=organisation.region,
            organisation=organisation,
            slug=f"plek-{number}",
            name=f"Plek {number}",
            added_on=ADDED,
            **{"latitude": 50.6 + number % 30 / 100, "longitude": 3.1 + number % 40 / 100, **fields},
        )
        for number in range(count)
    )


def test_what_is_in_view_is_given_by_name(client: Client, organisation: Organisation) -> None:
    open_for(organisation)
    make_workplace(organisation, "Verder", latitude=51.2, longitude=3.2)
    make_workplace(organisation, "Zo", latitude=50.8, longitude=3.3)
    make_workplace(organisation, "Fiets", latitude=50.8, longitude=3.2)
    make_workplace(organisation, "Nergens")
    response = client.get(f"{POINTS}?{VIEW}")
    found = response.json()
    assert [one["name"] for one in found["points"]] == ["Fiets", "Zo"]
    assert found["points"][0]["url"] == "/nl/workplaces/leiestreek/fiets/"
    assert found["total"] == 2
    assert not response.cookies


@pytest.mark.parametrize(
    ("person", "names"),
    [("stranger", ["Open"]), ("partner", ["Open", "Tafel"]), ("director", ["Open", "Stil", "Tafel"])],
)
def test_the_map_shows_what_the_list_shows(
    request: pytest.FixtureRequest, client: Client, organisation: Organisation, person: str, names: list[str]
) -> None:
    open_for(organisation)
    for name, listing in (("Open", Listing.PUBLIC), ("Tafel", Listing.NETWORK), ("Stil", Listing.HIDDEN)):
        make_workplace(organisation, name, latitude=50.8, longitude=3.2, listing=listing)
    make_workplace(organisation, "Gestopt", latitude=50.8, longitude=3.2, until=dt.date(2019, 1, 1))
    if person != "stranger":
        client.force_login(request.getfixturevalue(person))
    assert [one["name"] for one in client.get(POINTS).json()["points"]] == names
    page = client.get("/nl/workplaces/leiestreek/map/").content.decode()
    assert [name for name in ("Open", "Stil", "Tafel", "Gestopt") if f">{name}</a>" in page] == names


@pytest.mark.parametrize(
    ("query", "names"),
    [("", ["Atelier", "Fietspunt"]), ("q=fiets", ["Fietspunt"]), ("rung=5", ["Atelier"]), ("q=fiets&rung=5", [])],
)
def test_the_map_asks_what_the_list_asks(
    client: Client, organisation: Organisation, query: str, names: list[str]
) -> None:
    open_for(organisation)
    make_offer(make_workplace(organisation, "Fietspunt", latitude=50.8, longitude=3.2), rungs=(3,))
    make_offer(make_workplace(organisation, "Atelier", latitude=50.81, longitude=3.21), rungs=(5,))
    rebuild()
    assert [one["name"] for one in client.get(f"{POINTS}?{VIEW}&{query}").json()["points"]] == names
    listed = client.get(f"/nl/workplaces/leiestreek/?sort=name&{query}").content.decode()
    assert re.findall(r'wp-card__name"><a [^>]*>([^<]+)<', listed) == names


def test_a_script_that_asks_for_each_stretch_is_told_to_wait(
    client: Client, director: User, organisation: Organisation, settings: Settings
) -> None:
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "see_map": "2/m/ip"}
    open_for(organisation)
    assert [client.get(POINTS).status_code for _ in range(3)] == [200, 200, 429]
    client.force_login(director)
    assert client.get(POINTS).status_code == 200


@pytest.mark.parametrize("address", [POINTS, SHAPES, "/nl/workplaces/leiestreek/map/"])
def test_a_closed_directory_has_no_map_for_strangers(client: Client, region: Region, address: str) -> None:
    open_directory(region, is_public=False)
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    "bbox",
    [
        *("x", "1,2,3", "1,2,3,4,5", "nan,1,2,3", "-inf,1,2,3", "1e999,1,2,3", "3.5,50,3.1,51", "3,51,4,50"),
        *("500,1,900,2", "0,-91,1,1", "9" * 5000, "<script>,1,2,3", "%00,1,2,3"),
    ],
)
def test_a_stretch_that_is_none_is_refused_in_words(client: Client, region: Region, bbox: str) -> None:
    open_directory(region)
    response = client.get(POINTS, {"bbox": bbox})
    assert response.status_code == 400
    assert "west" in response.json()["error"]


@given(st.text(max_size=60) | st.lists(finite, min_size=4, max_size=4).map(lambda four: ",".join(map(str, four))))
def test_a_stretch_that_is_read_is_one_on_earth(text: str) -> None:
    box = read_box(text)
    assert box is None or (-180 <= box.west < box.east <= 180 and -90 <= box.south < box.north <= 90)


@given(
    st.lists(st.tuples(st.floats(50, 51), st.floats(3, 4)), max_size=300),
)
def test_counts_lose_nobody_and_lie_among_what_they_count(places: list[tuple[float, float]]) -> None:
    cells = counted([Spot(number, *place) for number, place in enumerate(places)], Box(3, 50, 4, 51))
    assert sum(cell.number for cell in cells) == len(places)
    assert len(cells) <= CELLS**2
    assert all(49.999 < cell.latitude < 51.001 and 2.999 < cell.longitude < 4.001 for cell in cells)


def test_more_than_fit_become_counts(client: Client, organisation: Organisation) -> None:
    open_for(organisation)
    crowd(organisation, MOST_POINTS)
    assert len(client.get(f"{POINTS}?{VIEW}").json()["points"]) == MOST_POINTS
    make_workplace(organisation, "Een te veel", latitude=50.7, longitude=3.2)
    found = client.get(f"{POINTS}?{VIEW}").json()
    assert found["points"] == []
    assert sum(cell["number"] for cell in found["cells"]) == found["total"] == MOST_POINTS + 1


def test_only_what_is_in_view_is_read(client: Client, organisation: Organisation) -> None:
    open_for(organisation)
    crowd(organisation, 2000, latitude=45.0, longitude=1.0)
    make_workplace(organisation, latitude=50.8, longitude=3.2)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(f"{POINTS}?{VIEW}").json()["total"] == 1
    assert len(asked) <= 12
    assert any('"latitude" >=' in one["sql"] for one in asked)


def test_a_point_in_the_sea_does_not_move_the_map(client: Client, organisation: Organisation) -> None:
    open_for(organisation)
    make_workplace(organisation, latitude=0.0, longitude=0.0)
    assert client.get(f"{POINTS}?{VIEW}").json()["points"] == []
    assert client.get(POINTS).json()["total"] == 1
    assert {one["properties"]["name"] for one in client.get(SHAPES).json()["features"]} == {"Kleibeke", "Leiedorp"}


def test_municipalities_are_dots_until_their_shapes_are_loaded(
    client: Client, region: Region, municipality: Municipality
) -> None:
    open_directory(region)
    assert {one["geometry"]["type"] for one in client.get(SHAPES).json()["features"]} == {"Point"}
    square = {"type": "Polygon", "coordinates": [[[3, 50], [4, 50], [4, 51], [3, 50]]]}
    MunicipalityShape.objects.create(
        municipality=municipality, geometry=square, source="Statbel <b>", loaded_at="2026-01-01T00:00Z"
    )
    found = client.get(SHAPES).json()
    assert [one["geometry"]["type"] for one in found["features"]] == ["Polygon", "Point"]
    assert found["credit"] == "Statbel <b>"


def test_a_municipality_without_a_place_is_not_drawn(client: Client, region: Region) -> None:
    open_directory(region)
    Municipality.objects.update(latitude=None, longitude=None)
    assert client.get(SHAPES).json()["features"] == []


def test_the_page_lists_what_is_not_on_the_map(client: Client, director: User, organisation: Organisation) -> None:
    make_workplace(organisation, "Zonder plek")
    client.force_login(director)
    text = client.get("/nl/workplaces/leiestreek/map/").content.decode()
    assert "Zonder plek" in text
    assert "niet op de kaart" in text


def test_tiles_come_only_from_whom_the_settings_name(client: Client, region: Region, settings: Any) -> None:
    open_directory(region)
    page = client.get("/nl/workplaces/leiestreek/map/")
    assert "uitzondering" not in client.get("/nl/privacy/").content.decode()
    assert 'data-tiles=""' in page.content.decode()
    assert "img-src 'self';" in page.headers["Content-Security-Policy"] + ";"
    settings.MAP_TILES, settings.MAP_ATTRIBUTION = "https://tiles.example.org/{z}/{x}/{y}.png", "© <i>wij</i>"
    assert "tiles.example.org" in client.get("/nl/privacy/").content.decode()
    text = client.get("/nl/workplaces/leiestreek/map/").content.decode()
    assert 'data-tiles="https://tiles.example.org/{z}/{x}/{y}.png"' in text
    assert "&lt;i&gt;wij" in text
