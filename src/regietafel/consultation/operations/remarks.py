"""What members want changed in minutes that were sent, and what became of it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from regietafel.consultation.models import AgendaItem, Meeting, MeetingState, Remark
from regietafel.consultation.operations.minutes_open import fresh_meeting
from regietafel.core.errors import Refusal
from regietafel.core.operations import locked_at, operation
from regietafel.journal.operations import record
from regietafel.people.models import User

MOST_REMARKS = 500


@operation
def add_remark(
    *, actor: Any, meeting: Meeting, item: AgendaItem | None, text: str, today: dt.date, made_as: str = ""
) -> Remark:
    """Take in a remark while they are welcome. ``made_as`` names somebody who came by the link of a mail."""
    fresh = fresh_meeting(meeting)
    if fresh.state != MeetingState.MINUTES_SENT:
        raise Refusal(_("Remarks are welcome between sending and approving, and these minutes are not there now."))
    if fresh.remarks_until and today > fresh.remarks_until:
        raise Refusal(_("The day until which remarks were welcome is past. Tell it at the next meeting."))
    if item is not None and item.meeting_id != fresh.pk:
        raise Refusal(_("This item belongs to another meeting."), field="item")
    if not text.strip():
        raise Refusal(_("Say what should change."), field="text")
    if Remark.objects.filter(meeting=fresh).count() >= MOST_REMARKS:
        raise Refusal(_("There are so many remarks that they had better be talked through."))
    by_account = isinstance(actor, User) and not made_as
    remark = Remark.objects.create(
        meeting=fresh, item=item, text=text, made_by=actor if by_account else None, made_as=made_as[:200]
    )
    record(
        actor=actor if by_account else made_as,
        verb="remark_made",
        on=remark,
        region=fresh.body.region,
        label=item.title if item else str(fresh),
    )
    return remark


@operation
def settle_remark(
    *, actor: User, remark: Remark, taken_in: bool, answer: str, now: dt.datetime, version: int
) -> Remark:
    """Say whether a remark was taken in; what was not needs a word of why."""
    meeting = fresh_meeting(remark.meeting)
    if meeting.state != MeetingState.MINUTES_SENT:
        raise Refusal(_("These minutes are not out for remarks now, so there is nothing to answer."))
    fresh = locked_at(remark, version)
    if not taken_in and not answer.strip():
        raise Refusal(_("Say why it was not taken in."), field="answer")
    fresh.taken_in, fresh.answer, fresh.settled_at = taken_in, answer, now
    fresh.save_next("taken_in", "answer", "settled_at")
    record(
        actor=actor,
        verb="remark_settled",
        on=fresh,
        region=meeting.body.region,
        label=remark.item.title if remark.item else str(meeting),
        after={"taken_in": taken_in},
    )
    return fresh
