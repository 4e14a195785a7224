"""The initiatives of the overview of 2014, as far as it tells; nobody confirmed them since, so they are off the public list."""

from __future__ import annotations

import datetime as dt
from typing import Any

from regietafel.core.dates import Precision
from regietafel.organisations.demo import Directory
from regietafel.territories.models import Municipality, Region
from regietafel.workplaces.freshness import LAPSES_AFTER
from regietafel.workplaces.models import Offer, OfferRung, WorkForm, Workplace

Entry = dict[str, Any]


def load_initiatives(region: Region, directory: Directory, content: Entry) -> int:
    """Add the initiatives that the region lacks; the number of them."""
    known = set(Workplace.objects.filter(region=region).values_list("slug", flat=True))
    new = [entry for entry in content["workplaces"] if entry["slug"] not in known]
    places = {one.nis: one for one in Municipality.objects.filter(regions=region)} if new else {}
    forms = {one.code: one for one in WorkForm.objects.all()} if new else {}
    added = dt.date.fromisoformat(content["added_on"])
    rows = Workplace.objects.bulk_create(
        Workplace(
            region=region,
            organisation=directory.organisations[entry["organisation"]],
            slug=entry["slug"],
            number=entry["number"],
            name=entry["name"],
            municipality=places[entry["municipality"]] if entry["municipality"] else None,
            since=content["since"],
            since_precision=Precision.YEAR,
            source=content["source"],
            added_on=added,
            lapsed_on=added + LAPSES_AFTER,
        )
        for entry in new
    )
    offers = Offer.objects.bulk_create(
        Offer(workplace=row, work_form=forms[entry["work_form"]]) for row, entry in zip(rows, new, strict=True)
    )
    OfferRung.objects.bulk_create(
        OfferRung(offer=offer, rung=rung) for offer, entry in zip(offers, new, strict=True) for rung in entry["rungs"]
    )
    return len(new)
