"""Paper: what was typed stands on it as it was typed, with page numbers and a language, in a PDF that can be read aloud."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import pdfplumber
import pytest
from pdfplumber.pdf import PDF

from regietafel.core.typeset import pdf_of

AT = dt.datetime(2026, 6, 16, 9, 30, tzinfo=dt.UTC)
AGENDA = "consultation/typeset/agenda.typ"


def data(**changes: Any) -> dict[str, Any]:
    """What an agenda says."""
    return {
        "title": "Actiegroep",
        "about": "Leiestreek",
        "lang": "nl",
        "page_words": "pagina {page} van {pages}",
        "kind": "Agenda",
        "facts": [["Wanneer", "16 juni 2026"], ["Waar", ""]],
        "note": "",
        "agenda_words": "Agenda",
        "empty_words": "Er staat nog niets op de agenda.",
        "items": [],
        **changes,
    }


def test_paper_has_the_letter_of_the_screen() -> None:
    with pdfplumber.open(io.BytesIO(pdf_of(AGENDA, data(note="één ő €"), at=AT))) as made:
        letters = {sign["fontname"].partition("+")[2] for page in made.pages for sign in page.chars}
    assert letters
    assert all(name.startswith("AtkinsonHyperlegibleNext") for name in letters), letters


def item(**changes: Any) -> dict[str, Any]:
    """One item."""
    return {"number": 1, "title": "Varia", "details": "", "explanation": "", "links": [], **changes}


def opened(pdf: bytes) -> PDF:
    """The PDF as another program reads it."""
    return pdfplumber.open(io.BytesIO(pdf))


@pytest.mark.parametrize(
    "typed",
    ["#pagebreak() $x^2$", "*vet* _scheef_ `code`", '"aanhaling" \\ @wie <label>', "= kop", "// weg", "#let x = 1"],
)
def test_no_sign_that_was_typed_is_markup(typed: str) -> None:
    text = opened(pdf_of(AGENDA, data(title=typed, note=typed, items=[item(title=typed, explanation=typed)]), at=AT))
    said = text.pages[0].extract_text()
    plain = typed.replace('"', "")
    assert said.replace('"', "").replace("“", "").replace("”", "").count(plain) >= 4
    assert len(text.pages) == 1


def test_it_has_pages_a_language_and_tags() -> None:
    pdf = opened(pdf_of(AGENDA, data(items=[item(number=n, explanation="regel\n" * 20) for n in range(1, 12)]), at=AT))
    assert len(pdf.pages) > 1
    assert f"pagina 2 van {len(pdf.pages)}" in pdf.pages[1].extract_text()
    assert pdf.doc.catalog["Lang"] in {b"nl-BE", "nl-BE"}
    assert pdf.doc.catalog["MarkInfo"]["Marked"]


def test_the_same_at_the_same_moment_is_the_same_to_the_byte() -> None:
    assert pdf_of(AGENDA, data(), at=AT) == pdf_of(AGENDA, data(), at=AT)


def test_what_is_empty_is_left_out_and_an_empty_agenda_says_so() -> None:
    said = opened(pdf_of(AGENDA, data(), at=AT)).pages[0].extract_text()
    assert "Wanneer: 16 juni 2026" in said
    assert "Waar" not in said
    assert "nog niets" in said
