"""The short form of a region: opened, closed, and given a new link."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, locked_at, operation
from regietafel.journal.operations import record, snapshot
from regietafel.policy_signals.models import SignalDesk
from regietafel.territories.models import Region

TOLD = ("is_open", "until", "opening")


@dataclass(frozen=True)
class DeskData:
    """Whether the form is open, until when its link works, and what stands above it."""

    is_open: bool
    until: dt.date | None = None
    opening: str = ""


@operation
def desk_of(*, actor: Any, region: Region) -> SignalDesk:
    """The desk of a region, made when somebody first looks after it."""
    return SignalDesk.objects.get_or_create(region=region)[0]


@operation
def set_desk(*, actor: Any, desk: SignalDesk, data: DeskData, today: dt.date, version: int | None) -> SignalDesk:
    """Open or close the form."""
    fresh = locked_at(desk, version)
    if data.is_open and (data.until is None or data.until < today):
        raise Refusal(_("Choose a day from today until which the link works."), field="until")
    before = snapshot(fresh, TOLD)
    fresh.is_open, fresh.until, fresh.opening = data.is_open, data.until, data.opening.strip()
    after = snapshot(fresh, TOLD)
    if after != before:
        fresh.save_next(*TOLD)
        record(
            actor=actor,
            verb="desk_set",
            on=fresh,
            region=fresh.region,
            before=before,
            after=after,
            label=_("Short form"),
        )
    return fresh


@operation
def renew_desk(*, actor: Any, desk: SignalDesk) -> SignalDesk:
    """Give the form a new link; the one of before ends."""
    fresh = locked(desk)
    fresh.issue += 1
    fresh.save_next("issue")
    record(actor=actor, verb="desk_renewed", on=fresh, region=fresh.region, label=_("Short form"))
    return fresh
