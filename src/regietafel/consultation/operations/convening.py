"""Convening a meeting, asking more people, and telling them what becomes of it. A draft sends nothing, ever."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _

from regietafel.consultation.models import Answer, Invitee, Meeting, MeetingState, Seat
from regietafel.consultation.operations import inviting_mail as mail
from regietafel.consultation.operations.meeting_data import insist_is_there, insist_may_follow
from regietafel.consultation.queries.inviting import asked_for, seats_to_ask, told_of
from regietafel.core.dates import Precision
from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, locked_at, operation
from regietafel.journal.operations import record
from regietafel.people.models import User

MOST_INVITEES = 500


@dataclass(frozen=True)
class Guest:
    """Somebody who is asked and has no seat."""

    name: str
    email: str


@operation
def convene(
    *,
    actor: User,
    meeting: Meeting,
    seats: Collection[Seat],
    guests: Collection[Guest],
    version: int | None,
    now: dt.datetime,
    today: dt.date,
) -> Meeting:
    """Ask people to a meeting: from now on they hear what becomes of it.

    Without anybody it is convened as well: then it was said otherwise, by telephone or at the last meeting.
    """
    fresh = insist_is_there(locked_at(meeting, version))
    insist_may_follow(fresh, MeetingState.CONVENED)
    if fresh.state != MeetingState.DRAFT:
        raise Refusal(_("This meeting was convened already. Ask the others from its page."))
    if fresh.precision != Precision.DAY or fresh.on < today:
        raise Refusal(_("This day has passed. Move the meeting first, or say that it was held."))
    fresh.state, fresh.convened_at = MeetingState.CONVENED, now
    fresh.save_next()
    asked = ask(fresh, seats, guests)
    record(
        actor=actor,
        verb="convened",
        on=fresh,
        region=fresh.body.region,
        before={"state": MeetingState.DRAFT},
        after={"state": fresh.state, "invitees": [one.name for one in asked]},
    )
    return fresh


@operation
def ask_more(
    *, actor: User, meeting: Meeting, seats: Collection[Seat], guests: Collection[Guest], version: int | None
) -> Meeting:
    """Ask more people to a meeting that was convened; who was asked before hears nothing."""
    fresh = insist_is_there(locked_at(meeting, version))
    if fresh.state != MeetingState.CONVENED:
        raise Refusal(_("Only to a meeting that is convened more people can be asked."))
    asked = ask(fresh, seats, guests)
    if asked:
        fresh.save_next()
        names = [one.name for one in asked]
        record(actor=actor, verb="invited_more", on=fresh, region=fresh.body.region, after={"invitees": names})
    return fresh


def ask(meeting: Meeting, seats: Collection[Seat], guests: Collection[Guest]) -> list[Invitee]:
    """Write down who is asked, each address once, and send each of them the invitation."""
    possible = {one.seat.pk for one in seats_to_ask(meeting)}
    if any(seat.pk not in possible for seat in seats):
        raise Refusal(_("Somebody changed who sits at this table. Look at the list again."), field="seats")
    known = {email.casefold() for email in meeting.invitees.exclude(email="").values_list("email", flat=True)}
    if meeting.invitees.count() + len(seats) + len(guests) > MOST_INVITEES:
        raise Refusal(_("A meeting has at most %(count)s invitees.") % {"count": MOST_INVITEES}, field="guests")
    rows = [row_of_seat(meeting, seat) for seat in seats]
    rows += [Invitee(meeting=meeting, name=guest.name, email=guest.email) for guest in guests]
    made = []
    for row in rows:
        if row.email and row.email.casefold() in known:
            continue
        known.add(row.email.casefold())
        row.save()
        mail.send(row, meeting, mail.ASKED)
        made.append(row)
    return made


def row_of_seat(meeting: Meeting, seat: Seat) -> Invitee:
    """Who is asked for a seat."""
    whom = asked_for(seat)
    contact = seat.contact if whom.email else None
    return Invitee(
        meeting=meeting, seat=seat, organisation=seat.organisation, contact=contact, name=whom.name, email=whom.email
    )


def tell_of_move(meeting: Meeting, *, another_time: bool) -> int:
    """Tell who was asked that the meeting moved; at another time all answers are asked anew. How many were told."""
    if another_time:
        meeting.invitees.update(answer=Answer.NEEDS_ACTION, replaced_by="", answered_at=None)
    told = told_of(meeting)
    for invitee in told:
        mail.send(invitee, meeting, mail.MOVED)
    return len(told)


@operation
def cancel_meeting(*, actor: User, meeting: Meeting, because: str, version: int | None, today: dt.date) -> Meeting:
    """Call a meeting off, with the reason; only who was asked is told, and of a past one nobody."""
    fresh = insist_is_there(locked_at(meeting, version))
    insist_may_follow(fresh, MeetingState.CANCELLED)
    if not because.strip():
        raise Refusal(_("Say why the meeting does not take place."), field="because")
    fresh.state, fresh.cancelled_because = MeetingState.CANCELLED, because.strip()
    fresh.sequence += 1
    fresh.save_next()
    told = told_of(fresh) if fresh.on >= today else []
    for invitee in told:
        mail.send(invitee, fresh, mail.OFF)
    record(
        actor=actor,
        verb="cancelled",
        on=fresh,
        region=fresh.body.region,
        before={"state": MeetingState.CONVENED},
        after={"state": fresh.state},
        reason=fresh.cancelled_because,
    )
    return fresh


@operation
def uncancel_meeting(*, actor: User, meeting: Meeting, today: dt.date) -> Meeting:
    """Let a meeting that was called off take place after all; who heard that it was off hears that it is on."""
    fresh = insist_is_there(locked(meeting))
    if fresh.state == MeetingState.CONVENED:
        return fresh
    if fresh.state != MeetingState.CANCELLED:
        raise Refusal(_("This meeting was not cancelled. Look at the page again."))
    fresh.state, fresh.cancelled_because = MeetingState.CONVENED, ""
    fresh.sequence += 1
    fresh.save_next()
    told = told_of(fresh) if fresh.on >= today else []
    for invitee in told:
        mail.send(invitee, fresh, mail.ON_AGAIN)
    record(
        actor=actor,
        verb="uncancelled",
        on=fresh,
        region=fresh.body.region,
        before={"state": MeetingState.CANCELLED},
        after={"state": fresh.state},
    )
    return fresh


@operation
def answer_invitation(
    *, actor: User | None, invitee: Invitee, answer: str, replaced_by: str, now: dt.datetime, today: dt.date
) -> Invitee:
    """Take in what somebody answered by the link of their mail, or what the team heard by telephone."""
    fresh = locked(invitee)
    meeting = fresh.meeting
    if meeting.is_removed or meeting.state != MeetingState.CONVENED or meeting.on < today:
        raise Refusal(_("This meeting takes no answers any more."))
    if answer == Answer.NEEDS_ACTION or answer not in Answer.values:
        raise Refusal(_("Choose one of the answers."), field="answer")
    replaced = replaced_by.strip() if answer == Answer.DECLINED else ""
    if (fresh.answer, fresh.replaced_by) == (answer, replaced):
        return fresh
    before = {"answer": fresh.get_answer_display(), "replaced_by": fresh.replaced_by}
    fresh.answer, fresh.replaced_by, fresh.answered_at = answer, replaced, now
    fresh.save_next()
    after = {"answer": fresh.get_answer_display(), "replaced_by": replaced}
    label = f"{fresh.name}: {meeting}"
    region = meeting.body.region
    record(actor=actor, verb="answered", on=fresh, region=region, before=before, after=after, label=label)
    return fresh
