"""When a dossier may close: nobody who reported is without the outcome, and no body waits for its report-back."""

from __future__ import annotations

from regietafel.policy_signals.models import Dossier


def insist_may_close(dossier: Dossier) -> None:
    """Refuse to close while somebody must still hear the outcome."""
