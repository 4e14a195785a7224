"""What happens to documents. Each deed first asks the holder whether anything may change there, and locks it."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, locked_at, operation
from regietafel.documents.holders import holder_of, holders
from regietafel.documents.intake import insist_can_be_kept
from regietafel.documents.keeping import keep
from regietafel.documents.models import Document, DocumentKind, DocumentVersion
from regietafel.documents.names import clean_name
from regietafel.journal.bin import empty_bin, put_in_bin, take_out_of_bin
from regietafel.journal.operations import record, snapshot
from regietafel.territories.models import Region

MOST_VERSIONS = 100
DETAILS = ("title", "kind", "dated", "source")


@dataclass(frozen=True)
class Place:
    """On which row a document hangs."""

    region: Region
    kind: str
    pk: int


@dataclass(frozen=True)
class Details:
    """What is known about a document beside its content."""

    title: str
    kind: str = DocumentKind.OTHER
    dated: dt.date | None = None
    source: str = ""


@operation
def add_document(*, actor: Any, place: Place, details: Details, file: UploadedFile[Any], now: dt.datetime) -> Document:
    """Hang a new document on a row, with its first version."""
    holder = holder_of(place.kind)
    holder.insist_open(place.pk)
    insist_can_be_kept(file, holder.also)
    document = Document.objects.create(
        region=place.region, holder_kind=place.kind, holder_pk=place.pk, **asdict(details)
    )
    version = write_version(actor, document, file, "", now)
    told = {**snapshot(document, DETAILS), "file": version.file_name}
    record(actor=actor, verb="created", on=document, region=place.region, after=told)
    return document


@operation
def add_version(
    *, actor: Any, document: Document, file: UploadedFile[Any], note: str = "", now: dt.datetime
) -> DocumentVersion:
    """Give a document a newer file; the older ones stay."""
    fresh = locked_open(document)
    insist_can_be_kept(file, holder_of(fresh.holder_kind).also)
    before = fresh.newest
    if before.number >= MOST_VERSIONS:
        raise Refusal(_("A document holds at most %(most)s versions.") % {"most": MOST_VERSIONS}, field="file")
    version = write_version(actor, fresh, file, note, now)
    if version.stored_id == before.stored_id:
        raise Refusal(
            _("This is the very file that is there already, as version %(number)s.") % {"number": before.number},
            field="file",
        )
    fresh.save_next()
    record(
        actor=actor,
        verb="renewed",
        on=fresh,
        region=fresh.region,
        before={"file": before.file_name, "file_version": before.number},
        after={"file": version.file_name, "file_version": version.number},
        reason=note,
    )
    return version


def write_version(
    actor: Any, document: Document, file: UploadedFile[Any], note: str, now: dt.datetime
) -> DocumentVersion:
    """Write the next version of a document."""
    numbers = document.versions.values_list("number", flat=True)
    return DocumentVersion.objects.create(
        document=document,
        number=max(numbers, default=0) + 1,
        stored=keep(file, now),
        file_name=clean_name(file.name or ""),
        note=note,
        uploaded_by=actor,
        uploaded_at=now,
    )


@operation
def edit_document(*, actor: Any, document: Document, details: Details, version: int | None) -> Document:
    """Change what is known about a document."""
    holder_of(document.holder_kind).insist_open(document.holder_pk)
    fresh = locked_at(document, version)
    insist_is_there(fresh)
    before = snapshot(fresh, DETAILS)
    for name, value in asdict(details).items():
        setattr(fresh, name, value)
    after = snapshot(fresh, DETAILS)
    if after != before:
        fresh.save_next(*DETAILS)
        record(actor=actor, verb="changed", on=fresh, region=fresh.region, before=before, after=after)
    return fresh


@operation
def remove_document(*, actor: Any, document: Document, now: dt.datetime) -> Document:
    """Put a document in the bin. Twice is once."""
    holder_of(document.holder_kind).insist_open(document.holder_pk)
    fresh = locked(document)
    put_in_bin(fresh, actor=actor, region=fresh.region, now=now)
    return fresh


@operation
def restore_document(*, actor: Any, document: Document) -> Document:
    """Take a document out of the bin. Twice is once."""
    holder_of(document.holder_kind).insist_open(document.holder_pk)
    fresh = locked(document)
    take_out_of_bin(fresh, actor=actor, region=fresh.region)
    return fresh


@operation
def purge_documents(*, actor: None, before: dt.datetime) -> int:
    """Delete for good what was put in the bin before a moment, and what hangs on rows that are gone for good.

    Their content goes a few days later, unless another document has it too.
    """
    gone = list(Document.objects.filter(removed_at__lt=before).select_related("region"))
    for kind, holder in holders().items():
        hanging = Document.objects.filter(holder_kind=kind)
        keys = set(hanging.values_list("holder_pk", flat=True))
        left = keys - holder.there(keys) if keys else set()
        gone += hanging.filter(holder_pk__in=left).exclude(removed_at__lt=before).select_related("region")
    return empty_bin(((document, document.region) for document in gone), actor=actor)


def locked_open(document: Document) -> Document:
    """A document that may be changed, locked after what holds it."""
    holder_of(document.holder_kind).insist_open(document.holder_pk)
    fresh = locked(document)
    insist_is_there(fresh)
    return fresh


def insist_is_there(document: Document) -> None:
    """Refuse to change what lies in the bin."""
    if document.is_removed:
        raise Refusal(_("This document was removed. Restore it first."))
