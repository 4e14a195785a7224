"""What documents hand down: what lies in the bin, how it comes back or goes for good, and where its page is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from regietafel.core import registry
from regietafel.core.errors import Refusal
from regietafel.documents import previews
from regietafel.documents.holders import holder_of
from regietafel.documents.keeping import sweep
from regietafel.documents.models import Document
from regietafel.documents.operations import purge_documents, restore_document
from regietafel.documents.scanning import scan_later
from regietafel.documents.texts import wake_for_what_waits
from regietafel.territories.models import Region

KIND = "documents.document"


def removed_documents(region: Region) -> Iterator[registry.RemovedRow]:
    """The documents in the bin of a region."""
    for document in Document.objects.filter(region=region, removed_at__isnull=False).select_related("removed_by"):
        assert document.removed_at is not None, "only what was removed lies in the bin"
        yield registry.RemovedRow(
            kind=KIND,
            pk=document.pk,
            label=document.title,
            kind_label=_("Document"),
            removed_at=document.removed_at,
            removed_by=str(document.removed_by or ""),
        )


def put_back_document(*, actor: Any, region: Region, pk: int) -> Document:
    """Take a document of the region out of the bin."""
    document = Document.objects.filter(region=region, pk=pk).first()
    if document is None or not holder_of(document.holder_kind).there([document.holder_pk]):
        raise Refusal(_("This does not lie in the bin any more."))
    return restore_document(actor=actor, document=document)


def document_url(region: Region, pk: int) -> str:
    """The page of a document, unless it is gone."""
    there = Document.objects.filter(region=region, pk=pk, removed_at__isnull=True).exists()
    return reverse("documents:document", args=[region.slug, pk]) if there else ""


def purged_documents(before: dt.datetime) -> int:
    """Let the clock empty the bin of documents."""
    return purge_documents(actor=None, before=before)


def hand_over() -> None:
    """Put everything in its slot."""
    registry.removed_rows.register(KIND, removed_documents)
    registry.restorers.register(KIND, put_back_document)
    registry.purgers.register(KIND, purged_documents)
    registry.journal_urls.register(KIND, document_url)
    registry.ticks.register("files", sweep)
    registry.ticks.register("scanning", scan_later)
    registry.ticks.register("texts of files", wake_for_what_waits)
    registry.ticks.register("previews", previews.sweep)
