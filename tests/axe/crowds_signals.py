"""Five hundred signals that stand alone, and five hundred dossiers over the phases, each with a letter that left."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from regietafel.policy_signals.lifecycle import Phase
from regietafel.policy_signals.models import Dossier, Letter, Signal, Voice
from regietafel.territories.models import Region
from tests.axe.crowds_apart import LONG, MANY

PHASES = [phase for phase in Phase if phase != Phase.REPORTED]


def add_crowded_signals(region: Region) -> None:
    """What a region gathers in years: the oldest more than a year ago."""
    today, now = timezone.localdate(), timezone.now()
    days = [today - dt.timedelta(days=n) for n in range(MANY)]
    signals = Signal.objects.bulk_create(
        Signal(region=region, what=f"Signaal {n} {LONG}", reported_on=day) for n, day in enumerate(days)
    )
    Voice.objects.bulk_create(Voice(signal=signal, is_first=True, at=now) for signal in signals)
    dossiers = Dossier.objects.bulk_create(
        Dossier(
            region=region, title=f"Dossier {n} {LONG}", phase=PHASES[n % len(PHASES)], phase_since=day,
            opened_on=day, reason="Eerst de verkiezingen", lead_said="Trekker",
        )
        for n, day in enumerate(days)
    )  # fmt: skip
    Letter.objects.bulk_create(
        Letter(dossier=one, addressee=f"Kabinet {one.pk} {LONG}", subject=one.title, sent_on=one.opened_on)
        for one in dossiers
    )
