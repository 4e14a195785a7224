"""The minutes as a Word file, with the styles of Word itself: whoever opens it finds its headings in the outline."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from regietafel.consultation.queries.minutes import MinutedItem, Minutes, Said
from regietafel.core.tabular import UNPRINTABLE

FONT = "Atkinson Hyperlegible Next"
"""The font of the house; where it is not installed Word takes another, and nothing else changes."""


def minutes_as_docx(minutes: Minutes) -> bytes:
    """The file itself."""
    document = Document()
    dress(document, minutes)
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
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def writable(text: str) -> str:
    """A text without the signs that no Word file can hold; they come along with what is pasted out of a PDF."""
    return UNPRINTABLE.sub(" ", text)


def dress(document: Any, minutes: Minutes) -> None:
    """Paper, font, language and title of the file."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(11)
    for name in ("Title", "Heading 1", "Heading 2"):
        fonts = document.styles[name].element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        document.styles[name].font.name = FONT
    language = document.styles.element.xpath("./w:docDefaults/w:rPrDefault/w:rPr/w:lang")
    if language:
        language[0].set(qn("w:val"), {"nl": "nl-BE", "fr": "fr-BE"}.get((get_language() or "nl")[:2], "en-GB"))
    properties = document.core_properties
    properties.title = writable(f"{minutes.title}, {minutes.when}")
    properties.author = writable(str(minutes.meeting.body.region))
    properties.comments = ""


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
