"""What of documents can be looked for: what they are called, from whom, the name of their file and what stands in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from regietafel.documents.holders import holder_of, holders
from regietafel.documents.models import Document, DocumentKind, DocumentVersion, FileText, StoredFile
from regietafel.documents.queries import documents_visible_to
from regietafel.search.registry import Family, Kind, Place, Rows, Text, address_of, kinds
from regietafel.territories.models import Region


class Hanging(NamedTuple):
    """What is shown of a document that was found: its sort and date, and on which row of which kind it hangs."""

    kind: str
    dated: dt.date | None
    holder_kind: str
    holder_pk: int


def document_rows() -> QuerySet[Document]:
    """The documents that are not in the bin, each with its newest version alone and the text of that at hand."""
    newest = DocumentVersion.objects.filter(document=OuterRef("document")).order_by("-number").values("pk")[:1]
    versions = DocumentVersion.objects.filter(pk=Subquery(newest)).select_related("stored__text")
    return Document.objects.filter(removed_at__isnull=True).prefetch_related(Prefetch("versions", versions))


def listed_rows() -> QuerySet[Document]:
    """Those that are found by themselves, and not as a part of what they hang on."""
    spoken_for = [kind for kind, holder in holders().items() if holder.speaks_for_them]
    return document_rows().exclude(holder_kind__in=spoken_for)


def document_text(row: Document) -> Text:
    """A document goes by its title, from whom it comes, the name of its newest file and what stands in it."""
    return Text(row.pk, row.region_id, row.title, (row.source, *said_in(row)))


def said_in(row: Document) -> tuple[str, ...]:
    """The name of the newest file of one of :func:`document_rows`, and what stands in it."""
    return tuple(part for version in row.versions.all() for part in (version.file_name, written_in(version.stored)))


def written_in(stored: StoredFile) -> str:
    """What stands in a file, unless that is not known or a virus was found in it."""
    known: FileText | None = getattr(stored, "text", None)
    text = known.text if known and not stored.is_infected else ""
    return "\n".join(line for line in text.splitlines() if line.strip())


def documents_seen(user: Any, region: Region, rows: Rows) -> Mapping[int, Hanging]:
    """The documents of a region that a person may read, by the word of what holds each."""
    found = documents_visible_to(user).filter(region=region)
    return {pk: Hanging(*more) for pk, *more in found.values_list("pk", *Hanging._fields)}


def told_together(found: Sequence[Hanging]) -> list[str]:
    """The line below each document: what sort it is, of when, and what it hangs on; each kind of holder is asked once."""
    keys: dict[str, set[int]] = {}
    for one in found:
        keys.setdefault(one.holder_kind, set()).add(one.holder_pk)
    names = {kind: holder_of(kind).names_of(pks) for kind, pks in keys.items()}
    return [told(one, names[one.holder_kind].get(one.holder_pk, "")) for one in found]


def told(one: Hanging, name: str) -> str:
    """One such line."""
    sort = "" if one.kind == DocumentKind.OTHER else str(DocumentKind(one.kind).label)
    dated = date_format(one.dated, "j F Y") if one.dated else ""
    return " · ".join(part for part in (sort, dated, name) if part)


def document_place(region: Region, pk: int, within: str) -> Place:
    """The page of the document."""
    return Place(address_of("documents:document", region.slug, pk), within)


KIND = Kind(
    name="documents.document",
    slug="documents",
    label=_("Documents"),
    order=48,
    family=Family("documents", documents_seen),
    rows=listed_rows,
    text=document_text,
    place=document_place,
    together=told_together,
    at_once=25,
)


def hand_over() -> None:
    """Say what can be found."""
    kinds.register(KIND)
