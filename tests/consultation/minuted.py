"""A meeting whose minutes are written: a body with two seats, one of which comes with a contact, and two items."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import pytest
from django.utils import timezone

from regietafel.consultation.models import AgendaItem, Meeting, MeetingState, Passage
from regietafel.consultation.operations.passages import write_passage
from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from regietafel.territories.models import Region
from tests import cast
from tests.consultation import make

DAY = dt.date(2026, 6, 16)


@pytest.fixture
def meeting(region: Region, organisation: Organisation) -> Meeting:
    """A convened meeting of the action group: De Klaver with its contact, and a town without one."""
    body = make.make_body(region)
    make.make_seat(body, organisation, contact=make.make_contact(organisation, region))
    make.make_seat(body, cast.make_organisation(region, "Stad Kleibeke"))
    meeting = make.make_meeting(body, DAY, MeetingState.CONVENED)
    make.make_item(meeting, "Welkom", order=1)
    make.make_item(meeting, "Doorstroom", order=2)
    return meeting


def first_item(meeting: Meeting) -> AgendaItem:
    """The first item of its agenda."""
    return AgendaItem.objects.filter(meeting=meeting).order_by("order")[0]


def written(actor: User, meeting: Meeting, text: str, **changes: Any) -> Passage:
    """A passage, as a page would write it."""
    values = {"item": first_item(meeting), "client_id": uuid.uuid4(), "kind": "text", "version": 0, **changes}
    return write_passage(actor=actor, meeting=meeting, text=text, **values)


def put(meeting: Meeting, state: MeetingState, **fields: Any) -> Meeting:
    """The meeting in a state, made directly."""
    if state == MeetingState.MINUTES_SENT:
        fields = {"minutes_sent_at": timezone.now(), "remarks_until": timezone.localdate(), **fields}
    if state in {MeetingState.APPROVED, MeetingState.LOCKED}:
        fields = {"approved_on": DAY, **fields}
    if state == MeetingState.CANCELLED:
        fields = {"cancelled_because": "ziekte", **fields}
    Meeting.objects.filter(pk=meeting.pk).update(state=state, **fields)
    meeting.refresh_from_db()
    return meeting
