"""What the pages below show of workplaces: self-checks, free places, changes, remarks, the worklist."""

from __future__ import annotations


def hand_over() -> None:
    """Register with the slots of the registry."""
