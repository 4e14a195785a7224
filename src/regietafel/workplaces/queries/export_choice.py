"""Which workplaces leave as a sheet or as data: those that one sees, narrowed by the filters of an address.

The one place to plug in another search: whoever exports asks :func:`workplaces_asked_for`, and nothing else.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.utils.datastructures import MultiValueDict

from regietafel.organisations.queries.contacts import contacts_visible_to
from regietafel.territories.models import Region
from regietafel.workplaces.models import Capacity, Listing, Offer, Rung, Workplace
from regietafel.workplaces.queries.visible import running, workplaces_visible_to

LONGEST = 200
Asked = MultiValueDict[str, str]


def workplaces_asked_for(user: Any, region: Region, asked: Asked, today: dt.date) -> QuerySet[Workplace]:
    """What somebody sees of a region and asks for; a value that is none of ours narrows nothing."""
    rows = workplaces_visible_to(user, today).filter(region=region)
    if not asked.get("ended"):
        rows = rows.filter(running(today))
    for word in asked.get("q", "")[:LONGEST].replace("\0", " ").split():
        rows = rows.filter(
            Q(name__icontains=word)
            | Q(organisation__name__icontains=word)
            | Q(summary__icontains=word)
            | Q(locality__icontains=word)
        )
    if towns := [code for code in asked.getlist("municipality") if code.isascii() and code.isdigit()]:
        rows = rows.filter(municipality__nis__in=towns)
    if listings := [value for value in asked.getlist("listing") if value in Listing.values]:
        rows = rows.filter(listing__in=listings)
    offers = offers_asked_for(asked, today)
    return rows if offers is None else rows.filter(pk__in=offers.values("workplace"))


def offers_asked_for(asked: Asked, today: dt.date) -> QuerySet[Offer] | None:
    """The offers that meet the filters on work form and rung; None when nothing was asked of them."""
    forms = [code[:60] for code in asked.getlist("form") if code]
    rungs = [int(value) for value in asked.getlist("rung") if value in {str(one) for one in Rung.values}]
    if not forms and not rungs:
        return None
    offers = Offer.objects.filter(running(today))
    if forms:
        offers = offers.filter(work_form__code__in=forms)
    return offers.filter(rungs__rung__in=rungs) if rungs else offers


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
