"""The letters and the note as they stand on the page of a dossier."""

from __future__ import annotations

import datetime as dt
from typing import Any

from regietafel.policy_signals.models import Dossier


def letters_block(user: Any, dossier: Dossier, today: dt.date) -> dict[str, Any]:
    """What ``policy_signals/letters/block.html`` shows."""
    return {}
