"""What the pages below show of signals: dossiers and the board."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from regietafel.core import registry
from regietafel.core.errors import Refusal
from regietafel.core.registry import Block, Line, NavItem, RemovedRow
from regietafel.policy_signals import searchable
from regietafel.policy_signals.lifecycle import CLOSED
from regietafel.policy_signals.models import Dossier
from regietafel.policy_signals.operations.dossiers import purge_dossiers, restore_dossier
from regietafel.policy_signals.queries.dossiers import dossiers_of, loose_signals
from regietafel.territories.models import Region


def nav_items(user: Any, region: Region) -> Iterator[NavItem]:
    """The board, for whoever sits at the table."""
    if user.has_perm("policy_signals.view_board", region):
        yield NavItem(_("Signals"), reverse("policy_signals:board", args=[region.slug]), order=37)


def start_blocks(user: Any, region: Region, today: dt.date) -> Iterator[Block]:
    """For the team what waits to be bundled; for the table how many dossiers run."""
    if not user.has_perm("policy_signals.view_board", region):
        return
    here = reverse("policy_signals:board", args=[region.slug])
    if user.has_perm("policy_signals.bundle", region) and (count := loose_signals(user, region).count()):
        text = ngettext("%(count)s signal to bundle", "%(count)s signals to bundle", count) % {"count": count}
        bundling = reverse("policy_signals:bundle", args=[region.slug])
        yield Block("me", _("Signals"), [Line(text, bundling, count=count)], order=45)
    if count := dossiers_of(user, region).exclude(phase__in=CLOSED).count():
        text = ngettext("%(count)s dossier runs", "%(count)s dossiers run", count) % {"count": count}
        yield Block("state", _("Signals"), [Line(text, here, count=count)], order=45)


def removed_rows(region: Region) -> Iterator[RemovedRow]:
    """The dossiers in the bin of a region."""
    for row in Dossier.objects.filter(region=region, removed_at__isnull=False).select_related("removed_by"):
        assert row.removed_at is not None, "only what was removed lies in the bin"
        yield RemovedRow(
            "policy_signals.dossier", row.pk, row.title, _("Dossier"), row.removed_at, str(row.removed_by or "")
        )


def put_back(*, actor: Any, region: Region, pk: int) -> Dossier:
    """Take a dossier of the region out of the bin."""
    row = Dossier.objects.filter(region=region, pk=pk).first()
    if row is None:
        raise Refusal(_("This does not lie in the bin any more."))
    return restore_dossier(actor=actor, dossier=row)


def purged(before: dt.datetime) -> int:
    """Let the clock empty the bin of dossiers."""
    return purge_dossiers(actor=None, before=before)


def dossier_url(region: Region, pk: int) -> str:
    """The page of a dossier, unless it is gone."""
    there = Dossier.objects.filter(region=region, pk=pk, removed_at__isnull=True).exists()
    return reverse("policy_signals:dossier", args=[region.slug, pk]) if there else ""


def hand_over() -> None:
    """Register with the slots of the registry, and among what can be found."""
    searchable.hand_over()
    registry.nav_items.register("policy_signals", nav_items)
    registry.start_blocks.register("policy_signals dossiers", start_blocks)
    registry.removed_rows.register("policy_signals.dossier", removed_rows)
    registry.restorers.register("policy_signals.dossier", put_back)
    registry.purgers.register("policy_signals.dossier", purged)
    registry.journal_urls.register("policy_signals.dossier", dossier_url)
