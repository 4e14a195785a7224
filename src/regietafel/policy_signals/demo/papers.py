"""Notes, letters and replies of the demo."""

from __future__ import annotations

import datetime as dt
from typing import Any

from regietafel.policy_signals.models import Dossier, Letter, Note, NoteVersion, Reply

Content = dict[str, Any]
WORDS = ("addressee", "channel", "subject", "given_up_reason")
DATES = ("sent_on", "answer_by", "given_up_on")


def add_note(dossier: Dossier, text: str) -> NoteVersion:
    """The note of a dossier, fixed once."""
    note = Note.objects.create(dossier=dossier, title=dossier.title, text=text)
    return NoteVersion.objects.create(note=note, number=1, title=note.title, text=text, made_on=dossier.phase_since)


def add_letter(dossier: Dossier, entry: Content, version: NoteVersion | None, now: dt.datetime) -> None:
    """A letter that was sent, with what came back."""
    values: Content = {name: entry[name] for name in WORDS if name in entry}
    values |= {name: dt.date.fromisoformat(entry[name]) for name in DATES if name in entry}
    letter = Letter.objects.create(dossier=dossier, note_version=version, **values)
    for reply in entry.get("replies", []):
        on = dt.date.fromisoformat(reply["on"])
        Reply.objects.create(letter=letter, noted_at=now, **{**reply, "on": on})
