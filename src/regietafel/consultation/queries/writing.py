"""What the page on which minutes are written has to know: everything under each item, with the version it stands in."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass, field
from typing import Any

from regietafel.consultation.lifecycle import MINUTES_OPEN
from regietafel.consultation.models import ActionPoint, AgendaItem, Meeting, MeetingState, Passage, ReportBack
from regietafel.consultation.queries.attending import Chair, chairs_of
from regietafel.consultation.queries.minutes import items_of


@dataclass(frozen=True)
class Desk:
    """The page of a meeting whose minutes are being written."""

    meeting: Meeting
    items: list[AgendaItem]
    chairs: list[Chair]
    counted: dict[str, int] = field(default_factory=dict)


def desk_of(meeting: Meeting) -> Desk:
    """Everything that stands on the page now."""
    chairs = chairs_of(meeting)
    counted: dict[str, int] = {}
    for chair in chairs:
        counted[chair.counts_as] = counted.get(chair.counts_as, 0) + 1
    return Desk(meeting, items_of(meeting), chairs, counted)


def may_be_written(meeting: Meeting) -> bool:
    """Whether the minutes are open."""
    return meeting.state in MINUTES_OPEN


def asks_to_begin(meeting: Meeting, today: dt.date) -> bool:
    """Whether the page offers to call the meeting held: its day has come, and nobody said so yet."""
    return meeting.state == MeetingState.CONVENED and meeting.on <= today


def item_of(meeting: Meeting, pk: int) -> AgendaItem | None:
    """An item on the agenda of the meeting."""
    return AgendaItem.objects.filter(meeting=meeting, removed_at__isnull=True, pk=pk).first()


def item_called(meeting: Meeting, key: Any) -> AgendaItem | None:
    """An item by what a page calls it: its number, or the key of one that the page itself added."""
    items = AgendaItem.objects.filter(meeting=meeting, removed_at__isnull=True)
    text = str(key)
    if text.isascii() and text.isdigit() and len(text) < 18:
        return items.filter(pk=int(text)).first()
    try:
        return items.filter(client_id=uuid.UUID(text)).first()
    except ValueError:
        return None


def passage_of(meeting: Meeting, pk: int) -> Passage | None:
    """A passage of the minutes of the meeting."""
    return Passage.objects.filter(item__meeting=meeting, pk=pk).select_related("item").first()


def standing_now(meeting: Meeting) -> dict[str, Any]:
    """Everything on the page as data, for one that somebody else writes on too."""
    desk = desk_of(meeting)
    return {
        "count": {"count": meeting.head_count, "about": meeting.head_count_about, "version": meeting.version},
        "chairs": [told_chair(one) for one in desk.chairs if one.version],
        "items": [told_item(one) for one in desk.items],
        "passages": [told_passage(one) for item in desk.items for one in item.passages.all()],
        "points": [told_point(one) for item in desk.items for one in item.action_points.all()],
        "backs": [told_back(one) for item in desk.items for one in item.report_backs.all()],
    }


def told_chair(chair: Chair) -> dict[str, Any]:
    """A row of the strip."""
    return {
        "key": str(chair.key),
        "title": chair.title,
        "seat": chair.seat,
        "presence": chair.presence,
        "name": chair.name,
        "replaces": chair.replaces,
        "version": chair.version,
    }


def told_item(item: AgendaItem) -> dict[str, Any]:
    """An item; ``key`` is how the page that added it calls it."""
    return {"pk": item.pk, "key": str(item.client_id or ""), "title": item.title, "version": item.version}


def told_passage(passage: Passage) -> dict[str, Any]:
    """A passage under its item."""
    return {
        "key": str(passage.client_id),
        "item": passage.item_id,
        "kind": passage.kind,
        "text": passage.text,
        "version": passage.version,
    }


def told_point(point: ActionPoint) -> dict[str, Any]:
    """An action point under its item."""
    return {"key": str(point.client_id), "item": point.item_id, "what": point.what, "version": point.version}


def told_back(back: ReportBack) -> dict[str, Any]:
    """A report-back under its item."""
    return {"key": str(back.client_id), "item": back.item_id, "what": back.what, "version": back.version}
