"""What the meetings hand down: what lies in the bin, how it comes back or goes for good, and where its page is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from regietafel.consultation.models import AgendaItem, Meeting
from regietafel.consultation.operations.agenda import purge_items, put_item_back
from regietafel.consultation.operations.meeting_states import purge_meetings, restore_meeting
from regietafel.consultation.operations.series import keep_all_ahead
from regietafel.consultation.queries.agenda import items_in_bin
from regietafel.consultation.queries.meetings import meetings_in_bin, removed_meeting_of
from regietafel.core import registry
from regietafel.core.errors import Refusal
from regietafel.core.registry import RemovedRow
from regietafel.territories.models import Region

KIND = "consultation.meeting"
ITEM = "consultation.agendaitem"


def removed_meetings(region: Region) -> Iterator[RemovedRow]:
    """The meetings in the bin of a region."""
    for meeting in meetings_in_bin(region):
        assert meeting.removed_at is not None, "only what was removed lies in the bin"
        yield RemovedRow(
            kind=KIND,
            pk=meeting.pk,
            label=str(meeting),
            kind_label=_("Meeting"),
            removed_at=meeting.removed_at,
            removed_by=str(meeting.removed_by or ""),
        )


def put_back_meeting(*, actor: Any, region: Region, pk: int) -> Meeting:
    """Take a meeting of the region out of the bin."""
    meeting = removed_meeting_of(region, pk)
    if meeting is None:
        raise Refusal(_("This does not lie in the bin any more."))
    return restore_meeting(actor=actor, meeting=meeting)


def meeting_page_url(region: Region, pk: int) -> str:
    """The page of a meeting, unless it is gone."""
    meeting = removed_meeting_of(region, pk)
    there = meeting is not None and not meeting.is_removed
    return reverse("consultation:meeting", args=[region.slug, pk]) if there else ""


def purged_meetings(before: dt.datetime) -> int:
    """Let the clock empty the bin of meetings."""
    return purge_meetings(actor=None, before=before)


def removed_items(region: Region) -> Iterator[RemovedRow]:
    """The agenda items in the bin of a region."""
    for item in items_in_bin(region):
        assert item.removed_at is not None, "only what was removed lies in the bin"
        yield RemovedRow(
            kind=ITEM,
            pk=item.pk,
            label=str(item),
            kind_label=_("Agenda item"),
            removed_at=item.removed_at,
            removed_by=str(item.removed_by or ""),
        )


def put_back_item(*, actor: Any, region: Region, pk: int) -> AgendaItem:
    """Take an agenda item of the region out of the bin."""
    item = items_in_bin(region).filter(pk=pk).first()
    if item is None:
        raise Refusal(_("This does not lie in the bin any more."))
    return put_item_back(actor=actor, item=item)


def item_url(region: Region, pk: int) -> str:
    """The place of an item on the page of its meeting; one of the backlog has no page."""
    item = AgendaItem.objects.filter(body__region=region, pk=pk, removed_at__isnull=True).first()
    page = meeting_page_url(region, item.meeting_id) if item and item.meeting_id else ""
    return f"{page}#item-{pk}" if page else ""


def purged_items(before: dt.datetime) -> int:
    """Let the clock empty the bin of agenda items."""
    return purge_items(actor=None, before=before)


def series_kept_ahead(now: dt.datetime) -> str:
    """Let the clock make the drafts of series that came within sight."""
    return f"meetings of series: {keep_all_ahead(timezone.localdate(now))} planned"


def hand_over() -> None:
    """Put everything in its slot."""
    registry.ticks.register("consultation.series", series_kept_ahead)
    registry.removed_rows.register(KIND, removed_meetings)
    registry.restorers.register(KIND, put_back_meeting)
    registry.purgers.register(KIND, purged_meetings)
    registry.journal_urls.register(KIND, meeting_page_url)
    registry.removed_rows.register(ITEM, removed_items)
    registry.restorers.register(ITEM, put_back_item)
    registry.purgers.register(ITEM, purged_items)
    registry.journal_urls.register(ITEM, item_url)
