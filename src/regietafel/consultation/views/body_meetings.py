"""The meetings of a body on its page: the next ones, the last ones, and what waits for its table."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from regietafel.consultation.models import Body
from regietafel.consultation.queries.meetings import MeetingsWanted, meetings_narrowed, meetings_of
from regietafel.consultation.queries.points import open_points
from regietafel.consultation.queries.report_backs import due_report_backs

SHOWN = 4


def meetings_block(request: HttpRequest, body: Body) -> dict[str, Any] | None:
    """The next and the last meetings that the person sees; for the team also what the next agenda should hold."""
    today = timezone.localdate()
    there = meetings_of(request.user, body.region).prefetch_related("joint_with")
    coming = meetings_narrowed(there, MeetingsWanted(body=body.slug, when="coming"), today)
    past = meetings_narrowed(there, MeetingsWanted(body=body.slug, when="past"), today)
    runs = request.user.has_perm("consultation.run_meetings", body)
    data = {"coming": list(coming[:SHOWN]), "past": list(past[:SHOWN]), "runs": runs}
    if not (runs or data["coming"] or data["past"]):
        return None
    if runs:
        data |= {"points": open_points(body).count(), "told": due_report_backs(body, today).count()}
    return data
