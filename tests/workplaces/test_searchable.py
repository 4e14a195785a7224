"""The search of all kinds finds just the workplaces that somebody sees, and so does the search of the directory."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any

import pytest
from django.utils import timezone

from regietafel.organisations.models import Organisation
from regietafel.search.indexing import rebuild
from regietafel.search.queries import find
from regietafel.search.words import question
from regietafel.territories.models import Region
from regietafel.workplaces.cells import MOST_CELLS, cells_in, cells_of
from regietafel.workplaces.distance import Box, box
from regietafel.workplaces.models import Listing, Workplace
from regietafel.workplaces.queries.asked import Asked
from regietafel.workplaces.queries.directory import search
from regietafel.workplaces.queries.visible import workplaces_visible_to
from tests import cast
from tests.workplaces.make import make_workplace, open_directory

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def of_all_kinds(
    organisation: Organisation, edited_organisation: Organisation, other_organisation: Organisation
) -> None:
    """The word "kanarie" in a workplace of each moment, of two organisations, and one of the other region."""
    today = timezone.localdate()
    cases: dict[str, dict[str, Any]] = {
        "open": {},
        "begun since": {"since": dt.date(2020, 1, 1)},
        "network": {"listing": Listing.NETWORK},
        "hidden": {"listing": Listing.HIDDEN},
        "lapsed": {"lapsed_on": today - DAY},
        "ended": {"until": today - DAY},
        "last day": {"until": today},
        "still to begin": {"since": today + DAY},
        "begun after it was added": {"since": today},
        "removed": {"removed_at": timezone.now()},
    }
    for holder in (organisation, edited_organisation):
        for name, fields in cases.items():
            make_workplace(
                holder, f"Kanarie {name} {holder.pk}", slug=f"{name.replace(' ', '-')}-{holder.pk}", **fields
            )
    make_workplace(other_organisation, "Kanarie elders")
    rebuild()


@pytest.mark.parametrize("is_open", [True, False])
@pytest.mark.parametrize("role", cast.ROLES)
def test_one_finds_what_one_sees(
    role: str, is_open: bool, of_all_kinds: None, everyone: dict[str, cast.Person], region: Region
) -> None:
    open_directory(region, is_public=is_open)
    person, today = everyone[role], timezone.localdate()
    seen = workplaces_visible_to(person).filter(region=region, removed_at__isnull=True)
    groups = {group.kind.slug: group for group in find(person, region, question("kanarie"))}
    total = groups["workplaces"].total if "workplaces" in groups else 0
    assert total == seen.count()
    titles = {row.name.partition(" · ")[0] for row in (groups["workplaces"].rows if total else ())}
    assert titles <= set(seen.values_list("name", flat=True))
    found = search(person, region, Asked(text="kanarie", ended=True), today)
    assert {hit.pk for hit in found.hits} == set(seen.values_list("pk", flat=True))


def test_a_wish_not_to_be_found_counts_at_once(
    of_all_kinds: None, everyone: dict[str, cast.Person], region: Region
) -> None:
    """The directory asks the rows for rights, however far the index lags behind."""
    open_directory(region)
    before = search(everyone["stranger"], region, Asked(text="kanarie"), timezone.localdate()).total
    Workplace.objects.update(listing=Listing.HIDDEN)
    assert before
    assert search(everyone["stranger"], region, Asked(text="kanarie"), timezone.localdate()).total == 0


@pytest.mark.parametrize("km", [0.5, 5, 10, 50, 250])
@pytest.mark.parametrize("point", [(50.8, 3.2), (51.4, 2.5), (-33.9, 18.4), (0.0, 0.0)])
def test_the_cells_of_a_stretch_hold_each_point_in_it(km: float, point: tuple[float, float]) -> None:
    stretch = box(*point, km)
    cells = cells_in(stretch)
    assert len(cells) <= MOST_CELLS
    if cells:
        for latitude, longitude in corners(stretch):
            assert set(cells_of(latitude, longitude)) & set(cells)


def corners(stretch: Box) -> Collection[tuple[float, float]]:
    """The four corners of a stretch, and its middle."""
    middle = ((stretch.south + stretch.north) / 2, (stretch.west + stretch.east) / 2)
    return (
        *(
            (latitude, longitude)
            for latitude in (stretch.south, stretch.north)
            for longitude in (stretch.west, stretch.east)
        ),
        middle,
    )


@pytest.mark.parametrize(("latitude", "longitude"), [(None, None), (50.8, None)])
def test_what_has_no_point_lies_in_no_cell(latitude: float | None, longitude: float | None) -> None:
    assert cells_of(latitude, longitude) == ()
