"""At the door: who is here, taken back when it was the wrong one, and a guest who was on no list."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from regietafel.consultation.models import Event, EventState, Registration, RegistrationState
from regietafel.consultation.operations.registrations import active, held_with
from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, operation


@operation
def check_in(*, actor: Any, registration: Registration, now: dt.datetime) -> Registration:
    """Somebody is here; who waited or still had to confirm comes in as well, who registered anew by that. Twice is once."""
    event, fresh = held_with(registration)
    if event.state == EventState.CANCELLED:
        raise Refusal(_("This event does not take place."))
    if fresh.state == RegistrationState.CANCELLED and (anew := active(event, fresh.email)):
        fresh = locked(anew)
    if fresh.checked_in_at is None:
        fresh.checked_in_at = now
        fresh.confirmed_at = fresh.confirmed_at or now
        fresh.state = RegistrationState.CONFIRMED
        fresh.save_next()
    return fresh


@operation
def take_back_check_in(*, actor: Any, registration: Registration) -> Registration:
    """It was somebody else. Twice is once; the place stays theirs."""
    _event, fresh = held_with(registration)
    if fresh.checked_in_at is not None:
        fresh.checked_in_at = None
        fresh.save_next()
    return fresh


@operation
def add_guest(*, actor: Any, event: Event, name: str, organisation_name: str, now: dt.datetime) -> Registration:
    """Somebody who stands at the door and is on no list is here, whatever the number of places."""
    fresh = locked(event)
    if not name.strip():
        raise Refusal(_("Type the name of the guest."))
    if fresh.state == EventState.CANCELLED or fresh.is_removed:
        raise Refusal(_("This event does not take place."))
    return Registration.objects.create(
        event=fresh,
        name=name.strip()[:150],
        organisation_name=organisation_name.strip()[:200],
        state=RegistrationState.CONFIRMED,
        confirmed_at=now,
        checked_in_at=now,
    )
