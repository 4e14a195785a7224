"""What the pages below show of signals: who must still hear something."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from regietafel.attention import texts
from regietafel.attention.sources import Source, Waiting, sources
from regietafel.core import registry
from regietafel.core.registry import Block, Line
from regietafel.policy_signals.models import Dossier, Signal
from regietafel.policy_signals.operations.news_clock import tick
from regietafel.policy_signals.queries.dossiers import loose_signals
from regietafel.policy_signals.queries.story import told_about
from regietafel.policy_signals.queries.to_tell import (
    dossiers_that_can_close,
    dossiers_with_people_to_tell,
    voices_to_tell,
)
from regietafel.policy_signals.queries.visible import dossiers_visible_to, signals_visible_to
from regietafel.territories.models import Region

MOST = 5


def page_of(region: Region, pk: int) -> str:
    """The block of who must still hear something, on the page of a dossier."""
    return reverse("policy_signals:dossier", args=[region.slug, pk]) + "#telling"


def start_blocks(user: Any, region: Region, today: dt.date) -> Iterator[Block]:
    """The team whom somebody must tell, and which dossiers can close."""
    if not user.has_perm("policy_signals.bundle", region):
        return
    lines = []
    count = voices_to_tell(region).count()
    dossiers = list(dossiers_with_people_to_tell(region)[:MOST]) if count else []
    if dossiers:
        text = ngettext(
            "%(count)s reporter must be told by somebody", "%(count)s reporters must be told by somebody", count
        )
        names = ", ".join(str(one) for one in dossiers)
        lines.append(Line(text % {"count": count}, page_of(region, dossiers[0].pk), note=names, count=count))
    lines += [
        Line(_("Can be closed: %(dossier)s") % {"dossier": dossier}, page_of(region, dossier.pk))
        for dossier in dossiers_that_can_close(region, today)[:MOST]
    ]
    if lines:
        yield Block("me", _("Signals: feed back"), lines, order=38)


def waiting(user: Any, region: Region, today: dt.date) -> Iterator[Waiting]:
    """For the team, a line for each dossier in which somebody must be told, or that can close."""
    if not user.has_perm("policy_signals.bundle", region):
        return
    for dossier in dossiers_with_people_to_tell(region):
        text = _("Tell who reported: %(dossier)s") % {"dossier": dossier}
        yield Waiting(f"policy_signals.tell:{dossier.pk}", text, page_of(region, dossier.pk))
    if count := loose_signals(user, region).count():
        text = ngettext("%(count)s signal to bundle", "%(count)s signals to bundle", count) % {"count": count}
        here = reverse("policy_signals:bundle", args=[region.slug])
        yield Waiting("policy_signals.bundle", text, here, count=count)
    for dossier in dossiers_that_can_close(region, today):
        text = _("Can be closed: %(dossier)s") % {"dossier": dossier}
        yield Waiting(f"policy_signals.close:{dossier.pk}", text, page_of(region, dossier.pk))


def dossier_said(pk: int) -> texts.Spoken | None:
    """What a dossier says is the matter."""
    row = Dossier.objects.filter(pk=pk, removed_at__isnull=True).select_related("region").first()
    if row is None:
        return None
    return texts.Spoken(
        region=row.region,
        text=f"{row.summary}\n{row.wish}\n{row.outcome}",
        label=row.title,
        url=reverse("policy_signals:dossier", args=[row.region.slug, pk]),
        seen_by=lambda user: dossiers_visible_to(user).filter(pk=pk).exists(),
    )


def signal_said(pk: int) -> texts.Spoken | None:
    """What somebody noticed, as the team writes it down."""
    row = Signal.objects.filter(pk=pk, removed_at__isnull=True).select_related("region").first()
    if row is None:
        return None
    return texts.Spoken(
        region=row.region,
        text=f"{row.what}\n{row.suggestion}",
        label=str(row),
        url=reverse("policy_signals:signal", args=[row.region.slug, pk]),
        seen_by=lambda user: signals_visible_to(user).filter(pk=pk).exists(),
    )


def hand_over() -> None:
    """Register with the slots of the registry."""
    registry.start_blocks.register("policy_signals telling", start_blocks)
    sources.register(Source("signal", gettext_lazy("Signals"), waiting, order=60))
    texts.register("policy_signals.dossier", dossier_said)
    texts.register("policy_signals.signal", signal_said)
    registry.personal_data.register("signals", told_about)
    registry.ticks.register("news about signals", tick)
