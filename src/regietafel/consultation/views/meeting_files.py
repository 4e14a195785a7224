"""The documents of a meeting: their block on its page, and the form that adds one."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from regietafel.consultation.forms.meeting_file import MeetingFileForm
from regietafel.consultation.lifecycle import MEETING_OPEN, MINUTES_OPEN
from regietafel.consultation.models import Meeting
from regietafel.consultation.operations.meeting_files import HOLDER, add_file
from regietafel.consultation.views.meeting_load import at_meeting, get_meeting_or_404, meeting_crumbs, meeting_url
from regietafel.core.access import permitted, require
from regietafel.core.editing import add_with_form
from regietafel.documents.queries import documents_visible_to
from regietafel.people.queries import person_of


def files_block(request: HttpRequest, meeting: Meeting) -> dict[str, Any] | None:
    """The documents of a meeting; nothing where there are none and none can be added."""
    found = documents_visible_to(request.user).filter(holder_kind=HOLDER, holder_pk=meeting.pk).order_by("title")
    documents = list(found.prefetch_related("versions__stored"))
    runs = request.user.has_perm("consultation.run_meetings", meeting)
    may_add = runs and meeting.state in {*MEETING_OPEN, *MINUTES_OPEN}
    return {"documents": documents, "may_add": may_add} if documents or may_add else None


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("consultation.run_meetings")
def add(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Hang a file on the meeting."""
    meeting = get_meeting_or_404(request.user, region_slug, pk)
    require(request.user, "consultation.run_meetings", meeting)
    return add_with_form(
        request,
        form_of=lambda data: MeetingFileForm(data, None if data is None else request.FILES),
        save=lambda values: add_file(actor=person_of(request), meeting=meeting, now=timezone.now(), **values),
        saved=lambda document: at_meeting(
            request, meeting, _("“%(title)s” goes with this meeting.") % {"title": document}, anchor="documents"
        ),
        template="consultation/meeting_file.html",
        context={"meeting": meeting, "crumbs": meeting_crumbs(meeting), "cancel": meeting_url(meeting)},
    )
