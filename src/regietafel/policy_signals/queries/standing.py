"""What a card tells of a dossier: how many reported it, where, for whom one waits and how long; of many at a time."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from regietafel.policy_signals.models import Dossier, Letter, Signal, Voice
from regietafel.policy_signals.queries.letters import REPLIES, LetterShown, shown
from regietafel.policy_signals.reporters import Reporters, VoiceSeen, count_reporters


@dataclass
class Standing:
    """How one dossier stands."""

    reporters: Reporters = field(default_factory=Reporters)
    signals: int = 0
    municipalities: list[str] = field(default_factory=list)
    waits: list[LetterShown] = field(default_factory=list)
    """The longest waiting first."""


def standings_of(dossiers: Iterable[Dossier], today: dt.date) -> dict[int, Standing]:
    """How these dossiers stand, in as many questions for many as for one. Whoever asks has seen to it that one reads them."""
    keys = [dossier.pk for dossier in dossiers]
    found = {key: Standing() for key in keys}
    voices: dict[int, list[VoiceSeen]] = defaultdict(list)
    there = {"signal__dossier__in": keys, "signal__removed_at__isnull": True}
    columns = ("signal__dossier", "organisation", "organisation_said", "user", "email", "name")
    for key, *told in Voice.objects.filter(**there).values_list(*columns):
        voices[key].append(VoiceSeen(*told))
    for key, said in voices.items():
        found[key].reporters = count_reporters(said)
    touched: dict[int, set[str]] = defaultdict(set)
    signals: dict[int, set[int]] = defaultdict(set)
    rows = Signal.objects.filter(dossier__in=keys, removed_at__isnull=True)
    for pk, key, town in rows.values_list("pk", "dossier", "municipalities__name"):
        signals[key].add(pk)
        if town:
            touched[key].add(town)
    for key in keys:
        found[key].municipalities, found[key].signals = sorted(touched[key]), len(signals[key])
    add_letters(found, today)
    return found


def add_letters(found: dict[int, Standing], today: dt.date) -> None:
    """Add which letters wait for an answer."""
    sent = Letter.objects.filter(dossier__in=found, removed_at__isnull=True, sent_on__isnull=False)
    for one in shown(sent.prefetch_related(REPLIES).order_by("sent_on", "pk"), today):
        if one.clock.waits:
            found[one.letter.dossier_id].waits.append(one)
