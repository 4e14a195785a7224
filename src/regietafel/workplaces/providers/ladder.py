"""What the pages below show of workplaces: the ladder and its gaps."""

from __future__ import annotations


def hand_over() -> None:
    """Register with the slots of the registry."""
