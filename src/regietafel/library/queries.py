"""What a person sees of the library of a region: all of it with a role there, found by words, sort, theme and year."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Count, Q, QuerySet

from regietafel.documents.models import Document
from regietafel.library.models import ItemTheme, LibraryItem
from regietafel.membership.queries import organisations_spoken_for
from regietafel.people.queries import running_roles
from regietafel.search.queries import keys_found
from regietafel.search.registry import kinds
from regietafel.search.words import question
from regietafel.territories.models import Region

HOLDER = KIND = "library.libraryitem"
"""What documents, the journal and the index call an entry."""


def items_to_restore(user: Any) -> QuerySet[LibraryItem]:
    """The entries of the regions in which a person has a role, those in the bin too."""
    return LibraryItem.objects.filter(region__in=running_roles(user).values("region"))


def items_visible_to(user: Any) -> QuerySet[LibraryItem]:
    """The entries that a person may read."""
    return items_to_restore(user).filter(removed_at__isnull=True)


def items_of(user: Any, region: Region) -> QuerySet[LibraryItem]:
    """The library of a region, the newest first."""
    rows = items_visible_to(user).filter(region=region)
    return rows.select_related("region", "added_by").prefetch_related("themes").order_by("-added_at", "-pk")


def item_of(user: Any, region: Region, pk: int, *, in_bin: bool = False) -> LibraryItem | None:
    """One entry of a region that the person may read."""
    seen = items_to_restore(user) if in_bin else items_visible_to(user)
    return seen.filter(region=region, pk=pk).select_related("region", "added_by").prefetch_related("themes").first()


def narrowed(items: QuerySet[LibraryItem], region: Region, wanted: Mapping[str, Any]) -> QuerySet[LibraryItem]:
    """Those that are looked for; words are looked for by the index, which knows what stands in files too."""
    asked = question(str(wanted.get("q") or ""))
    if asked.terms:
        kind = next(one for one in kinds if one.name == KIND)
        items = items.filter(pk__in=keys_found(region, asked, kind))
    if wanted.get("kind"):
        items = items.filter(kind=wanted["kind"])
    if wanted.get("theme"):
        items = items.filter(pk__in=ItemTheme.objects.filter(name=wanted["theme"]).values("item"))
    if wanted.get("year"):
        items = items.filter(year=int(wanted["year"]))
    return items


def themes_in(items: QuerySet[LibraryItem]) -> list[str]:
    """The themes that entries have, the most used first."""
    found = ItemTheme.objects.filter(item__in=items.order_by()).order_by().values_list("name")
    return [name for name, _count in found.annotate(often=Count("pk")).order_by("-often", "name")]


def years_in(items: QuerySet[LibraryItem]) -> list[int]:
    """The years that entries are of, the latest first."""
    return sorted(items.order_by().values_list("year", flat=True).distinct(), reverse=True)


def files_of(items: list[LibraryItem]) -> dict[int, Document]:
    """The document of each entry that has one which is not in the bin."""
    hanging = Q(holder_kind=HOLDER, holder_pk__in=[one.pk for one in items], removed_at__isnull=True)
    found = Document.objects.filter(hanging).select_related("region").prefetch_related("versions__stored")
    return {one.holder_pk: one for one in found.order_by("-pk")}


def own_organisation(user: Any, region: Region) -> str:
    """The organisation for which a person sits at the table, to begin with; nothing where that is not one."""
    found = list(organisations_spoken_for(user, region)[:2])
    return found[0].name if len(found) == 1 else ""
