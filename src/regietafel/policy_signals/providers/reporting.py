"""What the pages below show of signals: signals, and the short form."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from regietafel.core import registry
from regietafel.core.errors import Refusal
from regietafel.core.registry import NavItem, RemovedRow
from regietafel.policy_signals.models import Signal
from regietafel.policy_signals.operations.reporting import purge_signals, restore_signal
from regietafel.territories.models import Region


def nav_items(user: Any, region: Region) -> Iterator[NavItem]:
    """The own signals, for an editor who does not see the board."""
    seats = user.has_perm("policy_signals.view_signals", region)
    if seats and not user.has_perm("policy_signals.view_board", region):
        yield NavItem(_("Signals"), reverse("policy_signals:signals", args=[region.slug]), order=37)


def removed_rows(region: Region) -> Iterator[RemovedRow]:
    """The signals in the bin of a region."""
    for row in Signal.objects.filter(region=region, removed_at__isnull=False).select_related("removed_by"):
        assert row.removed_at is not None, "only what was removed lies in the bin"
        yield RemovedRow(
            "policy_signals.signal", row.pk, str(row), _("Signal"), row.removed_at, str(row.removed_by or "")
        )


def put_back(*, actor: Any, region: Region, pk: int) -> Signal:
    """Take a signal of the region out of the bin."""
    row = Signal.objects.filter(region=region, pk=pk).first()
    if row is None:
        raise Refusal(_("This does not lie in the bin any more."))
    return restore_signal(actor=actor, signal=row)


def purged(before: dt.datetime) -> int:
    """Let the clock empty the bin of signals."""
    return purge_signals(actor=None, before=before)


def signal_url(region: Region, pk: int) -> str:
    """The page of a signal, unless it is gone."""
    there = Signal.objects.filter(region=region, pk=pk, removed_at__isnull=True).exists()
    return reverse("policy_signals:signal", args=[region.slug, pk]) if there else ""


def hand_over() -> None:
    """Register with the slots of the registry."""
    registry.nav_items.register("policy_signals own", nav_items)
    registry.removed_rows.register("policy_signals.signal", removed_rows)
    registry.restorers.register("policy_signals.signal", put_back)
    registry.purgers.register("policy_signals.signal", purged)
    registry.journal_urls.register("policy_signals.signal", signal_url)
