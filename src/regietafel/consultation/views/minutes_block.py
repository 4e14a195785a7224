"""What the page of a meeting says of its minutes: how far they are, and the way to them."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from regietafel.consultation.models import Meeting
from regietafel.consultation.queries.minute_readers import remarks_on
from regietafel.consultation.queries.minutes import minutes_visible_to, standing_of
from regietafel.consultation.queries.writing import may_be_written


def minutes_block(request: HttpRequest, meeting: Meeting) -> dict[str, Any] | None:
    """Nothing for who may neither write nor read them."""
    runs = request.user.has_perm("consultation.run_meetings", meeting)
    may_write = runs and may_be_written(meeting)
    may_read = meeting.took_place and minutes_visible_to(request.user).filter(pk=meeting.pk).exists()
    if not may_write and not may_read:
        return None
    waiting = remarks_on(meeting).filter(settled_at__isnull=True).count() if runs else 0
    standing = standing_of(meeting) if may_read else ""
    return {"may_write": may_write, "may_read": may_read, "standing": standing, "waiting": waiting}
