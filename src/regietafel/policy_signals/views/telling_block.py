"""Who must still hear something, as it stands on the page of a dossier."""

from __future__ import annotations

import datetime as dt
from typing import Any

from regietafel.policy_signals.models import Dossier


def telling_block(user: Any, dossier: Dossier, today: dt.date) -> dict[str, Any]:
    """What ``policy_signals/telling/block.html`` shows."""
    return {}
