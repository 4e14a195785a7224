"""Signals come into a dossier, and out of it again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, operation
from regietafel.journal.operations import record
from regietafel.policy_signals.lifecycle import CLOSED, Phase, asks_reason
from regietafel.policy_signals.models import Dossier, Signal, StepKind
from regietafel.policy_signals.operations.steps import add_step

MOST_AT_ONCE = 200


def join(*, actor: Any, dossier: Dossier, signals: Collection[Signal], now: dt.datetime) -> list[Signal]:
    """Put signals in a locked dossier, inside the transaction of the deed; those that are in it already stay."""
    if len(signals) > MOST_AT_ONCE:
        raise Refusal(_("That is too much at once. Choose at most %(most)s signals.") % {"most": MOST_AT_ONCE})
    joined = []
    for signal in sorted(signals, key=lambda one: one.pk):
        fresh = locked(signal)
        if fresh.dossier_id == dossier.pk:
            continue
        insist_can_join(fresh, dossier)
        fresh.dossier, fresh.phase, fresh.reason = dossier, Phase.REPORTED, ""
        fresh.save_next("dossier", "phase", "reason")
        record(actor=actor, verb="bundled", on=fresh, region=fresh.region, after={"dossier": str(dossier)})
        joined.append(fresh)
    return joined


def insist_can_join(signal: Signal, dossier: Dossier) -> None:
    """Refuse what is of elsewhere, gone, or in another dossier; one that was withdrawn wants a reason first."""
    if signal.region_id != dossier.region_id:
        raise Refusal(_("This signal does not belong to the region."), field="signals")
    if signal.is_removed:
        raise Refusal(_("The signal “%(signal)s” was removed. Restore it first.") % {"signal": signal}, field="signals")
    if signal.dossier_id is not None:
        raise Refusal(
            _("The signal “%(signal)s” stands in another dossier: “%(dossier)s”. Take it out there first.")
            % {"signal": signal, "dossier": signal.dossier},
            field="signals",
        )
    if asks_reason(signal.phase, Phase.BUNDLED):
        raise Refusal(
            _("The signal “%(signal)s” was withdrawn. Take it up again first, and say why.") % {"signal": signal},
            field="signals",
        )


@operation
def bundle(*, actor: Any, dossier: Dossier, signals: Collection[Signal], now: dt.datetime) -> Dossier:
    """Add signals to a dossier that runs; those who reported them hear the story from then on."""
    fresh = locked(dossier)
    if fresh.is_removed:
        raise Refusal(_("This dossier was removed. Restore it first."), field="dossier")
    if Phase(fresh.phase) in CLOSED and not fresh.is_standing:
        raise Refusal(_("This dossier is closed. Take it up again first, or begin a new one."), field="dossier")
    if not signals:
        raise Refusal(_("Choose at least one signal."), field="signals")
    joined = join(actor=actor, dossier=fresh, signals=signals, now=now)
    if joined:
        said = _("Others reported the same. Their signal was added to this dossier.")
        add_step(actor=actor, dossier=fresh, kind=StepKind.JOINED, said=said, now=now)
    return fresh


@operation
def take_out(*, actor: Any, signal: Signal) -> Signal:
    """Take a signal out of its dossier: it stands alone again. Twice is once."""
    fresh = locked(signal)
    dossier = fresh.dossier
    if dossier is None:
        return fresh
    if dossier.phase != Phase.BUNDLED:
        raise Refusal(
            _("This dossier is “%(phase)s” already: whoever reported this signal has been told so. It stays in it.")
            % {"phase": dossier.get_phase_display()}
        )
    fresh.dossier = None
    fresh.save_next("dossier")
    record(actor=actor, verb="unbundled", on=fresh, region=fresh.region, before={"dossier": str(dossier)})
    return fresh
