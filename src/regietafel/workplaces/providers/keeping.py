"""What the pages below show of workplaces: adding and changing, contact moments, merging."""

from __future__ import annotations


def hand_over() -> None:
    """Register with the slots of the registry."""
