"""What of the library can be looked for: what an entry says, and what stands in its file."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from regietafel.documents.models import Document
from regietafel.documents.searchable import document_rows, said_in
from regietafel.library.models import LibraryItem
from regietafel.library.queries import HOLDER, KIND, items_visible_to
from regietafel.search.registry import Family, Kind, Place, Rows, Text, address_of, kinds
from regietafel.territories.models import Region


def item_rows() -> QuerySet[LibraryItem]:
    """The entries that are not in the bin, with their themes at hand."""
    return LibraryItem.objects.filter(removed_at__isnull=True).prefetch_related("themes")


def item_text(row: LibraryItem) -> Text:
    """An entry goes by all that it says and by what stands in its file; it is its own holder."""
    themes = " ".join(str(theme) for theme in row.themes.all())
    file = document_rows().filter(holder_kind=HOLDER, holder_pk=row.pk).order_by("-pk").first()
    inside = said_in(file) if file else ()
    return Text(row.pk, row.region_id, row.title, (row.summary, themes, row.source, row.shared_by, *inside))


def items_seen(user: Any, region: Region, rows: Rows) -> Mapping[int, None]:
    """The entries of a region that a person may read."""
    return dict.fromkeys(items_visible_to(user).filter(region=region).values_list("pk", flat=True))


def items_with(documents: Collection[int]) -> Iterable[int]:
    """The entries that have one of these documents, in the bin or not."""
    return Document.objects.filter(holder_kind=HOLDER, pk__in=documents).values_list("holder_pk", flat=True)


def item_place(region: Region, pk: int, known: None) -> Place:
    """The page of the entry."""
    return Place(address_of("library:item", region.slug, pk))


LIBRARY = Kind(
    name=KIND,
    slug="library",
    label=_("Library"),
    order=49,
    family=Family("library", items_seen),
    rows=item_rows,
    text=item_text,
    place=item_place,
    follows={"documents.document": items_with},
    at_once=25,
)


def hand_over() -> None:
    """Say what can be found."""
    kinds.register(LIBRARY)
