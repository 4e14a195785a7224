"""Who gets the minutes by mail, and what the link in that mail opens."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass

from django.db.models import QuerySet

from regietafel.consultation import minute_links
from regietafel.consultation.models import Invitee, Meeting, MeetingState, Remark, Seat
from regietafel.consultation.queries.attending import seats_at
from regietafel.organisations.models import Contact


@dataclass(frozen=True)
class Reader:
    """Somebody who gets the minutes; ``key`` says in a link who it is."""

    key: str
    name: str
    address: str


def readers_of(meeting: Meeting) -> list[Reader]:
    """Everyone with an address: who was invited, and who comes for a seat of that day; each address once."""
    found: dict[str, Reader] = {}
    for one in Invitee.objects.filter(meeting=meeting).exclude(email="").order_by("pk"):
        found.setdefault(one.email.lower(), Reader(f"i{one.pk}", one.name, one.email))
    seats = seats_at(meeting).filter(contact__isnull=False, contact__removed_at__isnull=True)
    for seat in seats.select_related("contact").order_by("pk"):
        if seat.contact and seat.contact.email:
            reader = Reader(key_of_seat(seat, seat.contact), str(seat.contact), seat.contact.email)
            found.setdefault(seat.contact.email.lower(), reader)
    return list(found.values())


def key_of_seat(seat: Seat, contact: Contact) -> str:
    """Who comes for a seat, as a link says it: once somebody else does, or at another address, the key is another."""
    seal = hashlib.sha256(f"{contact.pk}:{contact.email.lower()}".encode()).hexdigest()[:12]
    return f"s{seat.pk}x{seal}"


def sending_of(meeting: Meeting) -> int:
    """Which sending of the minutes it is: sent anew, older links lead on to the newer mail."""
    return int(meeting.minutes_sent_at.timestamp()) if meeting.minutes_sent_at else 0


@dataclass(frozen=True)
class Opened:
    """The minutes behind a link and their reader, or why it opens nothing: unknown, changed, withdrawn, replaced, over, expired."""

    meeting: Meeting | None
    reader: Reader | None = None
    problem: str = ""


def minutes_behind(token: str, today: dt.date) -> Opened:
    """What a token opens now."""
    named = minute_links.read(token)
    rows = Meeting.objects.filter(removed_at__isnull=True, body__removed_at__isnull=True)
    meeting = rows.filter(pk=named[0]).select_related("body__region").first() if named else None
    if named is None or meeting is None:
        return Opened(None, problem="unknown")
    reader = next((one for one in readers_of(meeting) if one.key == named[2]), None)
    if reader is None:
        return Opened(meeting, problem="changed") if named[2].startswith("s") else Opened(None, problem="unknown")
    return Opened(meeting, reader, problem_of(meeting, named[1], today))


def problem_of(meeting: Meeting, sending: int, today: dt.date) -> str:
    """Why remarks can no longer be made through a link, or nothing."""
    if meeting.state in {MeetingState.APPROVED, MeetingState.LOCKED}:
        return "over"
    if meeting.state != MeetingState.MINUTES_SENT:
        return "withdrawn"
    if sending_of(meeting) != sending:
        return "replaced"
    return "expired" if meeting.remarks_until and today > meeting.remarks_until else ""


def remarks_on(meeting: Meeting) -> QuerySet[Remark]:
    """Everything that was remarked on the minutes."""
    return Remark.objects.filter(meeting=meeting).select_related("item", "made_by")


def remarks_of_reader(meeting: Meeting, reader: Reader) -> QuerySet[Remark]:
    """What one reader of a mail remarked."""
    return remarks_on(meeting).filter(made_by__isnull=True, made_as=reader.name)
