"""The page, the Word file and the PDF say the same, with headings that a program finds."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from docx import Document

from regietafel.consultation.minutes_docx import minutes_as_docx
from regietafel.consultation.minutes_paper import minutes_as_pdf
from regietafel.consultation.models import Addendum, Attendance, Meeting, MeetingState, Seat
from regietafel.consultation.queries.minutes import minutes_of
from regietafel.people.models import User
from tests.consultation.minuted import meeting, put, written

__all__ = ["meeting"]
pytestmark = pytest.mark.django_db

WORDS = [
    "Verslag: Actiegroep",
    "16 juni 2026",
    "Aanwezig (1)",
    "Werkhuis De Klaver: Onthaal",
    "1. Welkom",
    "Iedereen is #er en kost $5 _zo_.",
    "Beslissing",
    "We gaan door.",
    "2. Doorstroom",
    "Het was april.",
]


@pytest.fixture
def full(meeting: Meeting, director: User) -> Meeting:
    """Minutes with a bit of everything, locked and corrected."""
    written(director, meeting, "Iedereen is #er en kost $5 _zo_.")
    written(director, meeting, "We gaan door.", kind="decision")
    written(director, meeting, "  \n ")
    seat = Seat.objects.get(contact__isnull=False)
    Attendance.objects.create(meeting=meeting, seat=seat, organisation=seat.organisation, name="Onthaal")
    put(meeting, MeetingState.LOCKED)
    Addendum.objects.create(meeting=meeting, text="Het was april.", added_by=director)
    return meeting


def test_word_and_pdf_hold_all_that_the_minutes_say(full: Meeting) -> None:
    minutes = minutes_of(full)
    document = Document(io.BytesIO(minutes_as_docx(minutes)))
    word = " ".join(paragraph.text for paragraph in document.paragraphs)
    pages = list(pypdfium2.PdfDocument(minutes_as_pdf(minutes)))
    paper = " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())
    for text in WORDS:
        assert text in word, text
        assert text in paper, text


def test_what_came_along_with_text_out_of_a_pdf_stops_no_word_file(meeting: Meeting, director: User) -> None:
    written(director, meeting, "Bladzijde een.\x0cBladzijde\x0btwee.\x02")
    document = Document(io.BytesIO(minutes_as_docx(minutes_of(meeting))))
    assert "Bladzijde een. Bladzijde twee. " in [paragraph.text for paragraph in document.paragraphs]


def test_the_word_file_has_headings_and_lists_of_word_itself(full: Meeting) -> None:
    document = Document(io.BytesIO(minutes_as_docx(minutes_of(full))))
    styles = [(paragraph.style.name, paragraph.text) for paragraph in document.paragraphs if paragraph.style]
    assert ("Heading 1", "1. Welkom") in styles
    assert ("List Bullet", "Werkhuis De Klaver: Onthaal") in styles
    assert styles[0][0] == "Title"
    assert document.core_properties.title == "Actiegroep, 16 juni 2026"


def test_the_pdf_is_tagged_and_the_same_minutes_give_the_same_file(full: Meeting) -> None:
    once, twice = minutes_as_pdf(minutes_of(full)), minutes_as_pdf(minutes_of(full))
    assert once == twice
    document = pypdfium2.PdfDocument(once)
    assert document.is_tagged()
    assert document.get_metadata_dict()["Title"] == "Verslag: Actiegroep"
