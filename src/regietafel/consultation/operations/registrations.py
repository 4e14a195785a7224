"""Registering without an account: asked, confirmed by a link, withdrawn; a place that comes free goes to who waits first.

Every deed locks the event before it counts, so that the last place is given once. Names and needs of participants are
not written in the journal, which keeps for ever: the page of the event has the counts.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from regietafel.consultation.models import Event, EventState, Registration, RegistrationState
from regietafel.consultation.operations.registration_mail import ask_to_confirm, tell_where_one_stands
from regietafel.consultation.queries.registrations import closed_because, is_stale, places_of, waiting_list
from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, operation

MOST_UNCONFIRMED = 300
"""Unconfirmed registrations of one event at the same time: more is a script and no crowd."""
ACTIVE = (RegistrationState.PENDING, RegistrationState.CONFIRMED, RegistrationState.WAITING)


@dataclass(frozen=True)
class RegistrationData:
    """What somebody says who wants to come."""

    name: str
    email: str = ""
    organisation_name: str = ""
    needs: str = ""


def insist_open(event: Event, now: dt.datetime) -> None:
    """Refuse who comes too late, in words that say why."""
    why = closed_because(event, now)
    words = {
        "cancelled": _("This event does not take place."),
        "over": _("This event has begun or is over."),
        "draft": _("You cannot register for this event."),
        "none": _("You cannot register for this event."),
        "closed": _("Registration is closed."),
    }
    if why:
        raise Refusal(words[why])


def active(event: Event, email: str) -> Registration | None:
    """The registration that an address has for an event."""
    if not email:
        return None
    return Registration.objects.filter(event=event, email=email, state__in=ACTIVE).first()


@operation
def ask_to_come(
    *, actor: Any, event: Event, data: RegistrationData, language: str, now: dt.datetime
) -> Registration | None:
    """Take in a registration that still has to be confirmed, and mail the link. It answers the same for every address.

    Who registered already gets a mail that says so; what they said before stays, for anybody can type their address.
    """
    fresh = locked(event)
    insist_open(fresh, now)
    email = data.email.strip().lower()
    found = active(fresh, email)
    if found is None:
        unconfirmed = Registration.objects.filter(event=fresh, state=RegistrationState.PENDING)
        if unconfirmed.count() >= MOST_UNCONFIRMED:
            raise Refusal(_("Very many registrations wait to be confirmed. Try again tomorrow, or call the organiser."))
        found = Registration(event=fresh, email=email, state=RegistrationState.PENDING)
    if found.state == RegistrationState.PENDING:
        found.name, found.organisation_name, found.needs = data.name, data.organisation_name, data.needs
        found.language = language
        found.save()
        Registration.objects.filter(pk=found.pk).update(asked_at=now)
    ask_to_confirm(found, now)
    return found


def held_with(registration: Registration) -> tuple[Event, Registration]:
    """The event and the registration, both locked, the event first: so that two people never wait for each other."""
    event = locked(registration.event)
    fresh = locked(registration)
    fresh.event = event
    return event, fresh


@operation
def confirm_registration(*, actor: Any, registration: Registration, now: dt.datetime) -> Registration:
    """Give a place, or a place on the waiting list. Twice is once. Who asked in time may confirm after closing."""
    event, fresh = held_with(registration)
    if fresh.state != RegistrationState.PENDING:
        return fresh
    if is_stale(fresh, now):
        raise Refusal(_("This link no longer works. Register again."))
    if closed_because(event, now) not in {"", "closed"}:
        insist_open(event, now)
    take_place(fresh, event, now)
    tell_where_one_stands(fresh, now)
    return fresh


def take_place(registration: Registration, event: Event, now: dt.datetime) -> None:
    """Give a place if there is one, else one on the waiting list."""
    is_full = places_of(event).is_full
    registration.state = RegistrationState.WAITING if is_full else RegistrationState.CONFIRMED
    registration.confirmed_at = now
    registration.save_next()


@operation
def withdraw_registration(
    *, actor: Any, registration: Registration, now: dt.datetime, tell: bool = True
) -> Registration:
    """Let somebody off, forget what they need, and give the place to who waits first. Twice is once."""
    event, fresh = held_with(registration)
    if fresh.state == RegistrationState.CANCELLED:
        return fresh
    fresh.state, fresh.needs, fresh.checked_in_at = RegistrationState.CANCELLED, "", None
    fresh.save_next()
    if tell:
        tell_where_one_stands(fresh, now)
    fill_free_places(event, now)
    return fresh


def fill_free_places(event: Event, now: dt.datetime) -> list[Registration]:
    """Give the places that are free to those who wait longest, and tell them. The event is locked already."""
    if event.state != EventState.ANNOUNCED or event.when.last < timezone.localdate(now):
        return []
    left = places_of(event).left
    waiting = list(waiting_list(event).select_related("event__region")[:left])
    for one in waiting:
        one.state = RegistrationState.CONFIRMED
        one.save_next()
        tell_where_one_stands(one, now, freed=True)
    return waiting


@operation
def add_by_hand(
    *, actor: Any, event: Event, data: RegistrationData, now: dt.datetime, tell: bool = False, anyway: bool = False
) -> Registration:
    """Write somebody in who called or wrote: confirmed at once, on the waiting list when it is full unless ``anyway``."""
    fresh = locked(event)
    if fresh.state == EventState.CANCELLED or fresh.is_removed:
        raise Refusal(_("This event does not take place."))
    email = data.email.strip().lower()
    found = active(fresh, email)
    if found is not None and found.state != RegistrationState.PENDING:
        raise Refusal(_("Somebody registered with this address already."), field="email")
    row = found or Registration(event=fresh, email=email)
    row.name, row.organisation_name, row.needs = data.name, data.organisation_name, data.needs
    row.state, row.confirmed_at = RegistrationState.CONFIRMED, now
    if places_of(fresh).is_full and not anyway:
        row.state = RegistrationState.WAITING
    row.save()
    if tell:
        tell_where_one_stands(row, now)
    return row
