"""What :mod:`tests.world` knows of signals: who must still hear something."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from regietafel.policy_signals import links
from regietafel.policy_signals.models import Dossier, Signal, Step, Told, ToldBy, Voice
from regietafel.territories.models import Region
from tests.policy_signals.make import make_signal, make_step

FIRST = 87


def add_telling(region: Region, base: int, secret: str, dossier: Dossier, signal: Signal) -> dict[str, Any]:
    """A step that somebody heard by telephone, and somebody without an account who reads a signal by link."""
    first = base + FIRST
    step = make_step(dossier, f"{secret or 'zqtable '}We schreven.", pk=first)
    voice = Voice.objects.get(pk=base + 2)
    told = Told.objects.create(
        pk=first, voice=voice, step=step, by_way_of=ToldBy.PHONE, on=step.on, note=f"{secret or 'zqletter '}gebeld"
    )
    until = timezone.localdate() + dt.timedelta(days=90)
    by_link = {"pk": first, "until": until, "email": f"{secret.strip() or 'heard'}@example.org"}
    make_signal(region, f"{secret}De bus rijdt niet meer", pk=first, voice=by_link)
    return {
        "told_step": Step.objects.get(pk=base + 1).pk,
        "told": told.pk,
        "heard_token": links.token_for(links.VOICE, first),
    }
