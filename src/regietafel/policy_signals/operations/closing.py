"""When a dossier may close: nobody who reported is without the outcome, and no body waits for its report-back."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from regietafel.core.errors import Refusal
from regietafel.policy_signals.models import Dossier
from regietafel.policy_signals.queries.closing import missing_of


def insist_may_close(dossier: Dossier, today: dt.date | None = None) -> None:
    """Refuse to close while somebody must still hear the outcome, and say who."""
    missing = missing_of(dossier, today or timezone.localdate())
    if not missing.nothing:
        raise Refusal(" ".join(missing.sentences()))


def forget_outcome(dossier: Dossier) -> None:
    """Leave the words in the story, but let a dossier that begins again wait for new ones."""
    if dossier.outcome:
        dossier.outcome = ""
        dossier.save_next("outcome")
