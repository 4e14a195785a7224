"""Who is expected at a meeting and what was noted of them: the seats of that day, whoever was invited besides, guests."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from regietafel.consultation.models import Answer, Attendance, Invitee, Meeting, Presence, Seat, SeatRole
from regietafel.consultation.queries.minute_names import name_in
from regietafel.consultation.queries.visible import seats_on
from regietafel.organisations.models import Organisation
from regietafel.organisations.queries import organisation_named, organisations_of

ORDER = (SeatRole.CHAIR, SeatRole.SECRETARY, SeatRole.LEAD)


@dataclass(frozen=True)
class Chair:
    """Somebody as the strip shows them: who, for whom, what was answered, what is noted; version 0 says nothing is."""

    key: uuid.UUID
    name: str
    organisation: str
    note: str = ""
    seat: int | None = None
    answer: str = ""
    expected: str = ""
    presence: str = ""
    replaces: str = ""
    version: int = 0
    stands_in: bool = False
    organisation_key: int | None = None

    @property
    def title(self) -> str:
        """How somebody is called in one line."""
        return (
            f"{self.organisation}: {self.name}" if self.organisation and self.name else self.organisation or self.name
        )

    @property
    def counts_as(self) -> str:
        """What goes into the minutes: what was noted, or else what somebody said beforehand."""
        return self.presence or self.expected


def seats_at(meeting: Meeting) -> QuerySet[Seat]:
    """The seats that are held on the day of a meeting, of its body and of those that meet jointly with it."""
    joint = meeting.joint_with.values("pk")
    return Seat.objects.filter(Q(body=meeting.body_id) | Q(body__in=joint)).filter(seats_on(meeting.on))


def key_of_seat(meeting: Meeting, seat: Seat) -> uuid.UUID:
    """The same key on every page, so that two who note the same seat speak of one row."""
    return uuid.uuid5(meeting.uid, f"seat-{seat.pk}")


def key_of_invitee(meeting: Meeting, invitee: Invitee) -> uuid.UUID:
    """The same key on every page for somebody who was invited without a seat."""
    return uuid.uuid5(meeting.uid, f"invitee-{invitee.pk}")


def key_of_row(row: Attendance) -> uuid.UUID:
    """The key that a page gave a row, or for one that came along another way the same on every page."""
    return row.client_id or uuid.uuid5(row.meeting.uid, f"row-{row.pk}")


def row_with_key(meeting: Meeting, key: uuid.UUID) -> Attendance | None:
    """The row that pages know under a key."""
    found = Attendance.objects.filter(client_id=key).select_related("meeting").first()
    loose = Attendance.objects.filter(meeting=meeting, client_id__isnull=True).select_related("meeting")
    return found or next((row for row in loose if key_of_row(row) == key), None)


def seen_as(row: Attendance) -> tuple[str, str, str]:
    """What a note says."""
    return row.presence, row.name, row.replaces


def chairs_of(meeting: Meeting) -> list[Chair]:
    """Everyone who may have been there: seats first, then who was invited besides, then who was added; three queries."""
    rows = list(Attendance.objects.filter(meeting=meeting).select_related("organisation", "meeting"))
    seats = list(seats_at(meeting).select_related("organisation", "group", "contact").order_by("pk"))
    invitees = list(Invitee.objects.filter(meeting=meeting).select_related("organisation"))
    by_seat = {row.seat_id: row for row in rows if row.seat_id}
    by_key = {row.client_id: row for row in rows}
    asked = {one.seat_id: one for one in invitees if one.seat_id}
    found = [chair_of_seat(meeting, seat, by_seat.get(seat.pk), asked.get(seat.pk)) for seat in sorted_seats(seats)]
    held = {seat.pk for seat in seats}
    besides = [one for one in invitees if one.seat_id not in held]
    found += [chair_of_invitee(meeting, one, by_key.get(key_of_invitee(meeting, one))) for one in besides]
    shown = {chair.key for chair in found}
    return [
        *found,
        *(chair_of_guest(meeting, row) for row in rows if row.seat_id not in held and row.client_id not in shown),
    ]


def sorted_seats(seats: Iterable[Seat]) -> list[Seat]:
    """Chair and secretary first, then by name; those who stand in for others last."""

    def place(seat: Seat) -> tuple[int, int, str]:
        rank = ORDER.index(SeatRole(seat.role)) if seat.role in ORDER else len(ORDER)
        return int(seat.role == SeatRole.SUBSTITUTE), rank, str(seat.organisation or seat.group).casefold()

    return sorted(seats, key=place)


def chair_of_seat(meeting: Meeting, seat: Seat, row: Attendance | None, asked: Invitee | None) -> Chair:
    """A seat, with the person who comes for it and what was answered to the invitation."""
    usual = str(seat.contact) if seat.contact and not seat.contact.is_removed else ""
    name, replaces = (row.name, row.replaces) if row else stand_in(asked, usual)
    return Chair(
        key=key_of_seat(meeting, seat),
        name=name,
        organisation=name_in(meeting, seat.organisation or seat.group),
        organisation_key=seat.organisation_id,
        note=note_of(seat),
        seat=seat.pk,
        answer=asked.get_answer_display() if asked and asked.answer != Answer.NEEDS_ACTION else "",
        expected="" if row else expected_of(asked),
        presence=row.presence if row else "",
        replaces=replaces,
        version=row.version if row else 0,
        stands_in=seat.role == SeatRole.SUBSTITUTE and row is None,
    )


def note_of(seat: Seat) -> str:
    """What is worth saying of a seat beside its organisation: a role other than member, and a delegation."""
    role = "" if seat.role == SeatRole.MEMBER else str(seat.get_role_display())
    return ", ".join(part for part in (role, seat.delegation) if part)


def stand_in(asked: Invitee | None, usual: str) -> tuple[str, str]:
    """Who comes, and for whom, as far as the answer to the invitation says so."""
    if asked is None:
        return usual, ""
    return (asked.replaced_by, asked.name) if asked.replaced_by else (usual or asked.name, "")


def expected_of(asked: Invitee | None) -> str:
    """Who wrote beforehand not to come, and sends nobody, is excused without anybody noting it."""
    gone = asked is not None and asked.answer == Answer.DECLINED and not asked.replaced_by
    return Presence.EXCUSED if gone else ""


def chair_of_invitee(meeting: Meeting, asked: Invitee, row: Attendance | None) -> Chair:
    """Somebody who was invited without a seat."""
    name, replaces = (row.name, row.replaces) if row else stand_in(asked, "")
    return Chair(
        key=key_of_invitee(meeting, asked),
        name=name,
        organisation=name_in(meeting, asked.organisation),
        organisation_key=asked.organisation_id,
        answer=asked.get_answer_display() if asked.answer != Answer.NEEDS_ACTION else "",
        expected="" if row else expected_of(asked),
        presence=row.presence if row else "",
        replaces=replaces,
        version=row.version if row else 0,
    )


def chair_of_guest(meeting: Meeting, row: Attendance) -> Chair:
    """Somebody who was added during the meeting, or whose seat was of another day."""
    return Chair(
        key=key_of_row(row),
        name=row.name,
        organisation=name_in(meeting, row.organisation),
        presence=row.presence,
        replaces=row.replaces,
        version=row.version,
    )


def seat_of(meeting: Meeting, key: object) -> Seat | None:
    """A seat that was held on the day of the meeting, by its number as a page sends it."""
    text = str(key or "")
    if not (text.isascii() and text.isdigit() and len(text) < 18):
        return None
    return seats_at(meeting).filter(pk=int(text)).select_related("organisation", "group", "contact").first()


def organisation_meant(meeting: Meeting, name: str) -> Organisation | None:
    """The organisation of the region, or of all regions, that is called so."""
    return organisation_named(meeting.body.region, name) if name else None


def names_of_organisations(meeting: Meeting) -> list[str]:
    """The names to choose from for somebody who comes without a seat."""
    return sorted((one.name for one in organisations_of(meeting.body.region)), key=str.casefold)
