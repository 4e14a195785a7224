"""The catalogue and the table speak of every address that there is, and of no other."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.core import serializers

from tests.cast import ROLES
from tests.page import SELF_EVIDENT, routes
from tests.pages import PAGES
from tests.walk.moments import moments_of
from tests.walk.table import read_table, table
from tests.walk.walker import Walker
from tests.world import MARKERS, SHARED_THINGS, Place


@pytest.mark.parametrize("name", routes())
def test_every_address_is_in_the_catalogue(name: str) -> None:
    pages = [page for page in PAGES.values() if page.name == name]
    for route in routes()[name]:
        example = ", ".join(f'"{one}": "…"' for one in sorted(route.asks_for))
        assert any(frozenset(page.things) - SELF_EVIDENT == route.asks_for for page in pages), (
            f"tests/pages.py does not know {name} ({route.route}). Add "
            f'Page("{name}"{", {" + example + "}" if example else ""}) and say in tests/walk/expected.txt what everyone '
            "gets there."
        )


@pytest.mark.parametrize("key", PAGES)
def test_the_catalogue_knows_only_addresses_that_exist(key: str) -> None:
    page = PAGES[key]
    known = [sorted(route.asks_for) for route in routes().get(page.name, [])]
    assert sorted(set(page.things) - SELF_EVIDENT) in known, (
        f"tests/pages.py lists {key} with {sorted(page.things)}; the URLconf has {known or 'no such name'}"
    )


@pytest.mark.parametrize("key", PAGES)
def test_the_table_says_what_everyone_gets_at_each_moment(key: str) -> None:
    lines = table().get(key, [])
    assert lines, f"tests/walk/expected.txt has no line for {key}: say what each role gets there"
    for method in {method for line in lines for method in line.methods}:
        told = [moment for line in lines if method in line.methods for moment in line.moments]
        assert sorted(told) == sorted(moments_of(PAGES[key])), (
            f"tests/walk/expected.txt tells of {key} {method} at {told}; it should once for each of {moments_of(PAGES[key])}"
        )


def test_the_table_has_only_pages_of_the_catalogue() -> None:
    assert set(table()) <= set(PAGES)


@pytest.mark.parametrize("line", ["page GET running ok ok", "page GET running" + " perhaps" * len(ROLES)])
def test_a_line_that_does_not_fit_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="give each of"):
        read_table(line)


@pytest.mark.django_db
class TestTheWorld:
    """What the walks rely on: every address can be made, and every word that must stay hidden is really there."""

    def test_every_page_has_an_address_at_every_place(self, walker: Walker) -> None:
        for page in PAGES.values():
            for place in walker.world.places.values():
                assert page.url(place).startswith("/")

    def test_places_of_the_two_regions_share_no_number(self, walker: Walker) -> None:
        here, there = numbers(walker.world.places["running"]), numbers(walker.world.places["elsewhere"])
        shared = SHARED_THINGS | {"year", "version_number"}
        assert {name for name in here if here[name] == there[name]} <= shared

    def test_each_word_stands_somewhere(self, walker: Walker) -> None:
        rows = "".join(serializers.serialize("json", model._default_manager.all()) for model in apps.get_models())
        assert [word for word in MARKERS if word not in rows.lower()] == []


def numbers(place: Place) -> dict[str, int]:
    """The numbers at a place."""
    return {name: value for name, value in place.things.items() if isinstance(value, int)}
