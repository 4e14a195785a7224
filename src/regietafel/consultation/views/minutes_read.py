"""The minutes to read: on the page, as a Word file and as a PDF, all from the same structure."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from regietafel.consultation.minutes_docx import minutes_as_docx
from regietafel.consultation.minutes_paper import minutes_as_pdf
from regietafel.consultation.models import Meeting, MeetingState
from regietafel.consultation.queries.minute_readers import remarks_on
from regietafel.consultation.queries.minutes import Minutes, minutes_of
from regietafel.consultation.queries.writing import may_be_written
from regietafel.consultation.views.minutes_load import crumbs_to, get_minutes_or_404
from regietafel.core.access import permitted, require

KINDS = {
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", minutes_as_docx),
    "pdf": ("application/pdf", minutes_as_pdf),
}


@require_safe
@permitted("consultation.read_minutes")
def read(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """The minutes, what is still to be done with them, and what was remarked."""
    meeting = get_minutes_or_404(request.user, region_slug, pk)
    require(request.user, "consultation.read_minutes", meeting)
    return render(request, "consultation/minutes_read.html", context_of(request, meeting))


def context_of(request: HttpRequest, meeting: Meeting) -> dict[str, Any]:
    """What the page needs; the team sees all remarks, somebody at the table their own."""
    runs = request.user.has_perm("consultation.run_meetings", meeting)
    remarks = remarks_on(meeting)
    return {
        "meeting": meeting,
        "minutes": minutes_of(meeting),
        "runs": runs,
        "may_write": runs and may_be_written(meeting),
        "may_send": runs and meeting.state == MeetingState.HELD,
        "may_approve": runs and meeting.state == MeetingState.MINUTES_SENT,
        "may_lock": runs and meeting.state == MeetingState.APPROVED,
        "may_correct": runs and meeting.state == MeetingState.LOCKED,
        "may_remark": meeting.state == MeetingState.MINUTES_SENT
        and request.user.has_perm("consultation.remark_on_minutes", meeting),
        "may_settle": runs and meeting.state == MeetingState.MINUTES_SENT,
        "remarks": list(remarks if runs else remarks.filter(made_by=request.user.pk)),
        "crumbs": crumbs_to(meeting, inside=runs and may_be_written(meeting)),
    }


@require_safe
@permitted("consultation.read_minutes")
def file(request: HttpRequest, region_slug: str, pk: int, format: str) -> HttpResponse:  # noqa: A002 - so says the address
    """The minutes as a file to keep or to print."""
    meeting = get_minutes_or_404(request.user, region_slug, pk)
    require(request.user, "consultation.read_minutes", meeting)
    if format not in KINDS:
        raise Http404("no such kind of file")
    kind, make = KINDS[format]
    minutes = minutes_of(meeting)
    response = HttpResponse(make(minutes), content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{file_name(minutes)}.{format}"'
    return response


def file_name(minutes: Minutes) -> str:
    """A name by which the file is found again: the day first, then the body."""
    meeting = minutes.meeting
    return f"{meeting.on:%Y-%m-%d}-{slugify(str(meeting.body))[:60]}"
