"""The directory in the words of the Human Services Data Specification (HSDS 3.0): organization, service, location.

An offer is a ``service``, a workplace a ``location``, and that the one is offered at the other a ``service_at_location``. Keys
are UUIDs that follow from our own, so that the same row has the same key in every export.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings

from regietafel.workplaces.models import Offer, TermKind, Workplace
from regietafel.workplaces.queries.export_choice import capacity_told, readable_contacts, told_offers

COUNTRY = "BE"
PROVINCE = "Vlaanderen"


def services(user: Any, workplaces: Sequence[Workplace], today: dt.date) -> list[dict[str, Any]]:
    """Each offer as a service, with its organisation and its place; a workplace without an offer is a service without more."""
    contacts = readable_contacts(user, workplaces)
    found: list[dict[str, Any]] = []
    for workplace in workplaces:
        may_read = workplace.contact_id in contacts
        found += [service(workplace, offer, may_read, today) for offer in told_offers(workplace, today)]
    return found


def key(kind: str, pk: Any) -> str:
    """The key by which others know a row of ours."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"{settings.BASE_URL}/{kind}/{pk}"))


def filled(values: dict[str, Any]) -> dict[str, Any]:
    """What is known: an empty value is left out."""
    return {name: value for name, value in values.items() if value not in (None, "", [])}


def service(workplace: Workplace, offer: Offer | None, may_read: bool, today: dt.date) -> dict[str, Any]:
    """One offer at one workplace."""
    pk = f"{workplace.pk}-{offer.pk if offer else 0}"
    mine = key("service", pk)
    return filled(
        {
            "id": mine,
            "organization_id": key("organization", workplace.organisation_id),
            "name": f"{workplace.name}: {offer}" if offer and str(offer) != workplace.name else workplace.name,
            "description": (offer.summary if offer else "") or workplace.summary,
            "url": workplace.website,
            "status": "active",
            "application_process": offer.referral if offer else "",
            "wait_time": f"P{offer.waiting_weeks}W" if offer and offer.waiting_weeks is not None else "",
            "assured_date": workplace.verified_on.isoformat() if workplace.verified_on else "",
            "languages": languages(mine, offer),
            "schedules": [{"id": key("schedule", pk), "service_id": mine, "description": offer.hours}]
            if offer and offer.hours
            else [],
            "attributes": attributes(mine, offer, today),
            "organization": organization(workplace),
            "service_at_locations": [at_location(mine, pk, workplace, may_read)],
        }
    )


def at_location(mine: str, pk: str, workplace: Workplace, may_read: bool) -> dict[str, Any]:
    """That an offer is to be had at a place, and whom one asks there."""
    here = key("service_at_location", pk)
    return filled(
        {
            "id": here,
            "service_id": mine,
            "location_id": key("location", workplace.pk),
            "contacts": contacts(here, workplace) if may_read else [],
            "location": location(workplace),
        }
    )


def organization(workplace: Workplace) -> dict[str, Any]:
    """The organisation; HSDS insists on a description, and the name is the only one that we have."""
    row = workplace.organisation
    return filled(
        {
            "id": key("organization", row.pk),
            "name": row.name,
            "alternate_name": row.short_name,
            "description": row.name,
            "website": row.website,
            "tax_id": row.company_number,
        }
    )


def location(workplace: Workplace) -> dict[str, Any]:
    """The place."""
    ways = (workplace.by_bus, workplace.by_bike, workplace.by_train)
    return filled(
        {
            "id": key("location", workplace.pk),
            "location_type": "physical",
            "organization_id": key("organization", workplace.organisation_id),
            "name": workplace.name,
            "transportation": "\n".join(way for way in ways if way),
            "latitude": workplace.latitude,
            "longitude": workplace.longitude,
            "external_identifier": workplace.municipality.nis if workplace.municipality else "",
            "external_identifier_type": "NIS" if workplace.municipality else "",
            "addresses": addresses(workplace),
        }
    )


def addresses(workplace: Workplace) -> list[dict[str, Any]]:
    """The address, if a street and a town are known: HSDS knows no half ones."""
    town = workplace.locality or (workplace.municipality.name if workplace.municipality else "")
    if not (workplace.street and workplace.postcode and town):
        return []
    return [
        {
            "id": key("address", workplace.pk),
            "location_id": key("location", workplace.pk),
            "address_1": workplace.street,
            "city": town,
            "state_province": PROVINCE,
            "postal_code": workplace.postcode,
            "country": COUNTRY,
            "address_type": "physical",
        }
    ]


def contacts(here: str, workplace: Workplace) -> list[dict[str, Any]]:
    """Whom one asks; only called for who may read it."""
    row = workplace.contact
    if row is None:
        return []
    mine = key("contact", row.pk)
    phones = [{"id": key("phone", row.pk), "contact_id": mine, "number": row.phone}] if row.phone else []
    told = {"id": mine, "service_at_location_id": here, "name": row.name, "title": row.job, "email": row.email}
    return [filled({**told, "phones": phones})]


def languages(mine: str, offer: Offer | None) -> list[dict[str, Any]]:
    """Languages that are spoken."""
    terms = [one for one in offer.terms.all() if one.kind == TermKind.LANGUAGE] if offer else []
    return [
        {"id": key("language", f"{mine}-{one.code}"), "service_id": mine, "name": str(one), "code": one.code}
        for one in terms
    ]


def attributes(mine: str, offer: Offer | None, today: dt.date) -> list[dict[str, Any]]:
    """What HSDS has no field for: work form, rungs, measures, activities, target groups, places."""
    if offer is None:
        return []
    counted = capacity_told(offer, today)
    told: Iterable[tuple[str, Any]] = (
        *([("work_form", offer.work_form.code)] if offer.work_form else []),
        *(("rung", one.rung) for one in offer.rungs.all()),
        *(("measure", one.code) for one in offer.measures.all()),
        *((one.kind, one.code) for one in offer.terms.all() if one.kind != TermKind.LANGUAGE),
        *((name, getattr(offer, name)) for name in ("dutch", "digital", "load", "wheelchair") if getattr(offer, name)),
        *(
            (name, getattr(counted, name))
            for name in ("places", "fte")
            if counted and getattr(counted, name) is not None
        ),
    )
    return [
        {
            "id": key("attribute", f"{mine}-{kind}-{value}"),
            "link_id": mine,
            "link_type": str(kind),
            "link_entity": "service",
            "value": str(value),
        }
        for kind, value in told
    ]
