"""The ladder in pictures and on the start page: what they say, and that a picture holds nothing that runs or is fetched."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.utils import timezone

from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from regietafel.territories.models import Municipality, Region
from regietafel.workplaces.ladder import Town
from regietafel.workplaces.ladder_choice import Choice
from regietafel.workplaces.pictures import map_picture, svg, wound
from regietafel.workplaces.providers.ladder import start_blocks
from regietafel.workplaces.queries.ladder_table import read_table
from tests import cast
from tests.workplaces.make import make_workplace

pytestmark = pytest.mark.django_db
SignIn = Callable[[cast.Person], Client]


def address(region: Region, rest: str = "") -> str:
    return f"/nl/r/{region.slug}/workplaces/ladder/{rest}"


@pytest.mark.parametrize("picture", ["map", "bars"])
def test_a_picture_says_what_is_to_be_seen_and_holds_nothing_that_runs_or_is_fetched(
    picture: str, offered: Region, director: User, client_of: SignIn
) -> None:
    client = client_of(director)
    response = client.get(address(offered, f"{picture}.svg"))
    assert response["Content-Type"] == "image/svg+xml"
    text = response.content.decode()
    root = ElementTree.fromstring(text)
    assert not [
        one.tag for one in root.iter() if one.tag.rpartition("}")[2] in {"script", "style", "image", "foreignObject"}
    ]
    assert not [one.tag for one in root.iter() if "style" in one.attrib or any("href" in name for name in one.attrib)]
    said = " ".join("".join(one.itertext()) for one in root.iter() if one.tag.endswith("}text"))
    assert "Leiedorp" in said
    expected = "1 van 2 gemeenten heeft een gat op trede 3" if picture == "map" else "Leiedorp heeft de langste weg"
    assert expected in said
    page = client.get(address(offered)).content.decode()
    size = re.search(rf"{picture}\.svg\" width=\"(\d+)\" height=\"(\d+)\"", page)
    assert size is not None
    assert (root.attrib["width"], root.attrib["height"]) == size.groups()


def test_names_in_a_picture_are_text(
    towns: Region, municipality: Municipality, director: User, client_of: SignIn
) -> None:
    Municipality.objects.filter(pk=municipality.pk).update(name="<script>alert(1)</script>")
    text = client_of(director).get(address(towns, "map.svg")).content.decode()
    assert "<script" not in text
    ElementTree.fromstring(text)


def test_outlines_that_are_there_are_drawn_beneath_the_names(offered: Region, director: User) -> None:
    today = timezone.localdate()
    table = read_table(director, offered, Choice(today), today)
    ring = [[2.9, 50.7], [2.9, 50.9], [3.1, 50.9], [3.1, 50.7], [2.9, 50.7]]
    town: Town = table.judged[0].town
    bare, outlined = (
        map_picture(table, shapes) for shapes in ({}, {town.pk: {"type": "Polygon", "coordinates": [ring]}})
    )
    assert len(outlined["layer"]) == len(bare["layer"]) + 1
    assert outlined["layer"][0]["mark"]["type"] == "geoshape"
    assert "mark-shape" in svg(outlined)
    assert "mark-shape" not in svg(bare)


def test_it_does_not_matter_which_way_round_an_outline_runs() -> None:
    ring = [[2.9, 50.7], [2.9, 50.9], [3.1, 50.9], [3.1, 50.7], [2.9, 50.7]]
    hole = [[2.95, 50.75], [3.0, 50.75], [3.0, 50.8], [2.95, 50.75]]
    clockwise = {"type": "Polygon", "coordinates": [ring, hole]}
    assert wound(clockwise) == clockwise
    assert wound({"type": "Polygon", "coordinates": [ring[::-1], hole[::-1]]}) == clockwise
    parts = {"type": "MultiPolygon", "coordinates": [[ring[::-1]], [ring]]}
    assert wound(parts) == {"type": "MultiPolygon", "coordinates": [[ring], [ring]]}


def test_the_start_page_counts_what_is_confirmed_and_the_gaps(
    offered: Region, organisation: Organisation, director: User, partner: User, editor: User
) -> None:
    today = timezone.localdate()
    organisation.workplaces.update(verified_on=today - dt.timedelta(200))
    make_workplace(organisation, "Nooit bevestigd", verified_on=None, added_on=today)
    make_workplace(organisation, "Lang geleden", verified_on=today - dt.timedelta(900))
    told = {
        person: [(line.text, bool(line.url)) for block in start_blocks(person, offered, today) for line in block.lines]
        for person in (director, partner, editor)
    }
    gaps = ("1 gat op trede 3", True)
    assert told == {director: [gaps], partner: [("1 van 3 werkplekken bevestigd", True), gaps], editor: []}


def test_a_region_without_workplaces_says_nothing_of_them(region: Region, director: User) -> None:
    assert not list(start_blocks(director, region, timezone.localdate()))
