"""Which step may follow which in the life of a reading."""

from __future__ import annotations

from regietafel.intake.models import ReadingState

W, R, OK, BAD, DONE = (
    ReadingState.WAITING,
    ReadingState.READING,
    ReadingState.READY,
    ReadingState.FAILED,
    ReadingState.ADOPTED,
)

NEXT: dict[str, frozenset[str]] = {
    W: frozenset({R}),
    R: frozenset({R, OK, BAD, W}),
    OK: frozenset({DONE}),
    BAD: frozenset({W}),
    DONE: frozenset({OK}),
}
"""From each state to those that may follow; from being read to being read when another worker takes it up,
and to waiting when the store of files is away."""

DROPPABLE = frozenset({W, R, OK, BAD})
"""What became a plan stays, for the actions of that plan show where they were read."""


def may_follow(now: str, then: str) -> bool:
    """Whether a reading may go from one state to another."""
    return then in NEXT[now]
