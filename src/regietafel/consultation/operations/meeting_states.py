"""The steps in the life of a meeting that need no mail: called held, taken back, removed and restored."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from regietafel.consultation.lifecycle import MEETING_OPEN
from regietafel.consultation.models import Meeting, MeetingState
from regietafel.consultation.operations.meeting_data import insist_body_exists, insist_is_there, refused_step
from regietafel.core.dates import PreciseDate, Precision
from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, locked_at, operation
from regietafel.journal.bin import empty_bin, put_in_bin, take_out_of_bin
from regietafel.journal.operations import record
from regietafel.people.models import User


@operation
def call_held(
    *,
    actor: User,
    meeting: Meeting,
    when: PreciseDate,
    head_count: int | None,
    head_count_about: bool,
    version: int | None,
    today: dt.date,
) -> Meeting:
    """Say that a meeting was held, and when: also straight from a draft, and as exact as it is still known.

    As long as no minutes were sent, it can be said once more: that mends the date and the number.
    """
    fresh = insist_is_there(locked_at(meeting, version))
    if fresh.state not in {*MEETING_OPEN, MeetingState.HELD}:
        raise refused_step(fresh)
    if when.first > today:
        raise Refusal(_("This day has yet to come. A meeting counts once it was held."), field="when")
    insist_existed(fresh, when)
    if head_count_about and head_count is None:
        raise Refusal(_("Say about how many were there, or leave “about” out."), field="head_count")
    before = held_told(fresh)
    if when.precision != Precision.DAY:
        fresh.starts_at = fresh.ends_at = None
    fresh.on, fresh.precision, fresh.state = when.first, when.precision, MeetingState.HELD
    fresh.head_count, fresh.head_count_about = head_count, head_count_about
    after = held_told(fresh)
    if after != before:
        fresh.save_next()
        record(actor=actor, verb="held", on=fresh, region=fresh.body.region, before=before, after=after)
    return fresh


def held_told(meeting: Meeting) -> dict[str, Any]:
    """What is said of a meeting that was held, as the journal tells it."""
    about = "±" if meeting.head_count_about else ""
    count = "" if meeting.head_count is None else f"{about}{meeting.head_count}"
    return {"state": meeting.state, "on": str(meeting.when), "head_count": count}


def insist_existed(meeting: Meeting, when: PreciseDate) -> None:
    """Refuse a date at which one of its bodies did not exist; the mistake belongs to the field of the date."""
    try:
        for body in (meeting.body, *meeting.joint_with.all()):
            insist_body_exists(body, when)
    except Refusal as refusal:
        raise Refusal(refusal.message, field="when") from refusal


@operation
def take_back_held(*, actor: User, meeting: Meeting) -> Meeting:
    """Say that a meeting was not held yet after all: convened again, or a draft if nobody was ever asked."""
    fresh = insist_is_there(locked(meeting))
    after = MeetingState.CONVENED if fresh.convened_at else MeetingState.DRAFT
    if fresh.state != MeetingState.HELD:
        raise refused_step(fresh)
    if fresh.precision != Precision.DAY:
        raise Refusal(_("Of this meeting no day is known. Give it one first: say once more when it was held."))
    before = {"state": fresh.state}
    fresh.state = after
    fresh.save_next()
    record(
        actor=actor, verb="held_taken_back", on=fresh, region=fresh.body.region, before=before, after={"state": after}
    )
    return fresh


@operation
def remove_meeting(*, actor: User, meeting: Meeting, now: dt.datetime) -> Meeting:
    """Put a draft in the bin. Twice is once. Of one that was convened people know, so it is cancelled instead."""
    fresh = locked(meeting)
    if fresh.is_removed:
        return fresh
    if fresh.state != MeetingState.DRAFT:
        raise Refusal(_("Only a draft can be removed. Cancel this meeting instead, and say why."))
    put_in_bin(fresh, actor=actor, region=fresh.body.region, now=now)
    return fresh


@operation
def restore_meeting(*, actor: User, meeting: Meeting) -> Meeting:
    """Take a draft out of the bin. Twice is once."""
    fresh = locked(meeting)
    if fresh.body.is_removed:
        raise Refusal(_("The body “%(body)s” was removed too. Put that one back first.") % {"body": fresh.body})
    take_out_of_bin(fresh, actor=actor, region=fresh.body.region)
    return fresh


@operation
def purge_meetings(*, actor: None, before: dt.datetime) -> int:
    """Delete for good what was put in the bin before a moment.

    A meeting of a series stays until the date that the rule gave has passed: it is what keeps it from being made again.
    """
    old = Meeting.objects.filter(removed_at__lt=before).exclude(series__isnull=False, series_date__gte=before.date())
    gone = list(old.select_related("body__region"))
    return empty_bin(((meeting, meeting.body.region) for meeting in gone), actor=actor)
