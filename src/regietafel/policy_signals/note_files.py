"""A note, or a letter, as a Word file and as a PDF: from the same pieces, so that both say the same."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from regietafel.core.typeset import pdf_of
from regietafel.core.word import bytes_of, new_document, writable
from regietafel.policy_signals.annexes import annexes_in_words
from regietafel.policy_signals.markup import Piece, pieces_of
from regietafel.policy_signals.models import CoSignatory, Letter, NoteVersion

TEMPLATE = "policy_signals/typeset/paper.typ"


@dataclass(frozen=True)
class Paper:
    """What stands on the paper, in words."""

    title: str
    sender: str
    about: str
    pieces: list[Piece]
    signed: list[str] = field(default_factory=list)
    address: list[str] = field(default_factory=list)
    annexes: list[str] = field(default_factory=list)


def paper_of_version(version: NoteVersion, signatures: list[CoSignatory]) -> Paper:
    """A version of a note, with who signed it."""
    told = _("Version %(number)s of %(day)s")
    about = told % {"number": version.number, "day": date_format(version.made_on, "j F Y")}
    region = str(version.note.dossier.region)
    names = annexes_in_words(version.annexes)
    return Paper(version.title, region, about, pieces_of(version.text), signed(signatures), annexes=names)


def paper_of_letter(letter: Letter, signatures: list[CoSignatory], today: dt.date) -> Paper:
    """A letter to its addressee, with the note that goes along as an annex."""
    day = date_format(letter.sent_on or today, "j F Y")
    address = [letter.addressee, *(line.strip() for line in letter.address.splitlines() if line.strip())]
    note = letter.note_version
    annexes = [str(note), *annexes_in_words(note.annexes)] if note else []
    region = str(letter.dossier.region)
    return Paper(letter.subject, region, day, pieces_of(letter.text), signed(signatures), address, annexes)


def signed(signatures: list[CoSignatory]) -> list[str]:
    """Who signed along, in words."""
    told = _("%(who)s, signed on %(day)s (version %(number)s)")
    return [
        told % {"who": row, "day": date_format(row.signed_on, "j F Y"), "number": row.signed_version.number}
        for row in signatures
        if row.signed_on and row.signed_version
    ]


def as_docx(paper: Paper) -> bytes:
    """The Word file."""
    document = new_document(paper.title, paper.sender)
    for line in paper.address:
        document.add_paragraph(writable(line)).paragraph_format.space_after = 0
    document.add_heading(writable(paper.title), level=0)
    document.add_paragraph(writable(f"{paper.sender}, {paper.about}"))
    for piece in paper.pieces:
        add_piece(document, piece)
    for heading, lines in ((_("Signed along"), paper.signed), (_("Annexes"), paper.annexes)):
        if lines:
            document.add_heading(heading, level=1)
            for line in lines:
                document.add_paragraph(writable(line), style="List Bullet")
    return bytes_of(document)


def add_piece(document: Any, piece: Piece) -> None:
    """A heading, a paragraph or a list."""
    if piece.kind == "heading":
        document.add_heading(writable(piece.text), level=1)
    elif piece.kind == "list":
        for item in piece.items:
            document.add_paragraph(writable(item), style="List Bullet")
    else:
        document.add_paragraph(writable(piece.text))


def as_pdf(paper: Paper, at: dt.datetime) -> bytes:
    """The PDF; the same paper of the same moment gives the same bytes."""
    data = {
        "title": paper.title,
        "about": f"{paper.sender}, {paper.about}",
        "lang": (get_language() or "nl")[:2],
        "page_words": _("page {page} of {pages}"),
        "address": paper.address,
        "pieces": [{"kind": one.kind, "text": one.text, "items": one.items} for one in paper.pieces],
        "ends": [
            {"heading": heading, "lines": lines}
            for heading, lines in ((_("Signed along"), paper.signed), (_("Annexes"), paper.annexes))
            if lines
        ],
    }
    return pdf_of(TEMPLATE, data, at=at)
