"""What stands in minutes that were approved stays as it was approved; what comes of it goes on."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from regietafel.consultation.models import MeetingState
from regietafel.core.errors import Refusal

SETTLED = (MeetingState.APPROVED, MeetingState.LOCKED)


def insist_minutes_are_open(promise: Any) -> None:
    """Refuse to change the words of a promise that stands in minutes that were approved, locked or not yet."""
    meeting = promise.item.meeting if promise.item_id else None
    if meeting is not None and meeting.state in SETTLED:
        raise Refusal(
            _("This stands in minutes that were approved. Say what came of it, or write down a new one beside it.")
        )
