"""What of documents can be looked for: what they are called, what sort they are, from whom, and the names of their files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from regietafel.documents.models import Document
from regietafel.documents.queries import documents_visible_to
from regietafel.search.registry import Family, Kind, Place, Rows, Text, address_of, kinds
from regietafel.territories.models import Region


def document_rows() -> QuerySet[Document]:
    """The documents that are not in the bin, with their versions at hand."""
    return Document.objects.filter(removed_at__isnull=True).prefetch_related("versions")


def document_text(row: Document) -> Text:
    """A document goes by its title, from whom it comes and the name of its newest file; each is asked for by itself."""
    names = [version.file_name for version in row.versions.all()[:1]]
    return Text(row.pk, row.region_id, row.title, (row.source, *names))


def documents_seen(user: Any, region: Region, rows: Rows) -> Mapping[int, None]:
    """The documents of a region that a person may read, by the word of what holds each."""
    return dict.fromkeys(documents_visible_to(user).filter(region=region).values_list("pk", flat=True))


def document_place(region: Region, pk: int, known: None) -> Place:
    """The page of the document."""
    return Place(address_of("documents:document", region.slug, pk))


KIND = Kind(
    name="documents.document",
    slug="documents",
    label=_("Documents"),
    order=48,
    family=Family("documents", documents_seen),
    rows=document_rows,
    text=document_text,
    place=document_place,
)


def hand_over() -> None:
    """Say what can be found."""
    kinds.register(KIND)
