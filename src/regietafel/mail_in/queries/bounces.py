"""Addresses at which mail did not arrive."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from regietafel.mail_in.lifecycle import BOUNCES_ON_THE_LIST
from regietafel.mail_in.models import AddressBounce
from regietafel.organisations.models import Contact
from regietafel.organisations.queries.contacts import contacts_visible_to
from regietafel.people.queries import team_regions
from regietafel.territories.models import Region


@dataclass(frozen=True)
class Bouncing:
    """An address on the list, with the contacts that still have it."""

    bounce: AddressBounce
    contacts: list[Contact]


def bounces_visible_to(user: Any) -> QuerySet[AddressBounce]:
    """The addresses that bounced, for the team of the region that wrote to them."""
    return AddressBounce.objects.filter(region__in=team_regions(user))


def bounces_to_settle(user: Any, region: Region) -> QuerySet[AddressBounce]:
    """The addresses that somebody must look at."""
    return bounces_visible_to(user).filter(region=region, count__gte=BOUNCES_ON_THE_LIST)


def with_contacts(user: Any, region: Region, bounces: Iterable[AddressBounce]) -> list[Bouncing]:
    """Addresses with the contacts that have them."""
    rows = list(bounces)
    wanted = {row.address for row in rows}
    found: dict[str, list[Contact]] = {}
    contacts = contacts_visible_to(user).filter(region=region).exclude(email="").select_related("organisation")
    for contact in contacts:
        if (address := contact.email.lower()) in wanted:
            found.setdefault(address, []).append(contact)
    return [Bouncing(row, found.get(row.address, [])) for row in rows]


def bounced_among(user: Any, region: Region, contacts: Iterable[Contact]) -> dict[int, AddressBounce]:
    """For contacts whose address bounced since somebody last looked: what is known of it, by their key."""
    by_address: dict[str, list[int]] = {}
    for contact in contacts:
        if contact.email:
            by_address.setdefault(contact.email.lower(), []).append(contact.pk)
    rows = bounces_visible_to(user).filter(region=region, count__gt=0, address__in=by_address)
    return {pk: row for row in rows for pk in by_address[row.address]}


def bounces_to_forget(region: Region, now: dt.datetime) -> QuerySet[AddressBounce]:
    """What bounced so long ago that it says nothing any more."""
    return AddressBounce.objects.filter(region=region, last_at__lt=now - dt.timedelta(days=settings.BOUNCES_KEPT_DAYS))
