"""The minutes as a Word file, with the styles of Word itself: whoever opens it finds its headings in the outline."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from regietafel.consultation.queries.minutes import MinutedItem, Minutes, Said
from regietafel.core.word import bytes_of, new_document, writable


def minutes_as_docx(minutes: Minutes) -> bytes:
    """The file itself."""
    document = new_document(f"{minutes.title}, {minutes.when}", str(minutes.meeting.body.region))
    document.add_heading(writable(_("Minutes: %(title)s") % {"title": minutes.title}), level=0)
    for line in (minutes.body if minutes.body != minutes.title else "", minutes.when, minutes.where, minutes.standing):
        if line:
            document.add_paragraph(writable(line))
    add_attendance(document, minutes)
    for item in minutes.items:
        add_item(document, item)
    if minutes.corrections:
        document.add_heading(_("Corrections"), level=1)
        for correction in minutes.corrections:
            document.add_heading(_("Added on %(day)s") % {"day": correction.day}, level=2)
            add_paragraphs(document, correction.paragraphs)
    return bytes_of(document)


def add_attendance(document: Any, minutes: Minutes) -> None:
    """Who was there, in groups."""
    if not minutes.groups and not minutes.heads:
        return
    document.add_heading(_("Attendance"), level=1)
    if minutes.heads:
        document.add_paragraph(minutes.heads)
    for group in minutes.groups:
        document.add_heading(group.heading, level=2)
        for line in group.lines:
            document.add_paragraph(writable(line), style="List Bullet")


def add_item(document: Any, item: MinutedItem) -> None:
    """An item under a heading of its own."""
    document.add_heading(writable(f"{item.number}. {item.title}"), level=1)
    for said in item.said:
        add_said(document, said)


def add_said(document: Any, said: Said) -> None:
    """Text as it is; what was decided or promised with its word in bold before it."""
    for position, text in enumerate(said.paragraphs):
        paragraph = document.add_paragraph()
        if said.label and position == 0:
            paragraph.add_run(f"{said.label}: ").bold = True
        paragraph.add_run(writable(text))


def add_paragraphs(document: Any, texts: list[str]) -> None:
    """Plain paragraphs."""
    for text in texts:
        document.add_paragraph(writable(text))
