"""Whether the minutes of a meeting can still be written, asked under its lock by every deed that writes in them."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from regietafel.consultation.lifecycle import MINUTES_OPEN
from regietafel.consultation.models import Meeting, MeetingState
from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, touch
from regietafel.journal.models import Entry, kind_of
from regietafel.journal.operations import record

A_WHILE = dt.timedelta(minutes=15)


def fresh_meeting(meeting: Meeting) -> Meeting:
    """The meeting, locked after its body as with all deeds, with that body at hand."""
    locked(meeting.body)
    fresh = locked(meeting)
    fresh.body = meeting.body
    if fresh.is_removed:
        raise Refusal(_("This meeting was taken away. Put it back first."))
    return fresh


def open_minutes(meeting: Meeting) -> Meeting:
    """The meeting, locked; refused, with what would help, if nothing is written there any more."""
    fresh = fresh_meeting(meeting)
    if fresh.state not in MINUTES_OPEN:
        raise Refusal(closed_because(fresh.state))
    return fresh


def closed_because(state: str) -> str:
    """Why nothing is written in minutes now, and what would help."""
    if state == MeetingState.DRAFT:
        return _("This meeting was not convened yet. Convene it, or say that it was held, and then write.")
    if state == MeetingState.CANCELLED:
        return _("This meeting was cancelled, so there are no minutes to write.")
    if state == MeetingState.LOCKED:
        return _("These minutes are locked. A correction can be added as an addendum.")
    return _("These minutes were approved. Take the approval back first, and then write.")


def note_change(*, actor: models.Model, on: models.Model, meeting: Meeting, label: str, verb: str = "changed") -> None:
    """A line in the journal, at most one in a while for whoever types on: who wrote where, and never the text itself."""
    last = Entry.objects.filter(kind=kind_of(on), object_id=on.pk).first()
    if last and verb == "changed" and last.actor_id == actor.pk and last.at > timezone.now() - A_WHILE:
        touch(kind_of(on), on.pk)
        return
    record(actor=actor, verb=verb, on=on, region=meeting.body.region, label=label)
