"""Who registered for an event, how many places are left, and whether one can still register."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Count, QuerySet
from django.utils import timezone

from regietafel.consultation import event_tokens
from regietafel.consultation.models import BRUSSELS, Event, EventState, Registration, RegistrationState
from regietafel.consultation.queries.visible import public_events


@dataclass(frozen=True)
class Places:
    """How many come, wait and still have to confirm, and how many places there are left (None: as many as come)."""

    confirmed: int
    waiting: int
    pending: int
    cancelled: int
    checked_in: int
    left: int | None

    @property
    def is_full(self) -> bool:
        """Whether who registers now comes on the waiting list."""
        return self.left == 0


def places_of(event: Event) -> Places:
    """The counts of an event; what is unconfirmed holds no place."""
    rows = Registration.objects.filter(event=event).order_by()
    counts: dict[str, int] = dict(rows.values_list("state").annotate(number=Count("pk")))
    confirmed = counts.get(RegistrationState.CONFIRMED, 0)
    return Places(
        confirmed=confirmed,
        waiting=counts.get(RegistrationState.WAITING, 0),
        pending=counts.get(RegistrationState.PENDING, 0),
        cancelled=counts.get(RegistrationState.CANCELLED, 0),
        checked_in=rows.filter(checked_in_at__isnull=False).count(),
        left=None if event.capacity is None else max(0, event.capacity - confirmed),
    )


def begins(event: Event) -> dt.datetime:
    """The moment from which nobody can register any more: the hour at which it starts, else the end of the day."""
    if event.starts_at is not None:
        return dt.datetime.combine(event.on, event.starts_at, tzinfo=BRUSSELS)
    return dt.datetime.combine(event.when.last + dt.timedelta(days=1), dt.time(), tzinfo=BRUSSELS)


def closed_because(event: Event, now: dt.datetime) -> str:
    """Why nobody can register (now): none, draft, cancelled, over or closed; empty if one can."""
    today = timezone.localdate(now, BRUSSELS)
    reasons = (
        ("cancelled", event.state == EventState.CANCELLED),
        ("over", event.state == EventState.HELD or now >= begins(event)),
        ("draft", event.state == EventState.DRAFT or event.is_removed),
        ("none", not event.takes_registrations),
        ("closed", event.closes_on is not None and today > event.closes_on),
    )
    return next((name for name, is_so in reasons if is_so), "")


def public_event_at(region_slug: str, slug: str) -> Event | None:
    """The event of a public address, if everybody may read it."""
    return public_events().filter(region__slug=region_slug, slug=slug).select_related("region", "body").first()


def public_events_of(region_slug: str) -> QuerySet[Event]:
    """The public events of a region that still come, the nearest first."""
    return public_events().filter(region__slug=region_slug, on__gte=timezone.localdate()).order_by("on", "starts_at")


@dataclass(frozen=True)
class Found:
    """The registration that a link opens, or why it opens nothing: unknown, expired, cancelled or over."""

    registration: Registration | None
    problem: str = ""


def behind(purpose: str, token: str, now: dt.datetime) -> Found:
    """What a link opens now."""
    pk = event_tokens.read(purpose, token)
    rows = Registration.objects.select_related("event__region").exclude(email="")
    found = rows.filter(pk=pk, event__removed_at__isnull=True).first() if pk else None
    if found is None:
        return Found(None, "expired" if pk else "unknown")
    if found.state == RegistrationState.PENDING and is_stale(found, now):
        return Found(None, "expired")
    if timezone.localdate(now, BRUSSELS) > found.event.when.last:
        return Found(found, "over")
    if found.event.state == EventState.CANCELLED:
        return Found(found, "cancelled")
    return Found(found)


def is_stale(registration: Registration, now: dt.datetime) -> bool:
    """Whether it waited too long to be confirmed."""
    return registration.asked_at < now - dt.timedelta(hours=settings.REGISTRATION_LINK_HOURS)


def registrations_of(event: Event) -> QuerySet[Registration]:
    """Who registered, by name; whose name was taken away after the term is only counted."""
    return Registration.objects.filter(event=event).exclude(name="").select_related("organisation", "side")


def who_comes(event: Event) -> QuerySet[Registration]:
    """Who has a place, in the order of the alphabet."""
    return registrations_of(event).filter(state=RegistrationState.CONFIRMED).order_by("name", "pk")


def waiting_list(event: Event) -> QuerySet[Registration]:
    """Who waits for a place, the first to confirm first."""
    rows = Registration.objects.filter(event=event, state=RegistrationState.WAITING)
    return rows.order_by("confirmed_at", "pk")


def registrations_about(user: Any) -> list[dict[str, Any]]:
    """What is kept about somebody as a participant of events, for the export that they can ask for."""
    rows = Registration.objects.filter(email__iexact=user.email).exclude(email="").select_related("event__region")
    return [
        {
            "event": one.event.title,
            "region": one.event.region.name,
            "day": str(one.event.when),
            "name": one.name,
            "email": one.email,
            "organisation": one.organisation_name,
            "needs": one.needs,
            "state": one.state,
            "asked": one.asked_at.isoformat(),
            "confirmed": one.confirmed_at.isoformat() if one.confirmed_at else None,
            "checked_in": one.checked_in_at.isoformat() if one.checked_in_at else None,
        }
        for one in rows.order_by("pk")
    ]
