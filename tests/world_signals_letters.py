"""What :mod:`tests.world` knows of signals: notes, co-signatories, letters and replies."""

from __future__ import annotations

from typing import Any

from regietafel.policy_signals.models import Dossier, Signal
from regietafel.territories.models import Region


def add_letters(region: Region, base: int, secret: str, dossier: Dossier, signal: Signal) -> dict[str, Any]:
    """Rows that belong to the shared dossier of a region, and to its signal."""
    return {}
