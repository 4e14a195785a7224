"""What the pages below show of signals: who must still hear something."""

from __future__ import annotations


def hand_over() -> None:
    """Register with the slots of the registry."""
