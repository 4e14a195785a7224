"""Which documents go along with a note, and in which order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.operations import locked_at, operation
from regietafel.documents.models import Document
from regietafel.journal.operations import record
from regietafel.policy_signals.holding import HOLDER
from regietafel.policy_signals.models import Note, NoteAnnex
from regietafel.policy_signals.operations.dossiers import insist_is_there
from regietafel.policy_signals.queries.annexes import annexes_of

MOST_ANNEXES = 50


def set_annexes(note: Note, documents: Sequence[Document]) -> None:
    """Let these documents go along with a locked note, in this order."""
    note.annex_rows.all().delete()
    NoteAnnex.objects.bulk_create(
        NoteAnnex(note=note, document=one, place=place) for place, one in enumerate(documents, start=1)
    )


@operation
def choose_annexes(*, actor: Any, note: Note, documents: Sequence[Document], version: int | None) -> Note:
    """Choose the annexes of a note, in their order. Versions that were fixed keep theirs."""
    fresh = locked_at(note, version)
    dossier = fresh.dossier
    insist_is_there(dossier)
    if len(documents) > MOST_ANNEXES:
        raise Refusal(_("A note has at most %(most)s annexes.") % {"most": MOST_ANNEXES})
    for one in documents:
        if (one.holder_kind, one.holder_pk) != (HOLDER, dossier.pk) or one.is_removed:
            raise Refusal(_("“%(title)s” does not hang on this dossier any more. Look again.") % {"title": one})
    before = annexes_of(fresh)
    chosen = list(dict.fromkeys(documents))
    if before != chosen:
        set_annexes(fresh, chosen)
        fresh.save_next("title")
        told = {"annexes": [one.title for one in before]}, {"annexes": [one.title for one in chosen]}
        record(actor=actor, verb="note_written", on=dossier, region=dossier.region, before=told[0], after=told[1])
    return fresh
