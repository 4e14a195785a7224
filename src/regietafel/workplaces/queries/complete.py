"""What is missing of many workplaces at once: three queries, however many they are."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from regietafel.workplaces.completeness import OF_OFFER, OF_WORKPLACE, Completeness, completeness
from regietafel.workplaces.models import Capacity, Offer, OfferRung, TermKind, Workplace
from regietafel.workplaces.queries.visible import running

IN_COLUMNS = ("work_form", "dutch", "hours", "referral")
"""What of an offer stands in a column of its own; ``summary`` may also be said by the workplace."""


def offers_told(offers: QuerySet[Offer], day: dt.date) -> QuerySet[Offer]:
    """Offers of a day, with whether each has rungs, target groups and places."""
    words = Offer.terms.through.objects.filter(offer=OuterRef("pk"), term__kind=TermKind.TARGET_GROUP)
    return offers.filter(running(day)).annotate(
        has_rungs=Exists(OfferRung.objects.filter(offer=OuterRef("pk"))),
        has_target_groups=Exists(words),
        has_capacity=Exists(Capacity.objects.filter(offer=OuterRef("pk"), on__lte=day)),
    )


def completeness_of(workplaces: Iterable[Workplace], day: dt.date) -> dict[int, Completeness]:
    """How complete each workplace is, by its key."""
    rows = list(workplaces)
    offers = offers_by_workplace([row.pk for row in rows], day)
    return {row.pk: completeness(workplace_known(row), offers_known(row, offers[row.pk])) for row in rows}


def workplace_known(row: Workplace) -> dict[str, Any]:
    """What is known of a workplace itself."""
    return {"municipality": row.municipality_id, "street": row.street, "contact": row.contact_id}


def offers_known(row: Workplace, offers: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """What is known of its offers; what one does there may be said for all of them at once."""
    return [{**offer, "summary": offer["summary"] or row.summary} for offer in offers]


def offers_by_workplace(keys: Collection[int], day: dt.date) -> dict[int, list[dict[str, Any]]]:
    """What is known of the offers of a day, by workplace."""
    names = {"has_rungs": "rungs", "has_target_groups": "target_groups", "has_capacity": "capacity"}
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    told = offers_told(Offer.objects.filter(workplace__in=keys), day).order_by("pk")
    for one in told.values("workplace", "summary", *IN_COLUMNS, *names):
        found[one["workplace"]].append({names.get(name, name): value for name, value in one.items()})
    return found


def incomplete(day: dt.date) -> Q:
    """Workplaces of which something is missing; the same judgement as :func:`completeness_of`, made by the database."""
    of_it = Q(municipality__isnull=True) | Q(street="") | Q(contact__isnull=True)
    offers = offers_told(Offer.objects.filter(workplace=OuterRef("pk")), day)
    lacks = Q(has_rungs=False) | Q(has_target_groups=False) | Q(has_capacity=False) | Q(work_form__isnull=True)
    lacks |= Q(dutch="") | Q(hours="") | Q(referral="") | Q(summary="", workplace__summary="")
    return of_it | ~Exists(offers) | Exists(offers.filter(lacks))


assert set(OF_WORKPLACE) == {"municipality", "street", "contact"}, "incomplete() names the same fields"
assert set(OF_OFFER) == {*IN_COLUMNS, "summary", "rungs", "target_groups", "capacity"}, "and of each offer too"
