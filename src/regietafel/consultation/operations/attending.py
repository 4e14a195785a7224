"""Who was there: noted by name, or as a number when there were too many to name."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.utils.translation import gettext as _

from regietafel.consultation.models import Attendance, Meeting, Presence, Seat
from regietafel.consultation.operations.minutes_open import note_change, open_minutes
from regietafel.consultation.queries.attending import key_of_seat, row_with_key, seats_at, seen_as
from regietafel.core.errors import Collision, Refusal
from regietafel.core.operations import locked, operation
from regietafel.organisations.models import Organisation
from regietafel.people.models import User

MOST_PRESENT = 10_000
MOST_ROWS = 1_000
LONGEST_NAME = 200


@dataclass(frozen=True)
class Noted:
    """What is noted of somebody; an empty presence takes the note away again."""

    presence: str
    name: str = ""
    replaces: str = ""
    organisation: Organisation | None = None


@operation
def note_attendance(
    *, actor: User, meeting: Meeting, client_id: uuid.UUID, noted: Noted, version: int, seat: Seat | None = None
) -> Attendance | None:
    """Note whether somebody was there, for a seat or as a guest; the same note by two writers is one."""
    fresh = open_minutes(meeting)
    insist_on_sense(fresh, noted, seat)
    known = row_of(fresh, client_id, seat)
    if known is None:
        return None if not noted.presence else begin_row(actor, fresh, client_id, noted, seat)
    row = locked(known)
    if seen_as(row) == (noted.presence, noted.name, noted.replaces):
        return row
    if row.version != version:
        raise Collision(row, told_attendance(row))
    if not noted.presence:
        note_change(actor=actor, on=row, meeting=fresh, label=str(fresh.body), verb="removed")
        row.delete()
        return None
    row.presence, row.name, row.replaces = noted.presence, noted.name, noted.replaces
    row.organisation = noted.organisation or row.organisation
    row.save_next("presence", "name", "replaces", "organisation")
    note_change(actor=actor, on=row, meeting=fresh, label=str(fresh.body))
    return row


def row_of(meeting: Meeting, client_id: uuid.UUID, seat: Seat | None) -> Attendance | None:
    """The row that stands for somebody already: of the seat, or with the key of the page."""
    if seat is not None:
        return Attendance.objects.filter(meeting=meeting, seat=seat).first()
    found = row_with_key(meeting, client_id)
    if found is not None and found.meeting_id != meeting.pk:
        raise Refusal(_("This row belongs to another meeting."))
    return found


def begin_row(actor: User, meeting: Meeting, client_id: uuid.UUID, noted: Noted, seat: Seat | None) -> Attendance:
    """A new row, for a seat with its organisation and contact."""
    if Attendance.objects.filter(meeting=meeting).count() >= MOST_ROWS:
        raise Refusal(_("Note a number instead: more than a thousand names are no list of people any more."))
    row = Attendance.objects.create(
        meeting=meeting,
        seat=seat,
        organisation=noted.organisation or (seat.organisation if seat else None),
        contact=seat.contact if seat else None,
        name=noted.name,
        presence=noted.presence,
        replaces=noted.replaces,
        client_id=key_of_seat(meeting, seat) if seat else client_id,
    )
    note_change(actor=actor, on=row, meeting=meeting, label=str(meeting.body), verb="created")
    return row


def insist_on_sense(meeting: Meeting, noted: Noted, seat: Seat | None) -> None:
    """Refuse somebody of no name, a presence that does not exist, and a seat that was not held there."""
    if noted.presence and noted.presence not in Presence.values:
        raise Refusal(_("This page is older than the server. Load it anew."))
    if seat is None and noted.presence and not noted.name and noted.organisation is None:
        raise Refusal(_("Say who it is: a name, a function or an organisation."), field="name")
    if max(len(noted.name), len(noted.replaces)) > LONGEST_NAME:
        raise Refusal(_("A name holds at most 200 characters."), field="name")
    if seat is not None and not seats_at(meeting).filter(pk=seat.pk).exists():
        raise Refusal(_("On the day of the meeting nobody held this seat."))


def told_attendance(row: Attendance) -> dict[str, str]:
    """A row as the page of the second writer shows it."""
    return {"presence": row.presence, "name": row.name, "replaces": row.replaces}


@dataclass(frozen=True)
class HeadCount:
    """How many were there; ``about`` says that nobody counted."""

    count: int | None
    about: bool = False


@operation
def count_heads(*, actor: User, meeting: Meeting, heads: HeadCount, seen: HeadCount) -> Meeting:
    """Note how many were there; it collides only with another number, for the rest of the meeting is not touched."""
    fresh = open_minutes(meeting)
    if heads.count is not None and not 0 <= heads.count <= MOST_PRESENT:
        raise Refusal(_("Give a number between 0 and 10,000."), field="count")
    stands = HeadCount(fresh.head_count, fresh.head_count_about)
    wanted = HeadCount(heads.count, heads.about and heads.count is not None)
    if stands == wanted:
        return fresh
    if stands != seen:
        raise Collision(fresh, {"count": stands.count, "about": stands.about})
    fresh.head_count, fresh.head_count_about = wanted.count, wanted.about
    fresh.save_next("head_count", "head_count_about")
    note_change(actor=actor, on=fresh, meeting=fresh, label=str(fresh))
    return fresh
