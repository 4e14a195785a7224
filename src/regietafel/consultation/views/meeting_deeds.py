"""What becomes of a meeting: held, not held after all, removed and put back."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from regietafel.consultation.forms.meeting import HeldForm
from regietafel.consultation.models import Meeting
from regietafel.consultation.operations.meeting_states import (
    call_held,
    remove_meeting,
    restore_meeting,
    take_back_held,
)
from regietafel.consultation.queries.meetings import removed_meeting_of
from regietafel.consultation.views.meeting_load import at_meeting, get_meeting_or_404, meeting_crumbs, meeting_url
from regietafel.core.access import permitted, require
from regietafel.core.editing import act, edit_with_form
from regietafel.core.messages import done
from regietafel.people.queries import get_region_or_404, person_of


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("consultation.run_meetings")
def held(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Say that the meeting was held, when, and how many were there."""
    meeting = get_meeting_or_404(request.user, region_slug, pk)
    require(request.user, "consultation.run_meetings", meeting)

    def initial(row: Meeting) -> dict[str, Any]:
        return {"when": row.when, "head_count": row.head_count, "head_count_about": row.head_count_about}

    def saved(there: Meeting) -> HttpResponse:
        undo = meeting_url(there, "meeting-held-back")
        return at_meeting(request, there, _("Held on %(date)s. It counts.") % {"date": there.when}, undo=undo)

    return edit_with_form(
        request,
        row=meeting,
        form_of=lambda row, data: HeldForm(data, initial=initial(row)),
        save=lambda values, version: call_held(
            actor=person_of(request), meeting=meeting, version=version, today=timezone.localdate(), **values
        ),
        saved=saved,
        template="consultation/meeting_held.html",
        context={"meeting": meeting, "crumbs": meeting_crumbs(meeting), "cancel": meeting_url(meeting)},
    )


@require_POST
@permitted("consultation.run_meetings")
def take_back(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Say that it was not held yet after all."""
    meeting = get_meeting_or_404(request.user, region_slug, pk)
    require(request.user, "consultation.run_meetings", meeting)
    return act(
        request,
        do=lambda: take_back_held(actor=person_of(request), meeting=meeting),
        done=lambda there: at_meeting(request, there, _("It does not count as held any more.")),
        otherwise=meeting_url(meeting),
    )


@require_POST
@permitted("consultation.run_meetings")
def remove(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Put a draft in the bin; the message carries the way back."""
    meeting = get_meeting_or_404(request.user, region_slug, pk)
    require(request.user, "consultation.run_meetings", meeting)

    def removed(gone: Meeting) -> HttpResponse:
        text = _("“%(title)s” was removed. It can be put back for %(days)s days.")
        undo = meeting_url(meeting, "meeting-restore")
        done(request, text % {"title": gone, "days": settings.RESTORE_DAYS}, undo=undo)
        return redirect("consultation:meetings", region_slug)

    return act(
        request,
        do=lambda: remove_meeting(actor=person_of(request), meeting=meeting, now=timezone.now()),
        done=removed,
        otherwise=meeting_url(meeting),
    )


@require_POST
@permitted("consultation.add_body", "consultation.run_meetings")
def restore(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Take a meeting out of the bin."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.add_body", region)
    meeting = removed_meeting_of(region, pk)
    if meeting is None:
        raise Http404("no such meeting")
    require(request.user, "consultation.run_meetings", meeting)
    return act(
        request,
        do=lambda: restore_meeting(actor=person_of(request), meeting=meeting),
        done=lambda there: at_meeting(request, there, _("“%(title)s” is there again.") % {"title": there}),
        otherwise=reverse("consultation:meetings", args=[region_slug]),
    )
