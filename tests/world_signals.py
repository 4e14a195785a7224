"""Signals for :mod:`tests.world`: one alone, one bundled in a shared dossier, a dossier for the team, and two in the bin."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from regietafel.policy_signals.lifecycle import Phase
from regietafel.policy_signals.models import DossierMerge, Figure
from regietafel.territories.models import Region
from tests.policy_signals.make import make_dossier, make_signal, make_step
from tests.world_signals_letters import add_letters
from tests.world_signals_reporting import add_reporting
from tests.world_signals_telling import add_telling

FIRST = 1


def add_signals(region: Region, base: int, secret: str) -> dict[str, Any]:
    """The signals of a region: voices and what stands alone are for the team, the shared dossier for the table."""
    first = base + FIRST
    alone = make_signal(region, f"{secret or 'zqletter '}alleen", pk=first, voice={"name": "Klaver", "pk": first})
    bundled = make_signal(
        region, f"{secret or 'zqletter '}gebundeld", pk=first + 1, voice={"name": "zqletter stem", "pk": first + 1}
    )
    shared = make_dossier(region, f"{secret or 'zqtable '}Vergoeding", bundled, pk=first, phase=Phase.BUNDLED)
    make_step(shared, f"{secret or 'zqtable '}We begonnen.", pk=first)
    hidden = make_dossier(region, f"{secret or 'zqletter '}Intern", pk=first + 1, is_shared=False)
    Figure.objects.create(pk=first, dossier=shared, label=f"{secret or 'zqtable '}plaatsen", value=12)
    now = timezone.now()
    gone = make_signal(region, f"{secret or 'zqremoved '}weg", pk=first + 2, removed_at=now, voice={"pk": first + 2})
    removed = make_dossier(region, f"{secret or 'zqremoved '}Weg", pk=first + 2, removed_at=now)
    old = make_dossier(region, f"{secret or 'zqremoved '}Samengevoegd", pk=first + 3, removed_at=now)
    DossierMerge.objects.create(pk=first, region=region, kept=shared, gone=old, done_at=now)
    return {
        "signal": alone.pk,
        "bundled_signal": bundled.pk,
        "removed_signal": gone.pk,
        "dossier": shared.pk,
        "hidden_dossier": hidden.pk,
        "second_dossier": hidden.pk,
        "removed_dossier": removed.pk,
        "dossier_figure": first,
        "dossier_merge": first,
        **add_reporting(region, base, secret, shared, alone),
        **add_letters(region, base, secret, shared, alone),
        **add_telling(region, base, secret, shared, alone),
    }
