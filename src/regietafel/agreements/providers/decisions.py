"""What the pages below show of frameworks and decisions."""

from __future__ import annotations


def hand_over() -> None:
    """Register with the slots of the registry."""
