"""What the pages below show of workplaces: adding and changing, contact moments, merging."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from regietafel.core import registry
from regietafel.core.registry import Block, Line, RemovedRow
from regietafel.organisations.models import Organisation
from regietafel.territories.models import Region
from regietafel.workplaces.models import Offer, Workplace
from regietafel.workplaces.operations.workplaces import purge_workplaces, restore_workplace
from regietafel.workplaces.queries.register import registered_for


def mentions(user: Any, region: Region, row: Any) -> Iterator[Block]:
    """The workplaces of an organisation, on its page: for the team with a link to where each is kept."""
    if not isinstance(row, Organisation):
        return
    keeps = user.has_perm("workplaces.watch_over", region)
    lines = []
    for one in registered_for(user, region).filter(organisation=row).select_related("municipality"):
        may = keeps or user.has_perm("workplaces.change_workplace", one)
        url = reverse("workplaces:work", args=[region.slug, one.slug]) if may else ""
        lines.append(Line(one.name, url, note=note_of(one)))
    if lines:
        yield Block("row", _("Workplaces"), lines, order=10)


def note_of(workplace: Workplace) -> str:
    """Where a workplace is, and whether it is over."""
    said = [workplace.municipality.name] if workplace.municipality else []
    if workplace.until is not None and workplace.until < timezone.localdate():
        said.append(_("ended in %(when)s") % {"when": date_format(workplace.until, "F Y")})
    return ", ".join(said)


def removed_rows(region: Region) -> Iterator[RemovedRow]:
    """The workplaces in the bin of a region."""
    found = Workplace.objects.filter(region=region, removed_at__isnull=False)
    for row in found.select_related("removed_by", "organisation"):
        assert row.removed_at is not None, "only what was removed lies in the bin"
        yield RemovedRow(
            kind="workplaces.workplace",
            pk=row.pk,
            label=f"{row.name} ({row.organisation})",
            kind_label=_("Workplace"),
            removed_at=row.removed_at,
            removed_by=str(row.removed_by or ""),
        )


def purged(before: dt.datetime) -> int:
    """Let the clock empty the bin of workplaces."""
    return purge_workplaces(actor=None, before=before)


def workplace_url(region: Region, pk: int) -> str:
    """The page on which a workplace is kept, unless it is gone."""
    row = Workplace.objects.filter(region=region, pk=pk, removed_at__isnull=True).first()
    return reverse("workplaces:work", args=[region.slug, row.slug]) if row else ""


def offer_url(region: Region, pk: int) -> str:
    """The place of an offer on the page where its workplace is kept."""
    row = Offer.objects.filter(workplace__region=region, pk=pk).values_list("workplace", flat=True).first()
    page = workplace_url(region, row) if row else ""
    return f"{page}#offer-{pk}" if page else ""


def hand_over() -> None:
    """Register with the slots of the registry."""
    registry.mentions.register("workplaces", mentions)
    registry.removed_rows.register("workplaces", removed_rows)
    registry.restorers.register("workplaces.workplace", restore_workplace)
    registry.purgers.register("workplaces", purged)
    registry.journal_urls.register("workplaces.workplace", workplace_url)
    registry.journal_urls.register("workplaces.offer", offer_url)
