"""Who is asked to a meeting: the seats of its bodies with the contact of each, who was asked already, who answered what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from regietafel.consultation import answer_tokens
from regietafel.consultation.models import Answer, Invitee, Meeting, MeetingState, Seat, SeatRole
from regietafel.consultation.queries.visible import seats_on


@dataclass(frozen=True)
class Asked:
    """Whom an invitation for a seat would reach; without an address it reaches nobody, and somebody has to phone."""

    seat: Seat
    name: str
    email: str

    @property
    def label(self) -> str:
        """The person, for which organisation, and in which role."""
        whom = str(self.seat.organisation or self.seat.group or "")
        role = "" if self.seat.role == SeatRole.MEMBER else f" ({self.seat.get_role_display()})"
        return f"{self.name}, {whom}{role}" if self.name != whom else f"{whom}{role}"


def seats_to_ask(meeting: Meeting) -> list[Asked]:
    """The seats of the bodies that meet, as they are held on that day, those that were asked already left out."""
    bodies = {meeting.body_id, *meeting.joint_with.values_list("pk", flat=True)}
    found = Seat.objects.filter(body__in=bodies).filter(seats_on(meeting.on))
    asked = Invitee.objects.filter(meeting=meeting, seat__isnull=False).values("seat")
    rows = found.exclude(pk__in=asked).select_related("organisation", "group", "contact", "body")
    return sorted((asked_for(seat) for seat in rows), key=lambda one: (one.email == "", one.label.casefold()))


def asked_for(seat: Seat) -> Asked:
    """Whom the invitation for a seat reaches; a contact in the bin is none."""
    contact = seat.contact if seat.contact and not seat.contact.is_removed else None
    if contact is None:
        return Asked(seat, str(seat.organisation or seat.group), "")
    return Asked(seat, contact.name, contact.email)


def invitees_of(meeting: Meeting) -> list[Invitee]:
    """Who is asked to a meeting."""
    return list(Invitee.objects.filter(meeting=meeting).select_related("organisation").order_by("name", "pk"))


def told_of(meeting: Meeting) -> list[Invitee]:
    """Who was sent a mail about this meeting, and so hears what becomes of it."""
    return [one for one in invitees_of(meeting) if one.told_sequence >= 0 and one.email]


@dataclass(frozen=True)
class Answers:
    """How many answered what."""

    comes: int
    maybe: int
    declines: int
    silent: int


def answers_in(invitees: Collection[Invitee]) -> Answers:
    """Count the answers; who does not come and sends somebody else counts as coming."""
    said = [Answer.ACCEPTED if one.replaced_by else one.answer for one in invitees]
    return Answers(
        comes=said.count(Answer.ACCEPTED),
        maybe=said.count(Answer.TENTATIVE),
        declines=said.count(Answer.DECLINED),
        silent=said.count(Answer.NEEDS_ACTION),
    )


@dataclass(frozen=True)
class Behind:
    """What is behind a link: an invitee, or why there is nothing to answer (unknown, over, cancelled)."""

    invitee: Invitee | None
    problem: str = ""


def invitee_behind(token: str, today: dt.date) -> Behind:
    """The invitee of a link that works; a meeting that was removed is one that we do not know."""
    pk = answer_tokens.read(token)
    if pk is None:
        return Behind(None, "unknown")
    found = Invitee.objects.filter(pk=pk, meeting__removed_at__isnull=True, meeting__body__removed_at__isnull=True)
    invitee = found.select_related("meeting__body__region", "organisation").first()
    if invitee is None:
        return Behind(None, "unknown")
    meeting = invitee.meeting
    if meeting.state == MeetingState.CANCELLED:
        return Behind(invitee, "cancelled")
    if meeting.state != MeetingState.CONVENED or meeting.on < today:
        return Behind(invitee, "over")
    return Behind(invitee)
