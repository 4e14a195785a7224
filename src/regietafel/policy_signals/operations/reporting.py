"""Reporting a signal, putting it right, holding it up, and saying that one sees the same."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from regietafel.consultation.models import Body
from regietafel.core.dates import PreciseDate, Precision
from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, locked_at, operation
from regietafel.journal.bin import empty_bin, put_in_bin, take_out_of_bin
from regietafel.journal.operations import record, snapshot
from regietafel.organisations.models import Organisation
from regietafel.policy_signals.lifecycle import Phase, asks_reason, refusal_of
from regietafel.policy_signals.models import ALONE, Dossier, Signal, Voice, Way
from regietafel.territories.models import Municipality, Region
from regietafel.workplaces.models import Term, WorkForm
from regietafel.workplaces.personal import has_national_number

COLUMNS = ("what", "how_often", "people", "since", "since_precision", "suggestion", "body")
LINKS = ("target_groups", "work_forms", "municipalities")


@dataclass(frozen=True)
class SignalData:
    """What is noticed, how often, whom it touches and what would help."""

    what: str
    how_often: str = ""
    people: int | None = None
    since: PreciseDate | None = None
    suggestion: str = ""
    body: Body | None = None
    target_groups: Collection[Term] = field(default_factory=list)
    work_forms: Collection[WorkForm] = field(default_factory=list)
    municipalities: Collection[Municipality] = field(default_factory=list)

    def columns(self) -> dict[str, Any]:
        """The columns of the row."""
        return {
            "what": self.what.strip(),
            "how_often": self.how_often,
            "people": self.people,
            "since": self.since.on if self.since else None,
            "since_precision": self.since.precision if self.since else Precision.MONTH,
            "suggestion": self.suggestion.strip(),
            "body": self.body,
        }


@dataclass(frozen=True)
class VoiceData:
    """Who says it: an account, or a name, an address and an organisation as they were given; or nothing of all that."""

    user: Any = None
    organisation: Organisation | None = None
    organisation_said: str = ""
    name: str = ""
    email: str = ""
    language: str = "nl"
    note: str = ""
    way: str = Way.ACCOUNT
    wants_news: bool = True

    def columns(self) -> dict[str, Any]:
        """The columns of the row."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


def insist_on_signal(region: Region, data: SignalData, today: dt.date) -> None:
    """Refuse what says nothing, names somebody by number, begins in the future, or belongs elsewhere."""
    if not data.what.strip():
        raise Refusal(_("Say what you notice."), field="what")
    for name in ("what", "suggestion"):
        insist_on_no_number(getattr(data, name), name)
    if data.since is not None and data.since.first > today:
        raise Refusal(_("This day has yet to come."), field="since")
    if data.body is not None and (data.body.region_id != region.pk or data.body.is_removed):
        raise Refusal(_("This body does not belong to the region."), field="body")
    served = set(region.memberships.values_list("municipality", flat=True))
    if any(one.pk not in served for one in data.municipalities):
        raise Refusal(_("One of these municipalities does not belong to the region."), field="municipalities")


def insist_on_no_number(text: str, field: str) -> None:
    """Refuse a number of the national register."""
    if has_national_number(text):
        raise Refusal(_("Leave out the national register number: nobody's client is named here."), field=field)


@operation
def report_signal(*, actor: Any, region: Region, data: SignalData, voice: VoiceData, now: dt.datetime) -> Signal:
    """Take in a signal, with the one who reports it as its first voice."""
    today = timezone.localdate(now)
    insist_on_signal(region, data, today)
    by = actor if getattr(actor, "pk", None) else None
    signal = Signal.objects.create(region=region, reported_on=today, noted_by=by, **data.columns())
    for name in LINKS:
        getattr(signal, name).set(getattr(data, name))
    Voice.objects.create(signal=signal, is_first=True, at=now, **voice.columns())
    record(actor=actor, verb="created", on=signal, region=region, after=snapshot(signal, ("what",)))
    return signal


@operation
def edit_signal(*, actor: Any, signal: Signal, data: SignalData, today: dt.date, version: int | None) -> Signal:
    """Put a signal right."""
    fresh = locked_at(signal, version)
    insist_it_is_there(fresh)
    insist_on_signal(fresh.region, data, today)
    before = snapshot(fresh, COLUMNS)
    for name, value in data.columns().items():
        setattr(fresh, name, value)
    for name in LINKS:
        getattr(fresh, name).set(getattr(data, name))
    after = snapshot(fresh, COLUMNS)
    fresh.save_next(*COLUMNS)
    record(actor=actor, verb="changed", on=fresh, region=fresh.region, before=before, after=after)
    return fresh


