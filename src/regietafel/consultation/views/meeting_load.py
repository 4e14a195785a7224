"""How a view comes by its meeting, and what the pages of one meeting share."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from regietafel.consultation.models import Meeting
from regietafel.consultation.queries.meetings import meeting_of
from regietafel.consultation.views.body_load import list_crumbs
from regietafel.core.messages import done
from regietafel.people.queries import get_region_or_404
from regietafel.territories.models import Region

Crumb = tuple[str, str]


def get_meeting_or_404(user: Any, region_slug: str, pk: int) -> Meeting:
    """The meeting of an address; the same 404 for what the person may not see and what does not exist."""
    region = get_region_or_404(user, region_slug)
    meeting = meeting_of(user, region, pk)
    if meeting is None:
        raise Http404("no such meeting")
    meeting.body.region = region
    return meeting


def meetings_crumbs(region: Region) -> list[Crumb]:
    """The way back to the list of meetings."""
    return [*list_crumbs(region), (_("Meetings"), reverse("consultation:meetings", args=[region.slug]))]


def meeting_crumbs(meeting: Meeting) -> list[Crumb]:
    """The way back to the page of a meeting."""
    return [*meetings_crumbs(meeting.body.region), (str(meeting), meeting_url(meeting))]


def meeting_url(meeting: Meeting, name: str = "meeting", *more: Any) -> str:
    """The address of one of the pages of a meeting."""
    return reverse(f"consultation:{name}", args=[meeting.body.region.slug, meeting.pk, *more])


def at_meeting(request: HttpRequest, meeting: Meeting, text: str, *, undo: str = "", anchor: str = "") -> HttpResponse:
    """Say what happened, and go to the page of the meeting."""
    done(request, text, undo=undo)
    return redirect(meeting_url(meeting) + (f"#{anchor}" if anchor else ""))
