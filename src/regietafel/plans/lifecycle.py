"""What may follow what: the life of a plan, of a working-year line, and the state of an action that follows from it.

Tables first, so that a civil servant can read them and a test can walk every pair.
"""

from __future__ import annotations

from collections.abc import Iterable

from regietafel.plans.models import PlanStatus, YearState

PLAN_MOVES: dict[str, frozenset[str]] = {
    PlanStatus.DRAFT: frozenset({PlanStatus.APPROVED}),
    PlanStatus.APPROVED: frozenset({PlanStatus.RUNNING, PlanStatus.DRAFT}),
    PlanStatus.RUNNING: frozenset({PlanStatus.CLOSED}),
    PlanStatus.CLOSED: frozenset({PlanStatus.RUNNING}),
}
"""From → to. Going back (approved → draft, closed → running) asks for a reason."""

PLAN_BACKWARD = frozenset({(PlanStatus.APPROVED, PlanStatus.DRAFT), (PlanStatus.CLOSED, PlanStatus.RUNNING)})

YEAR_MOVES: dict[str, frozenset[str]] = {
    YearState.PLANNED: frozenset(
        {YearState.UNDER_WAY, YearState.DONE, YearState.PARTLY, YearState.MOVED, YearState.DROPPED}
    ),
    YearState.UNDER_WAY: frozenset(
        {YearState.PLANNED, YearState.DONE, YearState.PARTLY, YearState.MOVED, YearState.DROPPED}
    ),
    YearState.DONE: frozenset({YearState.UNDER_WAY, YearState.PARTLY}),
    YearState.PARTLY: frozenset({YearState.UNDER_WAY, YearState.DONE, YearState.MOVED, YearState.DROPPED}),
    YearState.MOVED: frozenset({YearState.PLANNED, YearState.UNDER_WAY}),
    YearState.DROPPED: frozenset({YearState.PLANNED, YearState.UNDER_WAY}),
}
"""From → to. What is done cannot be dropped in one step: it is first said to be under way again."""

NEEDS_REASON = frozenset({YearState.MOVED, YearState.DROPPED})
COUNTS_IN_YEAR = frozenset({YearState.PLANNED, YearState.UNDER_WAY, YearState.DONE, YearState.PARTLY})
"""In these states an action counts for the subsidy condition of that year."""

IS_FINISHED = frozenset({YearState.DONE, YearState.PARTLY, YearState.MOVED, YearState.DROPPED})


def may_follow(moves: dict[str, frozenset[str]], before: str, after: str) -> bool:
    """Whether the step is permitted; staying where one is always is."""
    return before == after or after in moves.get(before, frozenset())


def derive_state(states: Iterable[str]) -> YearState:
    """The state of an action, derived from the states of its lines in any order.

    Lines that were moved or dropped say nothing about the others: they decide only when nothing else is left.
    """
    found = [YearState(state) for state in states]
    counting = {state for state in found if state in COUNTS_IN_YEAR}
    if not found or counting == {YearState.PLANNED}:
        return YearState.PLANNED
    if not counting:
        return YearState.MOVED if YearState.MOVED in found else YearState.DROPPED
    if YearState.UNDER_WAY in counting or YearState.PLANNED in counting:
        return YearState.UNDER_WAY
    return YearState.PARTLY if YearState.PARTLY in counting else YearState.DONE
