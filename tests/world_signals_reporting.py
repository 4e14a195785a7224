"""What :mod:`tests.world` knows of signals: signals and the short form."""

from __future__ import annotations

from typing import Any

from regietafel.policy_signals.models import Dossier, Signal
from regietafel.territories.models import Region


def add_reporting(region: Region, base: int, secret: str, dossier: Dossier, signal: Signal) -> dict[str, Any]:
    """Rows that belong to the shared dossier of a region, and to its signal."""
    return {}
