"""What the pages below show of workplaces: one workplace, shortlist, map."""

from __future__ import annotations


def hand_over() -> None:
    """Register with the slots of the registry."""
