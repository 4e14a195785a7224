"""Rows of signals and dossiers, made directly: a test of an operation should not stand on that operation."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from regietafel.policy_signals.lifecycle import Phase
from regietafel.policy_signals.models import (
    Dossier,
    Letter,
    Note,
    NoteVersion,
    Reply,
    Signal,
    SignalDesk,
    Step,
    StepKind,
    Voice,
)
from regietafel.territories.models import Region

DAY = dt.date(2026, 3, 2)
NOW = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)


def make_signal(region: Region, what: str = "De vergoeding stopte", user: Any = None, **fields: Any) -> Signal:
    """A signal with its first voice; with a person it is reported with that account, else without any trace."""
    voice = fields.pop("voice", {})
    fields.setdefault("reported_on", DAY)
    signal = Signal.objects.create(region=region, what=what, **fields)
    make_voice(signal, user=user, is_first=True, **voice)
    return signal


def make_voice(signal: Signal, **fields: Any) -> Voice:
    """Somebody who noticed it."""
    fields.setdefault("at", NOW)
    return Voice.objects.create(signal=signal, **fields)


def make_dossier(region: Region, title: str = "Vergoeding in arbeidszorg", *signals: Signal, **fields: Any) -> Dossier:
    """A dossier of these signals."""
    fields.setdefault("opened_on", DAY)
    fields.setdefault("phase_since", fields["opened_on"])
    if fields.get("phase") in {Phase.PARKED, Phase.WITHDRAWN}:
        fields.setdefault("reason", "Eerst de verkiezingen")
    dossier = Dossier.objects.create(region=region, title=title, **fields)
    for signal in signals:
        signal.dossier = dossier
        signal.save()
    return dossier


def make_step(dossier: Dossier, said: str = "We schreven een brief.", **fields: Any) -> Step:
    """A step in its story."""
    fields.setdefault("kind", StepKind.OTHER)
    fields.setdefault("phase", dossier.phase)
    fields.setdefault("on", DAY)
    fields.setdefault("at", NOW)
    return Step.objects.create(dossier=dossier, said=said, **fields)


def make_note(dossier: Dossier, *texts: str, **fields: Any) -> Note:
    """The note of a dossier, with a fixed version for each text."""
    fields.setdefault("title", dossier.title)
    fields.setdefault("text", texts[-1] if texts else "")
    note = Note.objects.create(dossier=dossier, **fields)
    for number, text in enumerate(texts, start=1):
        NoteVersion.objects.create(note=note, number=number, title=note.title, text=text, made_on=DAY)
    return note


def make_letter(dossier: Dossier, addressee: str = "Kabinet Werk", **fields: Any) -> Letter:
    """A letter to one addressee; a draft, unless it says when it was sent."""
    fields.setdefault("subject", dossier.title)
    return Letter.objects.create(dossier=dossier, addressee=addressee, **fields)


def make_reply(letter: Letter, said: str = "Men past het besluit aan.", **fields: Any) -> Reply:
    """What came back."""
    fields.setdefault("on", DAY + dt.timedelta(days=30))
    fields.setdefault("noted_at", NOW)
    return Reply.objects.create(letter=letter, said=said, **fields)


def open_desk(region: Region, **fields: Any) -> SignalDesk:
    """The short form of a region, open."""
    fields.setdefault("is_open", True)
    fields.setdefault("until", timezone.localdate() + dt.timedelta(days=365))
    return SignalDesk.objects.update_or_create(region=region, defaults=fields)[0]
