"""The story of a dossier: each deed that those who reported must hear of writes a step here, and nowhere else."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from regietafel.policy_signals.models import Dossier, Step, StepKind
from regietafel.policy_signals.operations.telling import tell_everyone


def add_step(
    *,
    actor: Any,
    dossier: Dossier,
    kind: StepKind,
    said: str,
    now: dt.datetime,
    on: dt.date | None = None,
    is_told: bool = True,
) -> Step:
    """Write down a step and tell it to everyone who reported; works inside the transaction of the deed."""
    step = Step.objects.create(
        dossier=dossier,
        kind=kind,
        phase=dossier.phase,
        on=on or timezone.localdate(now),
        said=said.strip(),
        is_told=is_told,
        by=actor if getattr(actor, "pk", None) else None,
        at=now,
    )
    if is_told:
        tell_everyone(actor=actor, step=step, now=now)
    return step
