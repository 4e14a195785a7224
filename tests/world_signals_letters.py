"""What :mod:`tests.world` knows of signals: notes, co-signatories, letters and replies."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from regietafel.documents.models import Document
from regietafel.policy_signals import links
from regietafel.policy_signals.holding import HOLDER
from regietafel.policy_signals.models import CoSignatory, Dossier, NoteAnnex, Signal
from regietafel.territories.models import Municipality, Region
from tests.documents.files import make_document
from tests.policy_signals.make import make_letter, make_note, make_reply


def add_letters(region: Region, base: int, secret: str, dossier: Dossier, signal: Signal) -> dict[str, Any]:
    """A note with one version and one who is asked, a letter that left with a reply, a draft, and one in the bin."""
    first, today = base + 1, timezone.localdate()
    note = make_note(dossier, f"{secret or 'zqtable '}tekst van de nota", "herzien", pk=first)
    title = f"{secret or 'zqtable '}bijlage"
    paper = make_document(region, dossier.pk, f"{base} bijlage".encode(), pk=first + 60, title=title)
    Document.objects.filter(pk=paper.pk).update(holder_kind=HOLDER)
    NoteAnnex.objects.create(pk=first, note=note, document=paper, place=1)
    CoSignatory.objects.create(
        pk=first,
        note=note,
        municipality=Municipality.objects.filter(regions=region).order_by("pk")[0],
        asked_on=today,
        until=today + dt.timedelta(days=30),
    )
    sent = today - dt.timedelta(days=20)
    by_mail = {
        "mailed_at": timezone.now(),
        "email": "kabinet@elders.example",
        "until": today + dt.timedelta(days=300),
        "note_version": note.versions.get(number=1),
    }
    letter = make_letter(dossier, f"{secret or 'zqtable '}Kabinet", pk=first, sent_on=sent, answer_by=today, **by_mail)
    make_reply(
        letter, f"{secret or 'zqtable '}We bekijken het", pk=first, on=today - dt.timedelta(days=2), extent="partial"
    )
    make_reply(letter, f"{secret or 'zqremoved '}Vergist", pk=first + 1, removed_at=timezone.now())
    make_letter(dossier, f"{secret or 'zqletter '}Koepel", pk=first + 1)
    make_letter(dossier, f"{secret or 'zqremoved '}Weg", pk=first + 2, removed_at=timezone.now())
    return {
        "cosignatory": first,
        "letter": first,
        "draft_letter": first + 1,
        "removed_letter": first + 2,
        "reply": first,
        "removed_reply": first + 1,
        "letter_token": links.token_for(links.LETTER, first),
        "sign_token": links.token_for(links.SIGN, first),
    }
