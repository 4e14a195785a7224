"""What the script of the minutes sends and asks: operations from its queue, and how everything stands by now."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import Http404, HttpRequest, JsonResponse
from django.views.decorators.http import require_POST, require_safe

from regietafel.consultation.models import Meeting
from regietafel.consultation.operations.attending import HeadCount, count_heads, note_attendance
from regietafel.consultation.operations.passages import note_item, write_passage
from regietafel.consultation.queries.writing import item_called, standing_now
from regietafel.consultation.views.minutes_attend import read_sent
from regietafel.consultation.views.minutes_load import get_meeting_or_404
from regietafel.consultation.views.minutes_promised import promise
from regietafel.core.access import permitted, require
from regietafel.core.replay import Op, replay
from regietafel.people.queries import person_of


@require_POST
@permitted("consultation.run_meetings")
def save(request: HttpRequest, region_slug: str, pk: int) -> JsonResponse:
    """Do what was done on the page, one after the other; each asks anew whether it still may and still can."""
    meeting = get_meeting_or_404(request.user, region_slug, pk)
    require(request.user, "consultation.run_meetings", meeting)
    return replay(
        request,
        {
            "passage": lambda op: write(request, meeting, op),
            "item": lambda op: add_item(request, meeting, op),
            "promise": lambda op: promise(request, meeting, op),
            "attend": lambda op: attend(request, meeting, op),
            "count": lambda op: count(request, meeting, op),
        },
    )


def key_in(op: Op) -> uuid.UUID:
    """The key of the row, behind the colon of the target."""
    try:
        return uuid.UUID(op["target"].partition(":")[2])
    except ValueError as error:
        raise Http404("no such row") from error


def text_in(op: Op, name: str) -> str:
    """A text of an operation; anything else counts as nothing."""
    value = op.get(name)
    return value if isinstance(value, str) else ""


def write(request: HttpRequest, meeting: Meeting, op: Op) -> dict[str, Any]:
    """A passage under an item."""
    item = item_called(meeting, op.get("item", ""))
    if item is None:
        raise Http404("no such item")
    passage = write_passage(
        actor=person_of(request),
        meeting=meeting,
        item=item,
        client_id=key_in(op),
        kind=text_in(op, "kind_of_passage") or "text",
        text=text_in(op, "text"),
        version=op["version"],
    )
    return {"version": passage.version}


def add_item(request: HttpRequest, meeting: Meeting, op: Op) -> dict[str, Any]:
    """An item that came up."""
    item = note_item(
        actor=person_of(request),
        meeting=meeting,
        client_id=key_in(op),
        title=text_in(op, "title"),
        version=op["version"],
    )
    return {"version": item.version, "pk": item.pk}


def attend(request: HttpRequest, meeting: Meeting, op: Op) -> dict[str, Any]:
    """Whether somebody is there."""
    sent = read_sent(meeting, str(key_in(op)), op.get("seat") or "", op)
    row = note_attendance(
        actor=person_of(request),
        meeting=meeting,
        client_id=sent.key,
        seat=sent.seat,
        noted=sent.noted,
        version=op["version"],
    )
    return {"version": row.version if row else 0}


def count(request: HttpRequest, meeting: Meeting, op: Op) -> dict[str, Any]:
    """How many are there; the operation says what stood there when it was typed."""
    seen = op.get("seen")
    fresh = count_heads(
        actor=person_of(request),
        meeting=meeting,
        heads=heads_in(op),
        seen=heads_in(seen) if isinstance(seen, dict) else HeadCount(-1),
    )
    return {"version": fresh.version}


def heads_in(said: dict[str, Any]) -> HeadCount:
    """A number of people as a page says it; what is no whole number of people is none."""
    number = said.get("count")
    is_number = isinstance(number, int) and not isinstance(number, bool)
    return HeadCount(number if is_number else None, bool(said.get("about")))


@require_safe
@permitted("consultation.run_meetings")
def now(request: HttpRequest, region_slug: str, pk: int) -> JsonResponse:
    """How everything stands by now, for a page on which somebody else writes too."""
    meeting = get_meeting_or_404(request.user, region_slug, pk)
    require(request.user, "consultation.run_meetings", meeting)
    return JsonResponse(standing_now(meeting))
