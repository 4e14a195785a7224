"""What the pages below show of declarations and cooperation agreements."""

from __future__ import annotations


def hand_over() -> None:
    """Register with the slots of the registry."""
