"""Meetings: planned, changed and moved. What follows from it for who was asked to come is in ``convening``."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from regietafel.consultation.lifecycle import MEETING_OPEN
from regietafel.consultation.models import Body, Meeting, MeetingState
from regietafel.consultation.operations.agenda import add_standard_items
from regietafel.consultation.operations.convening import tell_of_move
from regietafel.consultation.operations.meeting_data import (
    About,
    WhenWhere,
    insist_body_exists,
    insist_is_not_locked,
    insist_is_there,
    insist_on_hours,
    insist_on_partners,
    precisely,
    told,
)
from regietafel.consultation.operations.telling import put_due_on_agenda
from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, locked_at, operation
from regietafel.journal.operations import record
from regietafel.people.models import User

HOURS = ("on", "starts_at", "ends_at")


@operation
def add_meeting(*, actor: User | None, body: Body, when_where: WhenWhere, about: About, today: dt.date) -> Meeting:
    """Plan a meeting as a draft: nobody hears of it before it is convened."""
    body = locked(body)
    when = precisely(when_where.on)
    if body.is_removed:
        raise Refusal(_("This body was removed meanwhile. Put it back first."))
    insist_body_exists(body, when)
    insist_on_hours(when_where)
    insist_on_partners(body, about.joint_with, when)
    meeting = Meeting.objects.create(
        body=body, title=about.title, note=about.note, source=about.source, **vars(when_where)
    )
    meeting.joint_with.set(about.joint_with)
    record(actor=actor, verb="planned", on=meeting, region=body.region, after=told(meeting))
    add_standard_items(meeting, actor=actor)
    put_due_on_agenda(actor=actor, meeting=meeting, today=today)
    return meeting


@operation
def edit_meeting(*, actor: User, meeting: Meeting, about: About, version: int | None) -> Meeting:
    """Change what a meeting is called, with whom it is held and what its invitation says; its date is moved."""
    fresh = insist_is_there(locked_at(meeting, version))
    insist_is_not_locked(fresh)
    insist_on_partners(fresh.body, about.joint_with, fresh.when)
    before = told(fresh)
    fresh.title, fresh.note, fresh.source = about.title, about.note, about.source
    fresh.joint_with.set(about.joint_with)
    after = told(fresh)
    if after != before:
        fresh.save_next()
        record(actor=actor, verb="changed", on=fresh, region=fresh.body.region, before=before, after=after)
    return fresh


@operation
def move_meeting(*, actor: User, meeting: Meeting, when_where: WhenWhere, version: int | None) -> Meeting:
    """Move a meeting to another date, hour or place.

    Once it was convened the sequence rises: calendars go by it, and whoever was asked is told of the new one.
    """
    fresh = insist_is_there(locked_at(meeting, version))
    if fresh.state not in MEETING_OPEN:
        raise Refusal(_("Only a meeting that is still to be held can be moved."))
    when = precisely(when_where.on)
    insist_on_hours(when_where)
    for body in (fresh.body, *fresh.joint_with.all()):
        insist_body_exists(body, when)
    before = told(fresh)
    for name, value in vars(when_where).items():
        setattr(fresh, name, value)
    after = told(fresh)
    if after != before:
        fresh.sequence += 1 if fresh.state == MeetingState.CONVENED else 0
        fresh.save_next()
        record(actor=actor, verb="rescheduled", on=fresh, region=fresh.body.region, before=before, after=after)
        if fresh.state == MeetingState.CONVENED:
            tell_of_move(fresh, another_time=any(before[name] != after[name] for name in HOURS))
    return fresh
