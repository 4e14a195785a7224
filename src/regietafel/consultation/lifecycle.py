"""What may follow what: the life of a meeting and of an event.

Tables first, so that a civil servant can read them and a test can walk every pair.
"""

from __future__ import annotations

from regietafel.consultation.models import EventState, MeetingState

MEETING_MOVES: dict[str, frozenset[str]] = {
    MeetingState.DRAFT: frozenset({MeetingState.CONVENED, MeetingState.HELD}),
    MeetingState.CONVENED: frozenset({MeetingState.HELD, MeetingState.CANCELLED}),
    MeetingState.HELD: frozenset({MeetingState.MINUTES_SENT, MeetingState.CONVENED, MeetingState.DRAFT}),
    MeetingState.MINUTES_SENT: frozenset({MeetingState.APPROVED, MeetingState.HELD}),
    MeetingState.APPROVED: frozenset({MeetingState.LOCKED, MeetingState.MINUTES_SENT}),
    MeetingState.LOCKED: frozenset(),
    MeetingState.CANCELLED: frozenset({MeetingState.CONVENED}),
}
"""From → to. A draft becomes held without a mail when the meeting of others, or one long past, is written down, and goes back
to draft if that was a mistake and nobody was ever asked. What is locked stays as it is: a correction is an addendum."""

EVENT_MOVES: dict[str, frozenset[str]] = {
    EventState.DRAFT: frozenset({EventState.ANNOUNCED, EventState.HELD}),
    EventState.ANNOUNCED: frozenset({EventState.HELD, EventState.CANCELLED, EventState.DRAFT}),
    EventState.HELD: frozenset({EventState.ANNOUNCED}),
    EventState.CANCELLED: frozenset({EventState.ANNOUNCED}),
}
"""From → to."""

MEETING_OPEN = frozenset({MeetingState.DRAFT, MeetingState.CONVENED})
"""In these states a meeting can still be moved, and its agenda changes."""

MINUTES_OPEN = frozenset({MeetingState.CONVENED, MeetingState.HELD, MeetingState.MINUTES_SENT})
"""In these states minutes are written: before it is called held too, for one begins when it begins."""

MINUTES_READABLE = frozenset({MeetingState.MINUTES_SENT, MeetingState.APPROVED, MeetingState.LOCKED})
"""From here on the table reads the minutes; before that they are notes of the team."""


def may_follow(moves: dict[str, frozenset[str]], before: str, after: str) -> bool:
    """Whether the step is permitted; staying where one is is no step."""
    return after in moves.get(before, frozenset())
