"""Noting who is there: a button for each kind of presence, which works with and without a script."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from regietafel.consultation.forms.minutes import AttendanceForm
from regietafel.consultation.models import Attendance, Meeting, Seat
from regietafel.consultation.operations.attending import Noted, note_attendance
from regietafel.consultation.queries.attending import organisation_meant, seat_of
from regietafel.consultation.views.minutes_load import address, get_meeting_or_404
from regietafel.core.access import permitted, require
from regietafel.core.editing import act, version_in
from regietafel.core.errors import Refusal
from regietafel.people.queries import person_of


@dataclass(frozen=True)
class Sent:
    """What a page says of somebody: of which row, and what is noted."""

    key: uuid.UUID
    seat: Seat | None
    noted: Noted


@require_POST
@permitted("consultation.run_meetings")
def attend(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Note one person, from the form of their row."""
    meeting = get_meeting_or_404(request.user, region_slug, pk)
    require(request.user, "consultation.run_meetings", meeting)
    here = f"{address(meeting, 'minutes')}#attendance"
    data = request.POST

    def do() -> Attendance | None:
        sent = read_sent(meeting, data.get("key", ""), data.get("seat", ""), data.dict())
        return note_attendance(
            actor=person_of(request),
            meeting=meeting,
            client_id=sent.key,
            seat=sent.seat,
            noted=sent.noted,
            version=version_in(data),
        )

    return act(request, do=do, done=lambda _row: redirect(here), otherwise=here)


def read_sent(meeting: Meeting, key: str, seat: object, values: Mapping[str, object]) -> Sent:
    """What was sent, as well formed as a form makes it; an organisation that is not ours goes along with the name."""
    form = AttendanceForm({name: values.get(name) or "" for name in AttendanceForm.base_fields})
    if not form.is_valid():
        field, errors = next(iter(form.errors.items()))
        raise Refusal(str(errors[0]), field=field)
    said = form.cleaned_data
    try:
        client_id = uuid.UUID(key) if key else uuid.uuid4()
    except ValueError as error:
        raise Http404("no such row") from error
    found = seat_of(meeting, seat)
    if found is None and str(seat or ""):
        raise Http404("no such seat")
    organisation = organisation_meant(meeting, said["organisation"])
    name = said["name"]
    if said["organisation"] and organisation is None:
        name = f"{name} ({said['organisation']})" if name else said["organisation"]
    return Sent(client_id, found, Noted(said["presence"], name, said["replaces"], organisation))
