"""How an organisation is reached: noted, mended, confirmed, taken away.

A confirmation is not a change: ``confirmed_on`` says when somebody last looked whether it is still right, and the next
look is due a year later.
"""

from __future__ import annotations

import datetime as dt
from copy import copy
from dataclasses import dataclass
from typing import Any

from dateutil.relativedelta import relativedelta
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, locked_at, operation
from regietafel.journal.bin import empty_bin, put_in_bin, take_out_of_bin
from regietafel.journal.operations import record, snapshot
from regietafel.organisations.models import Contact, ContactVisibility, Organisation
from regietafel.organisations.queries import organisations_of, tidy
from regietafel.people.models import User
from regietafel.people.queries import people_of
from regietafel.territories.models import Region

SAID = ("name", "job", "email", "phone", "user", "visibility")
HOLDS_FOR = relativedelta(years=1)
"""After this long somebody looks again whether a contact is still right."""


@dataclass(frozen=True)
class ContactData:
    """What a person says about a contact; without an address and a number nobody is reached."""

    name: str
    job: str = ""
    email: str = ""
    phone: str = ""
    user: User | None = None
    visibility: str = ContactVisibility.NETWORK


@operation
def add_contact(
    *, actor: Any, region: Region, organisation: Organisation, data: ContactData, today: dt.date
) -> Contact:
    """Note a contact of an organisation; who notes it has just seen that it is right."""
    if not organisations_of(region).filter(pk=organisation.pk).exists():
        raise Refusal(_("This organisation does not stand in the address book of this region."))
    contact = Contact(region=region, organisation=organisation)
    fill(contact, data)
    seen(contact, today)
    contact.save()
    record(actor=actor, verb="created", on=contact, region=region, after=snapshot(contact, SAID))
    return contact


@operation
def edit_contact(*, actor: Any, contact: Contact, data: ContactData, today: dt.date, version: int | None) -> Contact:
    """Mend a contact; somebody else's save in between is a collision."""
    fresh = locked_at(contact, version)
    insist_is_there(fresh)
    before = snapshot(fresh, SAID)
    fill(fresh, data)
    seen(fresh, today)
    fresh.save_next()
    after = snapshot(fresh, SAID)
    if after != before:
        record(actor=actor, verb="changed", on=fresh, region=fresh.region, before=before, after=after)
    return fresh


@operation
def confirm_contact(*, actor: Any, contact: Contact, today: dt.date) -> Contact:
    """Say that a contact is still right. Twice on a day is once."""
    fresh = locked(contact)
    insist_is_there(fresh)
    if fresh.confirmed_on != today:
        seen(fresh, today)
        fresh.save_next("confirmed_on", "review_on")
        record(actor=actor, verb="confirmed", on=fresh, region=fresh.region, after={"confirmed_on": today})
    return fresh


@operation
def remove_contact(*, actor: Any, contact: Contact, now: dt.datetime) -> Contact:
    """Put a contact in the bin. Twice is once."""
    fresh = locked(contact)
    put_in_bin(fresh, actor=actor, region=fresh.region, now=now)
    return fresh


@operation
def restore_contact(*, actor: Any, region: Region, pk: int) -> Contact:
    """Take a contact of the region out of the bin, unless its name was given to another meanwhile."""
    contact = Contact.objects.filter(region=region, pk=pk).select_related("organisation").first()
    if contact is None:
        raise Refusal(_("This does not lie in the bin any more."))
    fresh = locked(contact)
    if not fresh.is_removed:
        return fresh
    if fresh.organisation.is_removed:
        raise Refusal(_("Put %(organisation)s back first.") % {"organisation": fresh.organisation})
    back = copy(fresh)
    back.removed_at = None
    insist(back)
    take_out_of_bin(fresh, actor=actor, region=region)
    return fresh


@operation
def purge_contacts(*, actor: None, before: dt.datetime) -> int:
    """Delete for good what was put in the bin before a moment."""
    gone = list(Contact.objects.filter(removed_at__lt=before).select_related("region"))
    return empty_bin(((contact, contact.region) for contact in gone), actor=actor)


def fill(contact: Contact, data: ContactData) -> None:
    """Set what was said, and refuse what cannot be."""
    for name in SAID:
        value = getattr(data, name)
        setattr(contact, name, tidy(value) if isinstance(value, str) else value)
    if not contact.name:
        raise Refusal(_("Give a name."), field="name")
    if not contact.email and not contact.phone:
        raise Refusal(_("Give an e-mail address or a telephone number."), field="email")
    if contact.user is not None and not people_of(contact.region).filter(pk=contact.user.pk).exists():
        raise Refusal(_("Choose somebody who has a seat in this region."), field="user")
    insist(contact)


def seen(contact: Contact, today: dt.date) -> None:
    """Note that somebody looked today, and when the next look is due."""
    contact.confirmed_on = today
    contact.review_on = today + HOLDS_FOR


def insist_is_there(contact: Contact) -> None:
    """Refuse to touch what lies in the bin."""
    if contact.is_removed:
        raise Refusal(_("This was removed meanwhile. Put it back first."))


def insist(contact: Contact) -> None:
    """Refuse a contact that the tables would not take, with the sentence of the constraint."""
    try:
        contact.full_clean(exclude=["region", "organisation", "removed_by", "user"], validate_constraints=False)
        contact.validate_constraints()
    except ValidationError as error:
        field, messages = next(iter(error.message_dict.items()))
        raise Refusal(messages[0], field="name" if field == "__all__" else field) from error
