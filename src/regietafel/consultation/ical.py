"""A meeting as calendars know it (RFC 5545): the one home of the VEVENT, for invitations and feeds alike.

``vevent_of`` gives one meeting; ``calendar_of`` puts any number of them in a calendar with the clock of Brussels. The
UID of a meeting never changes, and its SEQUENCE rises when it is moved or cancelled: so a client that subscribed sees
a moved meeting as the same one, somewhere else.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.conf import settings
from icalendar import Calendar, Event, vCalAddress, vText

from regietafel.consultation.models import BRUSSELS, Meeting, MeetingState
from regietafel.core.dates import Precision

PRODUCT = "-//Regietafel//Overleg//NL"
STATUS = {MeetingState.DRAFT: "TENTATIVE", MeetingState.CANCELLED: "CANCELLED"}
"""What calendars call where a meeting stands; all the rest is confirmed."""


def uid_of(meeting: Meeting) -> str:
    """The name by which every calendar knows this meeting, for good."""
    return f"{meeting.uid}@{settings.REGIETAFEL_MAIL_DOMAIN}"


def name_of(meeting: Meeting) -> str:
    """What stands in the square of a calendar: the body, and the title if it has one."""
    return f"{meeting.body}: {meeting.title}" if meeting.title else str(meeting.body)


def place_of(meeting: Meeting) -> str:
    """Where it is, for the line of the place: a room, or else the online link."""
    return meeting.place or meeting.online_url


def vevent_of(meeting: Meeting, *, description: str = "", url: str = "") -> Event | None:
    """The meeting as an event of a calendar; None if its day is not known, for then it has no place in one.

    ``description`` is what the reader may know of what is on the table (nothing, on a public calendar), ``url`` the
    page of ours that they can open.
    """
    if meeting.precision != Precision.DAY:
        return None
    event = Event()
    event.add("uid", uid_of(meeting))
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", meeting.changed_at.astimezone(dt.UTC))
    event.add("last-modified", meeting.changed_at.astimezone(dt.UTC))
    event.add("summary", name_of(meeting))
    event.add("status", STATUS.get(MeetingState(meeting.state), "CONFIRMED"))
    add_times(event, meeting)
    if place := place_of(meeting):
        event.add("location", place)
    if description:
        event.add("description", description)
    if url:
        event.add("url", url)
    return event


def add_times(event: Event, meeting: Meeting) -> None:
    """From and until, on the clock of the wall in Brussels; without hours the whole day."""
    if meeting.begins is None or meeting.starts_at is None:
        event.add("dtstart", meeting.on)
        event.add("dtend", meeting.on + dt.timedelta(days=1))
        event.add("transp", "TRANSPARENT")
        return
    event.add("dtstart", meeting.begins)
    if meeting.ends_at is not None:
        event.add("dtend", dt.datetime.combine(meeting.on, meeting.ends_at, tzinfo=BRUSSELS))


def calendar_of(events: Iterable[Event | None], *, name: str = "", method: str = "") -> Calendar:
    """A calendar with events; ``method`` only for what goes by mail (REQUEST, CANCEL), never for a feed."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    if method:
        calendar.add("method", method)
    if name:
        calendar.add("name", name)
        calendar.add("x-wr-calname", name)
    for event in events:
        if event is not None:
            calendar.add_component(event)
    calendar.add_missing_timezones()
    return calendar


def invitation(meeting: Meeting, *, name: str, email: str, description: str, url: str, cancels: bool = False) -> str:
    """The calendar that goes with a mail to one person; empty if the day of the meeting is not known.

    The answer is asked by the link in the mail and not by the calendar: a mailbox of ours reads no answers.
    """
    event = vevent_of(meeting, description=description, url=url)
    if event is None:
        return ""
    if cancels:
        event["status"] = vText("CANCELLED")
    organizer = vCalAddress(f"mailto:{sender_address()}")
    organizer.params["CN"] = vText(str(meeting.body.region))
    event["organizer"] = organizer
    attendee = vCalAddress(f"mailto:{email}")
    attendee.params["CN"] = vText(name)
    attendee.params["RSVP"] = vText("FALSE")
    attendee.params["PARTSTAT"] = vText("NEEDS-ACTION")
    event.add("attendee", attendee, encode=False)
    calendar = calendar_of([event], method="CANCEL" if cancels else "REQUEST")
    return bytes(calendar.to_ical()).decode()


def sender_address() -> str:
    """The address from which our mail comes."""
    return str(settings.DEFAULT_FROM_EMAIL).rpartition("<")[2].rstrip(">").strip()
