"""Which documents of a dossier can go along with its note, which do, and which of those of a version can still be opened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from regietafel.documents.models import Document
from regietafel.documents.queries import documents_visible_to
from regietafel.policy_signals.annexes import annex_in_words
from regietafel.policy_signals.holding import HOLDER
from regietafel.policy_signals.models import Dossier, Note, NoteVersion


@dataclass(frozen=True)
class AnnexShown:
    """An annex of a version in words; a key if the person can open it as it was then."""

    said: str
    document: int | None
    version: int | None


def papers_to_choose(user: Any, dossier: Dossier) -> list[Document]:
    """The documents that hang on a dossier, by title."""
    found = documents_visible_to(user).filter(holder_kind=HOLDER, holder_pk=dossier.pk)
    return list(found.prefetch_related("versions__stored").order_by("title", "pk"))


def annexes_of(note: Note) -> list[Document]:
    """The documents that go along with a note, in order; what lies in the bin does not."""
    rows = note.annex_rows.filter(document__removed_at__isnull=True).select_related("document")
    return [row.document for row in rows.prefetch_related("document__versions__stored")]


def annexes_of_version(user: Any, version: NoteVersion) -> list[AnnexShown]:
    """The annexes of a version, each with the file of then if it is still there."""
    keys = [one["document"] for one in version.annexes if one.get("document")]
    there = set(documents_visible_to(user).filter(pk__in=keys).values_list("pk", "versions__number"))
    shown = []
    for one in version.annexes:
        document, number = one.get("document"), one.get("version")
        opens = (document, number) in there
        shown.append(AnnexShown(annex_in_words(one), document if opens else None, number if opens else None))
    return shown


def annexes_still_there(version: NoteVersion) -> list[Document]:
    """The documents that were annexes of a version and still hang on the dossier, in their order."""
    keys = [one["document"] for one in version.annexes if one.get("document")]
    holder = {"holder_kind": HOLDER, "holder_pk": version.note.dossier_id}
    found = Document.objects.filter(pk__in=keys, removed_at__isnull=True, **holder).in_bulk()
    return [found[key] for key in keys if key in found]