def insist_it_is_there(signal: Signal) -> None:
    """Refuse what lies in the bin."""
    if signal.is_removed:
        raise Refusal(_("This signal was removed. Restore it first."))


@operation
def move_signal(*, actor: Any, signal: Signal, to: Phase, reason: str) -> Signal:
    """Park or withdraw a signal that stands alone, or take it up again; one in a dossier goes where its dossier goes."""
    fresh = locked(signal)
    insist_it_is_there(fresh)
    if fresh.dossier_id is not None or to not in ALONE:
        raise Refusal(_("This signal stands in a dossier: change the phase of the dossier."))
    if refusal := refusal_of(fresh.phase, to):
        raise Refusal(refusal)
    if asks_reason(fresh.phase, to) and not reason.strip():
        raise Refusal(_("Say why."), field="reason")
    insist_on_no_number(reason, "reason")
    before = fresh.phase
    fresh.phase, fresh.reason = to, "" if to == Phase.REPORTED else reason.strip()
    fresh.save_next("phase", "reason")
    record(actor=actor, verb="phase_changed", on=fresh, region=fresh.region, before={"phase": before}, after={"phase": to}, reason=reason.strip())  # fmt: skip
    return fresh


@operation
def add_voice(*, actor: Any, signal: Signal, voice: VoiceData, now: dt.datetime) -> Voice:
    """Say that somebody sees the same. The same account or address a second time is the same voice."""
    fresh = locked(signal)
    insist_it_is_there(fresh)
    insist_on_no_number(voice.note, "note")
    known = fresh.voices.filter(user=voice.user) if voice.user else fresh.voices.filter(email__iexact=voice.email)
    found = known.first() if voice.user or voice.email else None
    if found is not None:
        return found
    made = Voice.objects.create(signal=fresh, at=now, **voice.columns())
    record(actor=actor, verb="seen_too", on=fresh, region=fresh.region)
    return made


@operation
def see_too(*, actor: Any, dossier: Dossier, voice: VoiceData, now: dt.datetime) -> Voice:
    """Say that one sees what a dossier is about: with its first signal, or with one that is made of what it says."""
    fresh = locked(dossier)
    if fresh.is_removed:
        raise Refusal(_("This dossier was removed. Restore it first."))
    mine = Voice.objects.filter(user=voice.user, signal__dossier=fresh).first() if voice.user else None
    if mine is not None:
        return mine
    signal = fresh.signals.filter(removed_at__isnull=True).order_by("pk").first()
    if signal is None:
        what = (fresh.summary or fresh.title)[:2000]
        signal = Signal.objects.create(
            region=fresh.region, dossier=fresh, what=what, reported_on=timezone.localdate(now)
        )
    return add_voice(actor=actor, signal=signal, voice=voice, now=now)


@operation
def drop_voice(*, actor: Any, voice: Voice) -> Signal:
    """Take back that one sees the same; who reported it first stays. Twice is once."""
    signal = locked(voice.signal)
    found = signal.voices.filter(pk=voice.pk).first()
    if found is None:
        return signal
    if found.is_first:
        raise Refusal(_("Who reported it first stays with the signal. Remove the signal instead."))
    if found.told.exists():
        raise Refusal(_("This reporter heard what came of it already, and stays in the story."))
    found.delete()
    if not signal.voices.exists():
        signal.delete()
        return signal
    record(actor=actor, verb="not_seen_any_more", on=signal, region=signal.region)
    return signal


@operation
def remove_signal(*, actor: Any, signal: Signal, now: dt.datetime) -> Signal:
    """Put a signal that stands alone in the bin. Twice is once."""
    fresh = locked(signal)
    if fresh.dossier_id is not None:
        raise Refusal(_("This signal stands in a dossier. Take it out there first."))
    put_in_bin(fresh, actor=actor, region=fresh.region, now=now)
    return fresh


@operation
def restore_signal(*, actor: Any, signal: Signal) -> Signal:
    """Take a signal out of the bin. Twice is once."""
    fresh = locked(signal)
    take_out_of_bin(fresh, actor=actor, region=fresh.region)
    return fresh


@operation
def purge_signals(*, actor: None, before: dt.datetime) -> int:
    """Delete for good what was put in the bin before a moment."""
    gone = list(Signal.objects.filter(removed_at__lt=before).select_related("region"))
    return empty_bin(((row, row.region) for row in gone), actor=actor)
