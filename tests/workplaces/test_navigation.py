"""From anywhere in the directory the menu says where one is, and the search leads to the work around it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client

from regietafel.organisations.models import Organisation
from regietafel.territories.models import Region
from tests.cast import Person
from tests.workplaces.make import make_workplace
from tests.workplaces.opening import open_for

HERE, WORK = "/nl/workplaces/leiestreek/", "/nl/r/leiestreek/workplaces/"
TEAM = {WORK, f"{WORK}ladder/", f"{WORK}worklist/"}
WAYS: dict[str, set[str]] = {
    "director": TEAM,
    "colleague": TEAM,
    "partner": {WORK, f"{WORK}ladder/"},
    "head_of_service": {WORK, f"{WORK}ladder/"},
    "editor": {WORK},
    "other_director": set(),
    "stranger": set(),
}


@pytest.mark.parametrize("path", [HERE, f"{HERE}fietspunt/", WORK, f"{WORK}ladder/", f"{WORK}worklist/"])
def test_the_menu_marks_the_directory(
    director: Person, region: Region, organisation: Organisation, client_of: Callable[[Person], Client], path: str
) -> None:
    open_for(organisation)
    make_workplace(organisation, "Fietspunt")
    shown = client_of(director).get(path).content.decode()
    assert re.findall(r'ui-nav__link" href="([^"]+)"[^>]*aria-current', shown) == [HERE]


@pytest.mark.parametrize("role", WAYS)
def test_the_search_leads_to_what_one_may_do(
    role: str, everyone: dict[str, Person], organisation: Organisation, client_of: Callable[[Person], Client]
) -> None:
    open_for(organisation)
    shown = client_of(everyone[role]).get(HERE).content.decode()
    ways = shown.partition('class="wp-ways')[2].partition("</ul>")[0]
    assert {url for url in re.findall(r'href="([^"]+)"', ways) if "/r/" in url} == WAYS[role]
