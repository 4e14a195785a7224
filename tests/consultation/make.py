"""Rows of consultation, made directly: a test of an operation should not stand on that operation."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.text import slugify

from regietafel.consultation.models import AgendaItem, Body, Meeting, MeetingState, Seat
from regietafel.organisations.models import Contact, Organisation
from regietafel.territories.models import Region


def make_body(region: Region, name: str = "Actiegroep", **fields: Any) -> Body:
    """A body of a region."""
    fields.setdefault("slug", slugify(name))
    return Body.objects.create(region=region, name=name, **fields)


def make_contact(organisation: Organisation, region: Region, name: str = "Onthaal", **fields: Any) -> Contact:
    """A contact of an organisation, with a mailbox that does not exist."""
    fields.setdefault("email", f"{slugify(name)}@example.org")
    return Contact.objects.create(organisation=organisation, region=region, name=name, **fields)


def make_seat(body: Body, organisation: Organisation, **fields: Any) -> Seat:
    """A membership, since always."""
    return Seat.objects.create(body=body, organisation=organisation, **fields)


def make_meeting(body: Body, on: dt.date, state: MeetingState = MeetingState.HELD, **fields: Any) -> Meeting:
    """A meeting of the body on a day."""
    if state == MeetingState.CANCELLED:
        fields.setdefault("cancelled_because", "ziekte")
    return Meeting.objects.create(body=body, on=on, state=state, **fields)


def make_item(meeting: Meeting, title: str = "Stand van zaken", **fields: Any) -> AgendaItem:
    """An item on the agenda of a meeting."""
    return AgendaItem.objects.create(body=meeting.body, meeting=meeting, title=title, **fields)
