"""A Word file in the dress of the house, with the styles of Word itself: whoever opens it finds its headings in the outline."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.utils.translation import get_language
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from regietafel.core.tabular import UNPRINTABLE

FONT = "Atkinson Hyperlegible Next"
"""The font of the house; where it is not installed Word takes another, and nothing else changes."""

WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def new_document(title: str, author: str) -> Any:
    """An empty file on A4, with font, language, title and author."""
    document = Document()
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
    properties.title = writable(title)
    properties.author = writable(author)
    properties.comments = ""
    return document


def writable(text: str) -> str:
    """A text without the signs that no Word file can hold; they come along with what is pasted out of a PDF."""
    return UNPRINTABLE.sub(" ", text)


def bytes_of(document: Any) -> bytes:
    """The file itself."""
    file = BytesIO()
    document.save(file)
    return file.getvalue()
