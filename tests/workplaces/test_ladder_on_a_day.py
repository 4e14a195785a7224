"""The ladder of a region on a day: who belonged to it, what it was called then, and what nobody knows."""

from __future__ import annotations

import datetime as dt

import pytest
from pytest_django import DjangoAssertNumQueries

from regietafel.organisations.models import Organisation
from regietafel.territories.models import Municipality, Population, Region, RegionMunicipality
from regietafel.workplaces.ladder_choice import By
from regietafel.workplaces.models import Capacity, Listing, Offer, WorkForm
from regietafel.workplaces.queries.ladder import Lack, Ladder, ladder_for, whole_ladder
from tests.cast import Person
from tests.workplaces.make import make_offer, make_work_form, make_workplace

TODAY = dt.date(2026, 6, 1)
THEN = dt.date(2014, 6, 1)


@pytest.fixture
def forms(db: None) -> None:
    """A form of work that took the place of two."""
    new = make_work_form("maatwerkbedrijf", since=dt.date(2015, 4, 1), order=1)
    for code in ("sociale-werkplaats", "beschutte-werkplaats"):
        make_work_form(code, until=dt.date(2015, 3, 31), successor=new, order=2)


def counted(ladder: Ladder) -> dict[tuple[str, object], int]:
    """The cells that hold something, by municipality and column."""
    return {
        (town.name, column): cell.number
        for column, _ in ladder.columns
        for town, cell in zip(ladder.towns, ladder.cells(column), strict=True)
        if cell.number
    }


def test_only_municipalities_of_that_day_with_the_inhabitants_of_that_day(
    region: Region, municipality: Municipality, second_municipality: Municipality
) -> None:
    RegionMunicipality.objects.filter(municipality=municipality).update(since="2014-01-01", until="2019-12-31")
    RegionMunicipality.objects.filter(municipality=second_municipality).update(since="2020-01-01")
    for year, inhabitants in ((2013, 900), (2014, 1000), (2015, 1100), (2020, 2000)):
        Population.objects.update_or_create(municipality=municipality, year=year, defaults={"inhabitants": inhabitants})
    town = whole_ladder(region, THEN, TODAY).towns
    assert [(one.name, one.inhabitants, one.year) for one in town] == [("Kleibeke", 1000, 2014)]
    assert [one.name for one in whole_ladder(region, dt.date(2019, 12, 31), TODAY).towns] == ["Kleibeke"]
    assert [one.name for one in whole_ladder(region, TODAY, TODAY).towns] == ["Leiedorp"]


def test_what_existed_and_was_offered_with_the_places_of_the_day(
    region: Region, organisation: Organisation, municipality: Municipality
) -> None:
    old = make_workplace(organisation, "Oud", municipality=municipality, until=dt.date(2020, 1, 1))
    offer = make_offer(old, "arbeidszorg", (3, 4))
    for year, places in ((2012, 5), (2015, 9)):
        Capacity.objects.create(offer=offer, on=dt.date(year, 1, 1), places=places)
    new = make_workplace(organisation, "Nieuw", municipality=municipality, since=dt.date(2018, 1, 1))
    make_offer(new, "lde", (5,), since=dt.date(2019, 1, 1))
    then = whole_ladder(region, THEN, TODAY)
    assert counted(then) == {("Kleibeke", 3): 1, ("Kleibeke", 4): 1}
    assert then.cells(3)[0].places == 5
    assert whole_ladder(region, dt.date(2016, 1, 1), TODAY).cells(3)[0].places == 9
    assert counted(whole_ladder(region, dt.date(2018, 6, 1), TODAY)) == {("Kleibeke", 3): 1, ("Kleibeke", 4): 1}
    now = whole_ladder(region, TODAY, TODAY)
    assert counted(now) == {("Kleibeke", 5): 1}
    assert now.cells(5)[0].uncounted == 1


