"""What the pages below show of signals: signals, and the short form."""

from __future__ import annotations


def hand_over() -> None:
    """Register with the slots of the registry."""
