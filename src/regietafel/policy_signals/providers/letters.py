"""What the pages below show of signals: notes, letters and replies."""

from __future__ import annotations


def hand_over() -> None:
    """Register with the slots of the registry."""
