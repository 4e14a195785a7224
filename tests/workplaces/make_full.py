"""A workplace with something in every column, for tests of what leaves the directory."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from regietafel.core.dates import Precision
from regietafel.organisations.models import Contact, ContactVisibility, Organisation
from regietafel.territories.models import Municipality
from regietafel.workplaces.models import Capacity, Measure, Term, Workplace
from tests.workplaces.make import make_offer, make_workplace


def contact_of(organisation: Organisation, visibility: str, **fields: str) -> Contact:
    assert organisation.region is not None
    fields.setdefault("email", f"{visibility}@example.org")
    return Contact.objects.create(
        region=organisation.region,
        organisation=organisation,
        name=f"Contact {visibility}",
        visibility=visibility,
        **fields,
    )


def full_workplace(
    organisation: Organisation, municipality: Municipality, name: str = "Fietspunt", **more: Any
) -> Workplace:
    """A workplace with something in every column, and two offers."""
    row = make_workplace(
        organisation,
        name,
        number="007",
        summary="Eén regel\nTwee",
        street="Stationsplein 1",
        postcode="8500",
        locality="Heule",
        municipality=municipality,
        latitude=50.8279,
        longitude=3.2649,
        by_bus="lijn 1",
        website="https://www.example.org/pad",
        since=dt.date(2015, 4, 1),
        since_precision=Precision.MONTH,
        contact=contact_of(organisation, ContactVisibility.NETWORK, phone="056 12 34 56"),
        **more,
    )
    offer = make_offer(row, "lde", (3, 5), summary="Fietsen", hours="9-17", dutch="a1", waiting_weeks=3)
    offer.measures.set(Measure.objects.filter(code__in=["art-60", "twe"]))
    offer.terms.set(Term.objects.filter(code__in=["nl", "fr", "groen", "jongeren"]))
    Capacity.objects.create(offer=offer, on=dt.date(2025, 1, 1), places=12, fte=Decimal("8.50"), waiting=2)
    make_offer(row, "lde", (4,), name="Tweede ploeg")
    return row
