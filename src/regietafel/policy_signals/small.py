"""When a count of people in a vulnerable position is too small to be told outside the team."""

from __future__ import annotations

from decimal import Decimal

SMALL = 5


def is_small(count: int | Decimal | None, *, is_team: bool) -> bool:
    """Whether a count stands as "fewer than 5" for this reader; nought is no secret."""
    return count is not None and 0 < count < SMALL and not is_team
