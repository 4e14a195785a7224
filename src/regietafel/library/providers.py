"""What the library hands down: the menu, the bin, addresses for the journal and what is known of a person."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from regietafel.core import registry
from regietafel.core.errors import Refusal
from regietafel.library.models import LibraryItem
from regietafel.library.operations import purge_items, restore_item
from regietafel.library.queries import KIND
from regietafel.territories.models import Region


def nav_items(user: Any, region: Region) -> Iterator[registry.NavItem]:
    """The library, for everybody with a role."""
    if user.has_perm("library.view_library", region):
        yield registry.NavItem(_("Library"), reverse("library:list", args=[region.slug]), order=39)


def removed_items(region: Region) -> Iterator[registry.RemovedRow]:
    """The entries in the bin of a region."""
    for item in LibraryItem.objects.filter(region=region, removed_at__isnull=False).select_related("removed_by"):
        assert item.removed_at is not None, "only what was removed lies in the bin"
        yield registry.RemovedRow(
            KIND, item.pk, item.title, _("Entry of the library"), item.removed_at, str(item.removed_by or "")
        )


def put_back(*, actor: Any, region: Region, pk: int) -> LibraryItem:
    """Take an entry of the region out of the bin."""
    item = LibraryItem.objects.filter(region=region, pk=pk).first()
    if item is None:
        raise Refusal(_("This does not lie in the bin any more."))
    return restore_item(actor=actor, item=item)


def purged(before: dt.datetime) -> int:
    """Let the clock empty the bin of entries."""
    return purge_items(actor=None, before=before)


def item_url(region: Region, pk: int) -> str:
    """The page of an entry, unless it is gone."""
    there = LibraryItem.objects.filter(region=region, pk=pk, removed_at__isnull=True).exists()
    return reverse("library:item", args=[region.slug, pk]) if there else ""


def items_added_by(person: Any) -> list[dict[str, Any]]:
    """What a person put in libraries, for the export of what is kept about them."""
    found = LibraryItem.objects.filter(added_by=person).select_related("region").order_by("pk")
    return [{"region": str(one.region), "title": one.title, "added": one.added_at.isoformat()} for one in found]


def hand_over() -> None:
    """Put everything in its slot."""
    registry.nav_items.register("library", nav_items)
    registry.removed_rows.register(KIND, removed_items)
    registry.restorers.register(KIND, put_back)
    registry.purgers.register(KIND, purged)
    registry.journal_urls.register(KIND, item_url)
    registry.personal_data.register("library", items_added_by)
