"""The mails about a registration: please confirm, you come, you wait, a place came free, it moved, it is cancelled."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation

from regietafel.consultation import event_tokens
from regietafel.consultation.models import Event, Registration, RegistrationState
from regietafel.core.dates import PreciseDate
from regietafel.notices.models import OutboxMail
from regietafel.notices.operations import post

ASKED_AT_MOST = 3
"""Mails to confirm that one address gets for one event in an hour, however often somebody types it in."""


def link_of(view: str, purpose: str, registration: Registration) -> str:
    """An address that only the reader of the mail knows, in their language."""
    with translation.override(registration.language):
        path = reverse(view, args=[event_tokens.token_for(purpose, registration.pk)])
    return f"{settings.BASE_URL}{path}"


def page_of(event: Event, language: str) -> str:
    """The public page of the event."""
    with translation.override(language):
        return f"{settings.BASE_URL}{reverse('consultation:public-event', args=[event.region.slug, event.slug])}"


def send(registration: Registration, about: str, *, key: str, was: PreciseDate | None = None) -> None:
    """Put one mail in the outbox; ``about`` chooses its words, and the same key posts nothing twice."""
    if not registration.email:
        return
    event = registration.event
    with translation.override(registration.language):
        words = {
            "about": about,
            "event": event,
            "region": event.region,
            "registration": registration,
            "was": was,
            "hours": settings.REGISTRATION_LINK_HOURS,
            "confirm_link": link_of("consultation:registration-confirm", event_tokens.CONFIRM, registration),
            "manage_link": link_of("consultation:registration", event_tokens.MANAGE, registration),
            "page": page_of(event, registration.language),
        }
        subject = render_to_string("consultation/mail/registration_subject.txt", words)
        body = render_to_string("consultation/mail/registration_message.txt", words).strip() + "\n"
    post(
        to=registration.email,
        subject=subject,
        body=body,
        language=registration.language,
        region=event.region,
        key=f"registration-{registration.pk}-{key}",
    )


def ask_to_confirm(registration: Registration, now: dt.datetime) -> None:
    """Ask whether it was really they who registered. A few times an hour is enough, whoever types the address."""
    about = "confirm" if registration.state == RegistrationState.PENDING else "already"
    before = OutboxMail.objects.filter(
        key__startswith=f"registration-{registration.pk}-asked-", created_at__gt=now - dt.timedelta(hours=1)
    )
    if before.count() < ASKED_AT_MOST:
        send(registration, about, key=f"asked-{now:%Y%m%d%H%M%S%f}")


def tell_where_one_stands(registration: Registration, now: dt.datetime, *, freed: bool = False) -> None:
    """Say that somebody comes, waits, got a place that came free, or does not come any more."""
    about = "freed" if freed else str(registration.state)
    send(registration, about, key=f"{about}-{now:%Y%m%d%H%M%S%f}")


def reached(event: Event) -> list[Registration]:
    """Who counts on the event: those who come and those who wait."""
    states = (RegistrationState.CONFIRMED, RegistrationState.WAITING)
    return list(Registration.objects.filter(event=event, state__in=states).select_related("event__region"))


def tell_that_it_moved(event: Event, was: PreciseDate, now: dt.datetime) -> None:
    """Say the new day, hour and place, unless it has been already."""
    if event.when.last < timezone.localdate(now):
        return
    for one in reached(event):
        send(one, "moved", key=f"moved-{event.sequence}", was=was if was != event.when else None)


def tell_that_it_is_cancelled(event: Event, now: dt.datetime) -> None:
    """Say that it does not take place, and why, unless the day is over."""
    if event.when.last < timezone.localdate(now):
        return
    for one in reached(event):
        send(one, "event_cancelled", key=f"event-cancelled-{event.sequence}")
