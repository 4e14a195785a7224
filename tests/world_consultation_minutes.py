"""Minutes for :mod:`tests.world`: of a meeting that was held and of which only the team has notes, and of one that was sent."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from regietafel.consultation.minute_links import token_for
from regietafel.consultation.models import AgendaItem, Body, Meeting, MeetingState, Passage, Remark, Seat
from regietafel.consultation.queries.minute_readers import key_of_seat, sending_of
from regietafel.organisations.models import Contact
from regietafel.territories.models import Region


def add_minutes(region: Region, base: int, secret: str) -> dict[str, Any]:
    """Minutes of a region, all of whose words say who may read them; the partner sits at the table, the head of service does not."""
    notes, sent = ("zqelsewhere", "zqelsewhere") if secret else ("zqnotes", "zqminutes")
    body = Body.objects.create(pk=base + 60, region=region, slug=f"tafel-{base}", name=f"{secret}Tafel van verslagen")
    contact = Contact.objects.create(
        pk=base + 60,
        region=region,
        organisation_id=base + 1,
        name=f"{secret}verslaggever",
        email=f"verslag-{base}@example.org",
    )
    seat = Seat.objects.create(pk=base + 60, body=body, organisation_id=base + 1, contact=contact)
    held = add_meeting(body, base + 61, MeetingState.HELD, notes)
    written = add_meeting(body, base + 62, MeetingState.MINUTES_SENT, sent)
    written.minutes_sent_at = timezone.now() - dt.timedelta(days=1)
    written.remarks_until = timezone.localdate() + dt.timedelta(days=7)
    written.save()
    Remark.objects.create(pk=base + 62, meeting=written, text=f"{notes} opmerking", made_as=f"{notes} lezer")
    return {
        "minutes": held.pk,
        "minutes_item": base + 61,
        "passage": base + 61,
        "sent_minutes": written.pk,
        "remark": base + 62,
        "minutes_token": token_for(written.pk, sending_of(written), key_of_seat(seat, contact)),
    }


def add_meeting(body: Body, pk: int, state: MeetingState, word: str) -> Meeting:
    """A meeting with one item, under which something was decided."""
    day = timezone.localdate() - dt.timedelta(days=3)
    meeting = Meeting.objects.create(pk=pk, body=body, on=day, state=state, starts_at=dt.time(9, 30))
    item = AgendaItem.objects.create(pk=pk, body=body, meeting=meeting, order=1, title=f"{word} punt")
    Passage.objects.create(pk=pk, item=item, kind="decision", text=f"{word} beslissing", order=1)
    return meeting
