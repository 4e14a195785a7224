"""Which workplaces leave as a sheet or as data: those that the search finds, and of those what only the register asks for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db.models import Prefetch, QuerySet

from regietafel.organisations.queries.contacts import contacts_visible_to
from regietafel.territories.models import Region
from regietafel.workplaces.models import Capacity, Listing, Offer, Workplace
from regietafel.workplaces.queries.asked import Asked
from regietafel.workplaces.queries.directory import search
from regietafel.workplaces.queries.visible import running, workplaces_visible_to


def workplaces_asked_for(
    user: Any,
    region: Region,
    asked: Asked,
    today: dt.date,
    towns: Sequence[str] = (),
    listings: Sequence[str] = (),
) -> QuerySet[Workplace]:
    """What somebody sees of a region and asks for, in municipalities by NIS code; a value that is none narrows nothing."""
    rows = workplaces_visible_to(user, today).filter(region=region)
    if asked.is_narrowed:
        rows = rows.filter(pk__in=[hit.pk for hit in search(user, region, asked, today).hits])
    elif not asked.ended:
        rows = rows.filter(running(today))
    if codes := [code for code in towns if code.isascii() and code.isdigit()]:
        rows = rows.filter(municipality__nis__in=codes)
    if known := [value for value in listings if value in Listing.values]:
        rows = rows.filter(listing__in=known)
    return rows


def told_in_full(rows: Any) -> Any:
    """With all that an export tells of a workplace at hand."""
    offers = Offer.objects.select_related("work_form").prefetch_related("rungs", "measures", "terms")
    capacities = Prefetch("capacities", Capacity.objects.order_by("-on"))
    return rows.select_related("organisation", "municipality", "contact", "region").prefetch_related(
        Prefetch("offers", offers.prefetch_related(capacities).order_by("work_form__order", "pk"))
    )


def readable_contacts(user: Any, rows: Any) -> set[int]:
    """The keys of the contacts of workplaces that somebody may read."""
    wanted = [one.contact_id for one in rows if one.contact_id]
    return set(contacts_visible_to(user).filter(pk__in=wanted).values_list("pk", flat=True))


def told_offers(workplace: Workplace, today: dt.date) -> list[Offer | None]:
    """The offers of a workplace that still run on a day; one that is none for a workplace without."""
    running_on: list[Offer | None] = [one for one in workplace.offers.all() if one.until is None or one.until >= today]
    return running_on or [None]


def capacity_told(offer: Offer, today: dt.date) -> Capacity | None:
    """The places that count on a day."""
    return next((one for one in offer.capacities.all() if one.on <= today), None)
