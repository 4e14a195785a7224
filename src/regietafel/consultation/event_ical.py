"""An event as calendars know it (RFC 5545). Its UID never changes; SEQUENCE rises when it is moved, cancelled or mended."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from icalendar import Calendar
from icalendar import Event as VEvent

from regietafel.consultation.models import BRUSSELS, Event, EventState
from regietafel.core.dates import Precision

STATUS = {EventState.DRAFT: "TENTATIVE", EventState.CANCELLED: "CANCELLED"}
"""What calendars call where an event stands; all the rest is confirmed."""


def vevent_of_event(event: Event, *, url: str = "", with_online_link: bool = False) -> VEvent | None:
    """The event for a calendar; None if its day is not known. The online link is only for who may come in by it."""
    if event.precision != Precision.DAY:
        return None
    made = VEvent()
    made.add("uid", f"{event.uid}@{settings.REGIETAFEL_MAIL_DOMAIN}")
    made.add("sequence", event.sequence)
    made.add("dtstamp", event.changed_at.astimezone(dt.UTC))
    made.add("last-modified", event.changed_at.astimezone(dt.UTC))
    made.add("summary", event.title)
    made.add("status", STATUS.get(EventState(event.state), "CONFIRMED"))
    add_times(made, event)
    if place := event.place or (event.online_url if with_online_link else ""):
        made.add("location", place)
    if event.description:
        made.add("description", event.description)
    if url:
        made.add("url", url)
    return made


def add_times(made: VEvent, event: Event) -> None:
    """From and until, on the clock of the wall in Brussels; without hours the whole day."""
    if event.starts_at is None:
        made.add("dtstart", event.on)
        made.add("dtend", event.on + dt.timedelta(days=1))
        made.add("transp", "TRANSPARENT")
        return
    made.add("dtstart", dt.datetime.combine(event.on, event.starts_at, tzinfo=BRUSSELS))
    if event.ends_at is not None:
        made.add("dtend", dt.datetime.combine(event.on, event.ends_at, tzinfo=BRUSSELS))


def file_of_event(event: Event, *, url: str) -> bytes:
    """The event as a file to put in one's own calendar; empty if its day is not known."""
    made = vevent_of_event(event, url=url, with_online_link=not event.takes_registrations)
    if made is None:
        return b""
    calendar = Calendar()
    calendar.add("prodid", "-//Regietafel//Activiteiten//NL")
    calendar.add("version", "2.0")
    calendar.add_component(made)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())
