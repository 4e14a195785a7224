"""The agenda on paper: a page that prints well, and a PDF."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from regietafel.consultation.agenda_paper import TEMPLATE, facts_of, items_on_paper, paper_of
from regietafel.consultation.views.meeting_load import get_meeting_or_404
from regietafel.core.access import permitted, require
from regietafel.core.typeset import pdf_of


@require_safe
@permitted("consultation.view_bodies")
def printed(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """The agenda as a page to print."""
    meeting = get_meeting_or_404(request.user, region_slug, pk)
    require(request.user, "consultation.view_bodies", meeting.body)
    context = {"meeting": meeting, "facts": facts_of(meeting), "items": items_on_paper(meeting)}
    return render(request, "consultation/agenda/print.html", context)


@require_safe
@permitted("consultation.view_bodies")
def pdf(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """The agenda as a PDF, to send along or to keep."""
    meeting = get_meeting_or_404(request.user, region_slug, pk)
    require(request.user, "consultation.view_bodies", meeting.body)
    made = pdf_of(TEMPLATE, paper_of(meeting), at=timezone.now())
    response = HttpResponse(made, content_type="application/pdf")
    name = f"{meeting.body.slug}-{meeting.on:%Y-%m-%d}-agenda.pdf"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response