@pytest.mark.usefixtures("forms")
def test_forms_of_work_go_by_their_name_of_today_or_of_the_day(
    region: Region, organisation: Organisation, municipality: Municipality
) -> None:
    for name, code in (("A", "sociale-werkplaats"), ("B", "beschutte-werkplaats"), ("C", "sociale-werkplaats")):
        make_offer(make_workplace(organisation, name, municipality=municipality), code, ())
    assert counted(whole_ladder(region, THEN, TODAY, By.FORMS)) == {("Kleibeke", "maatwerkbedrijf"): 3}
    assert counted(whole_ladder(region, THEN, TODAY, By.FORMS_THEN)) == {
        ("Kleibeke", "beschutte-werkplaats"): 1,
        ("Kleibeke", "sociale-werkplaats"): 2,
    }
    assert counted(whole_ladder(region, TODAY, TODAY, By.FORMS_THEN)) == {("Kleibeke", "maatwerkbedrijf"): 3}


def test_unknown_is_not_zero(region: Region, organisation: Organisation, municipality: Municipality) -> None:
    nowhere = make_workplace(organisation, "Nergens")
    make_offer(nowhere, None, ())
    bare = make_workplace(organisation, "Zonder aanbod", municipality=municipality, latitude=50.8, longitude=3.2)
    whole = make_workplace(organisation, "Volledig", municipality=municipality, latitude=50.8, longitude=3.2)
    Capacity.objects.create(offer=make_offer(whole), on=dt.date(2020, 1, 1), places=4)
    roofed = make_workplace(organisation, "Zonder punt", municipality=municipality)
    Capacity.objects.create(offer=make_offer(roofed), on=dt.date(2020, 1, 1), fte=4)
    ladder = whole_ladder(region, TODAY, TODAY)
    told = {lack: {spot.pk for spot in spots} for lack, spots in ladder.lacking.items()}
    assert told == {
        Lack.TOWN: {nowhere.pk},
        Lack.POINT: {roofed.pk},
        Lack.RUNG: {nowhere.pk, bare.pk},
        Lack.FORM: {nowhere.pk, bare.pk},
        Lack.PLACES: {nowhere.pk, bare.pk, roofed.pk},
    }
    assert ladder.number == 4


def test_without_a_point_a_workplace_lies_where_its_municipality_does(
    region: Region, organisation: Organisation, municipality: Municipality
) -> None:
    Municipality.objects.filter(pk=municipality.pk).update(latitude=50.8, longitude=3.25)
    make_offer(make_workplace(organisation, municipality=municipality))
    cell = whole_ladder(region, TODAY, TODAY).cells(3)[0]
    assert (cell.km, cell.nearest.is_exact if cell.nearest else None) == (0, False)


def test_a_workplace_across_the_border_is_near_but_in_no_municipality_of_the_region(
    region: Region, organisation: Organisation, municipality: Municipality, other_region: Region
) -> None:
    Municipality.objects.filter(pk=municipality.pk).update(latitude=50.8, longitude=3.25)
    abroad = other_region.municipalities.get()
    spot = make_workplace(organisation, "Overkant", municipality=abroad, latitude=50.8, longitude=3.3)
    make_offer(spot)
    ladder = whole_ladder(region, TODAY, TODAY)
    assert counted(ladder) == {}
    assert [one.pk for one in ladder.outside] == [spot.pk]
    assert ladder.cells(3)[0].km == pytest.approx(3.51, abs=0.02)


@pytest.mark.parametrize(("role", "number"), [("director", 2), ("partner", 1), ("stranger", 0)])
def test_counts_what_one_may_see(
    role: str, number: int, everyone: dict[str, Person], region: Region, organisation: Organisation
) -> None:
    make_offer(make_workplace(organisation, "Voor de tafel", listing=Listing.NETWORK))
    make_offer(make_workplace(organisation, "Niet opnemen", listing=Listing.HIDDEN))
    make_workplace(organisation, "Weg", removed_at=dt.datetime(2026, 5, 1, tzinfo=dt.UTC))
    assert ladder_for(everyone[role], region, TODAY, TODAY).number == number


def test_costs_the_same_however_many_there_are(
    region: Region, organisation: Organisation, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for count in (1, 12):
        while Offer.objects.count() < count:
            make_offer(make_workplace(organisation, f"Plek {Offer.objects.count()}"))
        with django_assert_num_queries(6):
            whole_ladder(region, TODAY, TODAY)
    assert WorkForm.objects.count() == 1
