"""What is said of a meeting, and what cannot be: before the body existed, after it ended, jointly with itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from regietafel.consultation.lifecycle import MEETING_MOVES, MINUTES_OPEN, may_follow
from regietafel.consultation.models import Body, Meeting, MeetingState
from regietafel.core.dates import PreciseDate, Precision
from regietafel.core.errors import Refusal
from regietafel.core.operations import locked

TOLD = ("title", "on", "precision", "starts_at", "ends_at", "place", "online_url", "note", "source")


@dataclass(frozen=True)
class WhenWhere:
    """When and where; without hours it lasts all day, or nobody knows."""

    on: dt.date
    starts_at: dt.time | None = None
    ends_at: dt.time | None = None
    place: str = ""
    online_url: str = ""


@dataclass(frozen=True)
class About:
    """What a meeting is called, with whom it is held, and what stands in its invitation."""

    title: str = ""
    note: str = ""
    source: str = ""
    joint_with: Collection[Body] = ()


def told(meeting: Meeting) -> dict[str, Any]:
    """The meeting as the journal tells it."""
    return {
        **{name: getattr(meeting, name) for name in TOLD},
        "joint_with": [str(body) for body in meeting.joint_with.order_by("name")],
    }


def insist_body_exists(body: Body, when: PreciseDate) -> None:
    """Refuse a meeting before the body existed or after it ended, as exact as both are known."""
    starts, ends = body.starts, body.ends
    if starts is not None and when.last < starts.first:
        raise Refusal(
            _("“%(body)s” exists since %(date)s. Choose a later date, or change since when the body exists.")
            % {"body": body, "date": starts},
            field="on",
        )
    if ends is not None and when.first > ends.last:
        raise Refusal(
            _("“%(body)s” stopped in %(date)s. Choose an earlier date, or plan it for its successor.")
            % {"body": body, "date": ends},
            field="on",
        )


def insist_on_hours(place: WhenWhere) -> None:
    """Refuse an end without a beginning, or before it."""
    if place.ends_at is None:
        return
    if place.starts_at is None:
        raise Refusal(_("Say when it begins too."), field="starts_at")
    if place.ends_at <= place.starts_at:
        raise Refusal(_("The end stands before the start."), field="ends_at")


def insist_on_partners(body: Body, partners: Collection[Body], when: PreciseDate) -> None:
    """Refuse a joint meeting with itself, with a body of another region, or with one that did not exist then."""
    for partner in partners:
        if partner.pk == body.pk or partner.region_id != body.region_id:
            raise Refusal(_("A meeting is held jointly with another body of the same region."), field="joint_with")
        insist_body_exists(partner, when)


def lock_meeting(meeting: Meeting) -> Meeting:
    """A fresh copy of the meeting, locked; refused when it was removed meanwhile."""
    return insist_is_there(locked(meeting))


def insist_is_there(meeting: Meeting) -> Meeting:
    """Refuse to change a meeting that lies in the bin."""
    if meeting.is_removed:
        raise Refusal(_("This meeting was removed meanwhile. Put it back first; what you typed is still here."))
    return meeting


def insist_may_follow(meeting: Meeting, after: str) -> None:
    """Refuse a step that does not follow, and say where the meeting stands."""
    if not may_follow(MEETING_MOVES, meeting.state, after):
        raise refused_step(meeting)


def refused_step(meeting: Meeting) -> Refusal:
    """What to say of a step that cannot be done from where the meeting stands."""
    return Refusal(
        _("This meeting is “%(state)s” by now, so this cannot be done any more. Look at the page again.")
        % {"state": meeting.get_state_display()}
    )


def insist_is_not_locked(meeting: Meeting) -> None:
    """Refuse to change what was approved: a correction is an addendum to the minutes."""
    if meeting.state not in {MeetingState.DRAFT, MeetingState.CANCELLED, *MINUTES_OPEN}:
        raise Refusal(_("The minutes of this meeting are approved. What it says stays as it is."))


def precisely(day: dt.date) -> PreciseDate:
    """A day as a date that is known to the day."""
    return PreciseDate(day, Precision.DAY)
