"""The only doors to documents: who may read what holds them, reads them."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Left

from regietafel.documents.holders import holders
from regietafel.documents.models import Document, DocumentVersion, FileText, StoredFile
from regietafel.documents.storage import is_whole
from regietafel.territories.models import Region

BEGINNING = 1500
"""So many signs of a text are shown on a page."""


def documents_to_restore(user: Any) -> QuerySet[Document]:
    """The documents of what the person may read, those in the bin too."""
    wanted = Q(pk__in=[])
    for kind, holder in holders().items():
        wanted |= Q(holder_kind=kind, holder_pk__in=holder.seen_by(user))
    return Document.objects.filter(wanted)


def documents_visible_to(user: Any) -> QuerySet[Document]:
    """The documents that a person may read."""
    return documents_to_restore(user).filter(removed_at__isnull=True)


def document_of(user: Any, region: Region, pk: int, *, in_bin: bool = False) -> Document | None:
    """A document of a region that the person may read, with its versions at hand."""
    seen = documents_to_restore(user) if in_bin else documents_visible_to(user)
    found = seen.filter(region=region, pk=pk).prefetch_related("versions__stored", "versions__uploaded_by").first()
    if found:
        found.region = region
    return found


def version_of(document: Document, number: int) -> DocumentVersion | None:
    """One version of a document."""
    return next((version for version in document.versions.all() if version.number == number), None)


def beginning_of(stored: StoredFile) -> FileText | None:
    """What is known of the inside of a file, with how its text begins and without the rest of that."""
    rows = FileText.objects.filter(stored=stored).defer("text")
    return rows.annotate(beginning=Left("text", BEGINNING)).first()


def lost_files() -> list[str]:
    """The checksums of content that documents have and the storage has not, or not whole."""
    used = StoredFile.objects.filter(versions__isnull=False).distinct().values_list("sha256", "size")
    return [sha256 for sha256, size in used.iterator() if not is_whole(sha256, size)]


def count_texts() -> dict[str, int]:
    """How many files there are of which the text is so far, by state."""
    held = FileText.objects.order_by().values_list("state").annotate(Count("pk"))
    return dict(held)
