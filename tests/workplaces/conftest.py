"""What tests of the ladder stand on: two municipalities, and a workplace in the first."""

from __future__ import annotations

import datetime as dt

import pytest

from regietafel.organisations.models import Organisation
from regietafel.territories.models import Municipality, Population, Region
from regietafel.workplaces.models import Capacity
from tests.workplaces.make import make_offer, make_workplace


@pytest.fixture
def towns(region: Region, municipality: Municipality, second_municipality: Municipality) -> Region:
    """Two municipalities, 17.6 km apart, of 10,000 and 2,000 inhabitants."""
    for one, longitude, people in ((municipality, 3.0, 10_000), (second_municipality, 3.25, 2_000)):
        Municipality.objects.filter(pk=one.pk).update(latitude=50.8, longitude=longitude)
        Population.objects.create(municipality=one, year=2012, inhabitants=people)
    return region


@pytest.fixture
def offered(towns: Region, organisation: Organisation, municipality: Municipality) -> Region:
    """One workplace in the first: eight places since 2020, four before."""
    place = make_workplace(organisation, "Atelier", municipality=municipality, latitude=50.8, longitude=3.0)
    offer = make_offer(place, "arbeidszorg", (3, 4))
    Capacity.objects.create(offer=offer, on=dt.date(2014, 1, 1), places=4)
    Capacity.objects.create(offer=offer, on=dt.date(2020, 1, 1), places=8)
    return towns
