"""The life of minutes: the meeting begins, they are sent for remarks, approved, locked, and corrected beside themselves."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from regietafel.consultation.lifecycle import MEETING_MOVES, may_follow
from regietafel.consultation.models import Addendum, Attendance, Meeting, MeetingState, Presence, Remark
from regietafel.consultation.operations.minutes_mail import mail_minutes
from regietafel.consultation.operations.minutes_open import fresh_meeting
from regietafel.consultation.queries.attending import chairs_of
from regietafel.consultation.queries.minute_names import names_now
from regietafel.consultation.queries.minute_readers import readers_of
from regietafel.core.errors import Collision, Refusal
from regietafel.core.operations import operation
from regietafel.journal.operations import record
from regietafel.people.models import User

LONGEST_WAIT = dt.timedelta(days=366)
BACK_FROM = {MeetingState.MINUTES_SENT: MeetingState.HELD, MeetingState.APPROVED: MeetingState.MINUTES_SENT}
"""Steps that are taken back, and where they lead."""


@operation
def begin_meeting(*, actor: User, meeting: Meeting, today: dt.date) -> Meeting:
    """Say that a convened meeting takes place; twice is once."""
    fresh = fresh_meeting(meeting)
    if fresh.took_place:
        return fresh
    if fresh.on > today:
        raise Refusal(_("This meeting is still to come. If it was moved forward, change its date first."))
    insist_on_step(fresh, MeetingState.HELD)
    return moved(actor, fresh, MeetingState.HELD, "held")


@operation
def send_minutes(
    *, actor: User, meeting: Meeting, remarks_until: dt.date, word: str, now: dt.datetime, today: dt.date, version: int
) -> int:
    """Send the minutes to everyone at the table, with a link each; how many mails went out. What was expected is now noted."""
    fresh = at_version(meeting, version)
    insist_on_step(fresh, MeetingState.MINUTES_SENT, coming_from=MeetingState.HELD)
    if not today <= remarks_until <= today + LONGEST_WAIT:
        raise Refusal(_("Choose a day from today on, within a year."), field="remarks_until")
    note_expected(fresh)
    fresh.minutes_sent_at, fresh.remarks_until = now, remarks_until
    moved(actor, fresh, MeetingState.MINUTES_SENT, "minutes_sent", "minutes_sent_at", "remarks_until")
    readers = readers_of(fresh)
    for reader in readers:
        mail_minutes(meeting=fresh, reader=reader, word=word, sender=actor)
    return len(readers)


def note_expected(meeting: Meeting) -> None:
    """Write down who had sent word, so that the list of those present no longer hangs on what was answered."""
    for chair in chairs_of(meeting):
        if chair.expected and not chair.version:
            Attendance.objects.create(
                meeting=meeting,
                seat_id=chair.seat,
                name=chair.name,
                presence=Presence(chair.expected),
                client_id=chair.key,
                organisation_id=chair.organisation_key,
            )


@operation
def step_back(*, actor: User, meeting: Meeting, reason: str, version: int) -> Meeting:
    """Take back the sending or the approval, with the reason; what was locked stays so."""
    fresh = at_version(meeting, version)
    before = BACK_FROM.get(MeetingState(fresh.state))
    if before is None:
        raise Refusal(_("There is no step to take back here."))
    if not reason.strip():
        raise Refusal(_("Say why."), field="reason")
    if before == MeetingState.HELD:
        fresh.minutes_sent_at = fresh.remarks_until = None
    else:
        fresh.approved_on = fresh.approved_in = None
    return moved(
        actor,
        fresh,
        before,
        "minutes_step_back",
        "minutes_sent_at",
        "remarks_until",
        "approved_on",
        "approved_in",
        reason=reason,
    )


@operation
def approve_minutes(
    *,
    actor: User,
    meeting: Meeting,
    approved_in: Meeting | None,
    approved_on: dt.date | None,
    today: dt.date,
    version: int,
) -> Meeting:
    """Approve the minutes: at a later meeting, whose day it then is, or on a day of its own."""
    fresh = at_version(meeting, version)
    insist_on_step(fresh, MeetingState.APPROVED)
    insist_on_answers(fresh)
    day = approved_in.on if approved_in else approved_on
    if day is None or not fresh.on <= day <= today:
        raise Refusal(_("Choose a day between the meeting itself and today."), field="approved_on")
    fresh.approved_in, fresh.approved_on = approved_in, day
    return moved(actor, fresh, MeetingState.APPROVED, "minutes_approved", "approved_in", "approved_on")


def insist_on_answers(meeting: Meeting) -> None:
    """Refuse to approve over remarks that nobody answered."""
    waiting = Remark.objects.filter(meeting=meeting, settled_at__isnull=True).count()
    if waiting:
        raise Refusal(
            ngettext(
                "%(count)s remark waits for an answer. Say first whether it was taken in.",
                "%(count)s remarks wait for an answer. Say first whether they were taken in.",
                waiting,
            )
            % {"count": waiting}
        )


@operation
def lock_minutes(*, actor: User, meeting: Meeting) -> Meeting:
    """Close the minutes for good, with the names as they are now; twice is once."""
    fresh = fresh_meeting(meeting)
    if fresh.state == MeetingState.LOCKED:
        return fresh
    insist_on_step(fresh, MeetingState.LOCKED)
    fresh.names_kept = names_now(fresh)
    return moved(actor, fresh, MeetingState.LOCKED, "minutes_locked", "names_kept")


@operation
def add_addendum(*, actor: User, meeting: Meeting, text: str) -> Addendum:
    """Put a correction beside minutes that are locked; they themselves stay as they were approved."""
    fresh = fresh_meeting(meeting)
    if fresh.state != MeetingState.LOCKED:
        raise Refusal(_("These minutes are not locked: what is wrong can still be put right in them."))
    if not text.strip():
        raise Refusal(_("Say what was wrong, and what is right."), field="text")
    addendum = Addendum.objects.create(meeting=fresh, text=text, added_by=actor)
    record(actor=actor, verb="minutes_corrected", on=fresh, region=fresh.body.region)
    return addendum


def at_version(meeting: Meeting, version: int) -> Meeting:
    """The meeting, locked, as the person saw it."""
    fresh = fresh_meeting(meeting)
    if fresh.version != version:
        raise Collision(fresh)
    return fresh


def insist_on_step(meeting: Meeting, to: MeetingState, *, coming_from: MeetingState | None = None) -> None:
    """Refuse a step that may not follow on where the meeting stands; what is a step back is not the same as a step on."""
    if not may_follow(MEETING_MOVES, meeting.state, to) or meeting.state != (coming_from or meeting.state):
        raise Refusal(
            _("This meeting stands at “%(state)s”, so that step cannot follow now.")
            % {"state": meeting.get_state_display()}
        )


def moved(actor: User, meeting: Meeting, to: MeetingState, verb: str, *fields: str, reason: str = "") -> Meeting:
    """The meeting in its next state, with the line in the journal."""
    before = {"state": meeting.state}
    meeting.state = to
    meeting.save_next("state", *fields)
    record(
        actor=actor,
        verb=verb,
        on=meeting,
        region=meeting.body.region,
        before=before,
        after={"state": meeting.state},
        reason=reason,
    )
    return meeting
