"""Who sees which workplace: by the wish of the organisation, by the seat, and by what the region opened."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from regietafel.organisations.models import Organisation
from regietafel.territories.models import Region
from regietafel.workplaces.models import Listing
from regietafel.workplaces.queries.visible import workplaces_visible_to
from tests.cast import Person
from tests.workplaces.make import make_workplace, open_directory

TODAY = dt.date(2026, 6, 1)
NETWORK = {"director", "colleague", "partner", "head_of_service"}
EVERYBODY = {*NETWORK, "editor", "other_director", "admin", "stranger"}

SEEN: dict[str, tuple[dict[str, Any], set[str]]] = {
    "public": ({}, EVERYBODY),
    "network": ({"listing": Listing.NETWORK}, NETWORK),
    "hidden": ({"listing": Listing.HIDDEN}, {"director", "colleague"}),
    "lapsed": ({"lapsed_on": dt.date(2026, 5, 1)}, NETWORK),
    "ended": ({"until": dt.date(2026, 5, 31)}, NETWORK),
    "last day": ({"until": TODAY}, EVERYBODY),
    "not yet": ({"since": dt.date(2026, 6, 2)}, NETWORK),
    "removed": ({"removed_at": dt.datetime(2026, 5, 1, tzinfo=dt.UTC)}, set()),
}


@pytest.mark.parametrize("case", SEEN)
def test_who_sees_a_workplace(
    case: str, everyone: dict[str, Person], region: Region, organisation: Organisation
) -> None:
    fields, expected = SEEN[case]
    open_directory(region)
    workplace = make_workplace(organisation, **fields)
    seen = {role for role, person in everyone.items() if workplaces_visible_to(person, TODAY).contains(workplace)}
    assert seen == expected


def test_the_public_sees_nothing_before_the_directory_is_opened(
    everyone: dict[str, Person], region: Region, organisation: Organisation
) -> None:
    make_workplace(organisation)
    assert not workplaces_visible_to(everyone["stranger"], TODAY).exists()


@pytest.mark.parametrize("listing", Listing.values)
def test_an_editor_sees_all_of_the_own_organisation(
    listing: str, everyone: dict[str, Person], edited_organisation: Organisation
) -> None:
    workplace = make_workplace(edited_organisation, listing=listing, lapsed_on=TODAY)
    assert workplaces_visible_to(everyone["editor"], TODAY).contains(workplace)
