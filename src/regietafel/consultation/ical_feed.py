"""What a calendar program reads along: meetings as ``ical`` tells them, events beside them, and a file around both (RFC 7986).

The same rows give the same file, byte for byte, so that a program that has it already is told so.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, Timezone, vText

from regietafel.consultation.ical import PRODUCT, vevent_of
from regietafel.consultation.models import BRUSSELS, EventState, Meeting, MeetingState
from regietafel.consultation.models import Event as Gathering
from regietafel.core.registry import FeedDate

REFRESH = dt.timedelta(hours=1)
COLOR = "teal"

ZONE = b"""BEGIN:VTIMEZONE\r
TZID:Europe/Brussels\r
BEGIN:DAYLIGHT\r
DTSTART:19810329T020000\r
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r
TZNAME:CEST\r
TZOFFSETFROM:+0100\r
TZOFFSETTO:+0200\r
END:DAYLIGHT\r
BEGIN:STANDARD\r
DTSTART:19961027T030000\r
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r
TZNAME:CET\r
TZOFFSETFROM:+0200\r
TZOFFSETTO:+0100\r
END:STANDARD\r
END:VTIMEZONE\r
"""
"""The clock of Brussels since 1996: no program has to look it up, and no feed has to work it out."""

STATUS = {EventState.DRAFT: "TENTATIVE", EventState.CANCELLED: "CANCELLED"}


def meeting_entry(meeting: Meeting, *, url: str = "", in_public: bool = False) -> Event | None:
    """A meeting in a feed; in public only which body meets when and where."""
    words = [] if in_public else [meeting.note, because(meeting), meeting.online_url, url]
    event = vevent_of(meeting, description="\n\n".join(one for one in words if one), url="" if in_public else url)
    if event is None:
        return None
    name = short_name(meeting, in_public)
    event["summary"] = vText(called_off(name) if meeting.state == MeetingState.CANCELLED else name)
    if in_public and not meeting.place:
        event.pop("location", None)
    if meeting.online_url and not in_public:
        add_link(event, meeting.online_url)
    return event


def short_name(meeting: Meeting, in_public: bool) -> str:
    """What stands in the square of a calendar, where there is little room: the body as it is called in short."""
    if in_public:
        return str(meeting.body)
    name = meeting.body.short_name or meeting.body.name
    return f"{name}: {meeting.title}" if meeting.title else name


def called_off(name: str) -> str:
    """The name of what does not take place, for programs that show no states."""
    return _("Cancelled: %(what)s") % {"what": name}


def gathering_entry(gathering: Gathering, *, url: str = "", in_public: bool = False) -> Event:
    """An event in a feed; in public without its online link."""
    event = Event()
    event.add("uid", f"{gathering.uid}@{settings.REGIETAFEL_MAIL_DOMAIN}")
    event.add("sequence", gathering.sequence)
    event.add("dtstamp", gathering.changed_at.astimezone(dt.UTC))
    event.add("last-modified", gathering.changed_at.astimezone(dt.UTC))
    status = STATUS.get(EventState(gathering.state), "CONFIRMED")
    event.add("status", status)
    event.add("summary", called_off(gathering.title) if status == "CANCELLED" else gathering.title)
    add_times(event, gathering)
    if gathering.place:
        event.add("location", gathering.place)
    if gathering.online_url and not in_public:
        add_link(event, gathering.online_url)
    words = [gathering.description, "" if in_public else because(gathering), url]
    if text := "\n\n".join(one for one in words if one):
        event.add("description", text)
    if url:
        event.add("url", url)
    return event


def date_entry(day: FeedDate, *, url: str) -> Event:
    """A day of another app: the whole day, and nobody is busy by it."""
    event = Event()
    event.add("uid", f"{day.key}@{settings.REGIETAFEL_MAIL_DOMAIN}")
    event.add("dtstamp", day.changed_at.astimezone(dt.UTC))
    event.add("last-modified", day.changed_at.astimezone(dt.UTC))
    event.add("summary", day.text)
    event.add("dtstart", day.on)
    event.add("dtend", day.on + dt.timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("description", url)
    event.add("url", url)
    return event


def add_times(event: Event, gathering: Gathering) -> None:
    """From and until on the clock of the wall in Brussels; without hours the whole day."""
    if gathering.starts_at is None:
        event.add("dtstart", gathering.on)
        event.add("dtend", gathering.on + dt.timedelta(days=1))
        event.add("transp", "TRANSPARENT")
        return
    event.add("dtstart", dt.datetime.combine(gathering.on, gathering.starts_at, tzinfo=BRUSSELS))
    if gathering.ends_at is not None:
        event.add("dtend", dt.datetime.combine(gathering.on, gathering.ends_at, tzinfo=BRUSSELS))


def add_link(event: Event, url: str) -> None:
    """How one comes in online (RFC 7986)."""
    event.add("conference", url, parameters={"VALUE": "URI", "FEATURE": "VIDEO"})


def because(row: Meeting | Gathering) -> str:
    """Why it does not take place."""
    if row.state != MeetingState.CANCELLED:
        return ""
    return _("It does not take place: %(why)s") % {"why": row.cancelled_because}


def feed_of(entries: Iterable[Event | None], *, name: str, description: str = "", url: str = "") -> bytes:
    """The whole file, with its name and how often it is worth a look; older programs read the names with an X."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", "Europe/Brussels")
    calendar.add("color", COLOR)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    if description:
        calendar.add("description", description)
    if url:
        calendar.add("url", url)
    calendar.add_component(Timezone.from_ical(ZONE))
    for entry in entries:
        if entry is not None:
            calendar.add_component(entry)
    return bytes(calendar.to_ical())
