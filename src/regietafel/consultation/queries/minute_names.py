"""What bodies, organisations and groups are called in minutes: as now, and in locked ones as when these were locked.

People are not kept so: whoever closes an account is taken out of here too.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Model, Q

from regietafel.consultation.models import ActionPoint, Attendance, Invitee, Meeting, ReportBack, Seat
from regietafel.consultation.queries.visible import seats_on


def key_of(row: Model) -> str:
    """What a row is known by among the names that are kept."""
    return f"{row._meta.model_name}-{row.pk}"


def name_in(meeting: Meeting, row: Model | None) -> str:
    """What a row is called in the minutes of a meeting; nothing has no name."""
    if row is None:
        return ""
    kept: str | None = meeting.names_kept.get(key_of(row))
    return str(row) if kept is None else kept


def names_now(meeting: Meeting) -> dict[str, str]:
    """The names to keep when the minutes of a meeting are locked."""
    return {key_of(row): str(row) for row in named_in(meeting) if row is not None}


def named_in(meeting: Meeting) -> Iterator[Model | None]:
    """Everything that the minutes call by a name that may change later."""
    joint = list(meeting.joint_with.all())
    yield from (meeting.body, *joint)
    seats = Seat.objects.filter(Q(body=meeting.body_id) | Q(body__in=joint)).filter(seats_on(meeting.on))
    for seat in seats.select_related("organisation", "group"):
        yield seat.organisation or seat.group
    for model in (Invitee, Attendance):
        for one in model.objects.filter(meeting=meeting).select_related("organisation"):
            yield one.organisation
    for point in ActionPoint.objects.filter(item__meeting=meeting).select_related("organisation"):
        yield point.organisation
    for back in ReportBack.objects.filter(item__meeting=meeting).select_related("to_body", "to_organisation"):
        yield back.to_body or back.to_organisation
