"""What the clock forgets about participants: unconfirmed registrations, needs, and after a year their names.

What remains of an event are its counts: how many registered, came, waited and withdrew.
"""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.utils import timezone

from regietafel.consultation.models import Event, PairWish, Registration, RegistrationState
from regietafel.core.operations import operation


@operation
def tick(*, actor: None, now: dt.datetime) -> str:
    """Forget what is due, and say how much; safe to run twice or late."""
    unconfirmed = forget_unconfirmed(now)
    needs = forget_needs(now)
    people = forget_people(now)
    return f"{unconfirmed} unconfirmed registrations, the needs of {needs} and the names of {people} forgotten"


def forget_unconfirmed(now: dt.datetime) -> int:
    """Delete what nobody confirmed in time; it held no place."""
    stale = now - dt.timedelta(hours=settings.REGISTRATION_LINK_HOURS)
    gone, _rows = Registration.objects.filter(state=RegistrationState.PENDING, asked_at__lt=stale).delete()
    return gone


def over_for(days: int, now: dt.datetime) -> list[int]:
    """The keys of events whose last day is more than so many days ago; a month lasts to its end."""
    before = timezone.localdate(now) - dt.timedelta(days=days)
    return [event.pk for event in Event.objects.filter(on__lt=before) if event.when.last < before]


def forget_needs(now: dt.datetime) -> int:
    """Empty what people need to eat or to come in."""
    rows = Registration.objects.filter(event__in=over_for(settings.NEEDS_KEPT_DAYS, now)).exclude(needs="")
    return rows.update(needs="")


def forget_people(now: dt.datetime) -> int:
    """Empty names and addresses: of who came after a year, of who did not come any more together with the needs."""
    long_over = over_for(settings.REGISTRATIONS_KEPT_DAYS, now)
    PairWish.objects.filter(event__in=long_over).delete()
    withdrawn = Registration.objects.filter(
        event__in=over_for(settings.NEEDS_KEPT_DAYS, now), state=RegistrationState.CANCELLED
    )
    people = Registration.objects.filter(event__in=long_over) | withdrawn
    return people.exclude(name="").update(name="", email="", organisation_name="", needs="")
