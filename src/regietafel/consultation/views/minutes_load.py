"""How the pages of minutes come by their meeting, and the way back from each of them."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.utils.translation import gettext as _

from regietafel.consultation.models import AgendaItem, Meeting
from regietafel.consultation.queries.minutes import minutes_visible_to
from regietafel.consultation.queries.writing import item_of
from regietafel.consultation.views.meeting_load import get_meeting_or_404, meeting_crumbs, meeting_url

Crumb = tuple[str, str]

__all__ = ["address", "crumbs_to", "get_item_or_404", "get_meeting_or_404", "get_minutes_or_404"]


def get_minutes_or_404(user: Any, region_slug: str, pk: int) -> Meeting:
    """A meeting of which the person reads the minutes."""
    meeting = get_meeting_or_404(user, region_slug, pk)
    if not minutes_visible_to(user).filter(pk=pk).exists():
        raise Http404("no minutes for this reader")
    return meeting


def get_item_or_404(meeting: Meeting, pk: int) -> AgendaItem:
    """An item on the agenda of the meeting."""
    item = item_of(meeting, pk)
    if item is None:
        raise Http404("no such item")
    return item


address = meeting_url
"""The address of one of the pages around the minutes of a meeting: the meeting after the name."""


def crumbs_to(meeting: Meeting, *, inside: bool = False) -> list[Crumb]:
    """The way back over the page of the meeting, and over the minutes themselves for the pages below them."""
    below = [(_("Minutes"), address(meeting, "minutes"))] if inside else []
    return [*meeting_crumbs(meeting), *below]
