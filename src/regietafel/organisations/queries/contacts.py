"""How organisations are reached, by whom that may be read: the team all of it, the network and the public what is for them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db.models import F, Q, QuerySet

from regietafel.core import registry
from regietafel.organisations.models import Contact, ContactVisibility, Organisation
from regietafel.people.models import RoleKind
from regietafel.people.queries import network_regions, running_roles, team_regions
from regietafel.territories.models import Region


def contacts_visible_to(user: Any) -> QuerySet[Contact]:
    """The contacts that a person may read: by the visibility of each, and always one that is they themselves.

    An organisation's editor reads all of those that the region noted of that organisation.
    """
    there = Contact.objects.filter(removed_at__isnull=True, organisation__removed_at__isnull=True)
    for_all = Q(visibility=ContactVisibility.PUBLIC)
    if not getattr(user, "is_authenticated", False):
        return there.filter(for_all)
    roles = running_roles(user)
    edits = roles.filter(kind=RoleKind.EDITOR)
    for_team = Q(region__in=team_regions(user))
    for_network = Q(region__in=network_regions(user)) & Q(visibility=ContactVisibility.NETWORK)
    edited = Q(organisation__affiliations__role__in=edits, organisation__affiliations__role__region=F("region"))
    return there.filter(for_all | for_team | for_network | edited | Q(user=user.pk)).distinct()


def contacts_at(user: Any, region: Region, organisation: Organisation) -> QuerySet[Contact]:
    """The contacts of an organisation that a region keeps, as far as a person may read them."""
    return contacts_visible_to(user).filter(region=region, organisation=organisation)


def contacts_to_check(user: Any, region: Region, today: dt.date) -> QuerySet[Contact]:
    """The contacts at which somebody has to look again: never confirmed, or too long ago; the longest due first."""
    due = Q(review_on__lte=today) | Q(confirmed_on__isnull=True)
    rows = contacts_visible_to(user).filter(due, region=region).select_related("organisation")
    return rows.order_by("review_on", "pk")


def marks_of(user: Any, region: Region, contacts: Iterable[Contact]) -> dict[int, list[str]]:
    """What is odd about how contacts are reached, as the apps above tell, by their key."""
    rows = list(contacts)
    marks: dict[int, list[str]] = {}
    for provider in registry.contact_marks:
        for pk, text in provider(user, region, rows).items():
            marks.setdefault(pk, []).append(text)
    return marks


def contact_to_restore(region: Region, pk: int) -> Contact | None:
    """A contact of the region, in the bin or not; who may put it back is asked of the row."""
    return Contact.objects.filter(region=region, pk=pk).select_related("organisation", "region").first()


def contacts_of_person(user: Any) -> list[dict[str, Any]]:
    """Where an account is noted as a contact, for the export of one's own data."""
    rows = Contact.objects.filter(user=user).select_related("region", "organisation")
    return [
        {
            "region": str(row.region),
            "organisation": str(row.organisation),
            "name": row.name,
            "function": row.job,
            "email": row.email,
            "telephone": row.phone,
            "visibility": row.visibility,
            "confirmed_on": row.confirmed_on,
        }
        for row in rows
    ]
