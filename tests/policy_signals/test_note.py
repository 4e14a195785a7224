"""The note: fixed in versions that never change, signed by version, and the same words in Word and in PDF."""

from __future__ import annotations

import datetime as dt
import io

import pypdfium2
import pytest
from docx import Document as WordFile

from regietafel.core.errors import Refusal
from regietafel.people.models import User
from regietafel.policy_signals.markup import pieces_of
from regietafel.policy_signals.models import CoSignatory, Dossier, Note, NoteVersion, StepKind
from regietafel.policy_signals.note_files import as_docx, as_pdf, paper_of_version
from regietafel.policy_signals.operations.cosigning import (
    ask_cosignatories,
    decline_note,
    mail_cosignatory,
    sign_note,
    take_off_list,
)
from regietafel.policy_signals.operations.notes import begin_note, fix_version, take_back_text, write_note
from regietafel.territories.models import Municipality, Region
from tests.policy_signals.make import make_dossier, make_note

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 5, 4, 10, 0, tzinfo=dt.UTC)
TODAY = dt.date(2026, 5, 4)
TEXT = "# Wat we merken\n\nDe vergoeding stopte.\nMensen haken af.\n\n- een\n- twee\n\n# Wat we vragen\n\nDenk mee 🙂 مرحبا \x0b einde"


@pytest.fixture
def dossier(region: Region) -> Dossier:
    """A dossier."""
    return make_dossier(region)


@pytest.fixture
def town(region: Region) -> Municipality:
    """A municipality of the region."""
    return Municipality.objects.filter(regions=region).order_by("pk")[0]


def fixed(director: User, dossier: Dossier, text: str = TEXT) -> NoteVersion:
    """The first version."""
    note = begin_note(actor=director, dossier=dossier, title="Nota", text=text)
    return fix_version(actor=director, note=note, changed="", now=NOW)


def test_pieces_hold_every_word() -> None:
    assert [(one.kind, one.text or one.items) for one in pieces_of("# Kop\ntekst\nverder\n\n- a\n- b\nslot")] == [
        ("heading", "Kop"),
        ("paragraph", "tekst\nverder"),
        ("list", ["a", "b"]),
        ("paragraph", "slot"),
    ]


def test_a_version_stays_while_the_text_goes_on(director: User, dossier: Dossier) -> None:
    first = fixed(director, dossier)
    note = write_note(actor=director, note=first.note, title="Nota", text="Nieuw", version=first.note.version)
    with pytest.raises(Refusal):
        fix_version(actor=director, note=note, changed=" ", now=NOW)
    second = fix_version(actor=director, note=note, changed="ingekort", now=NOW)
    first.refresh_from_db()
    assert (first.text, second.text, second.number) == (TEXT, "Nieuw", 2)
    assert fix_version(actor=director, note=note, changed="", now=NOW) == second
    assert take_back_text(actor=director, version=first).text == TEXT
    assert dossier.steps.filter(kind=StepKind.NOTE).count() == 1


def test_going_back_loses_nothing_that_was_not_fixed(director: User, dossier: Dossier) -> None:
    first = fixed(director, dossier)
    write_note(actor=director, note=first.note, title="Nota", text="Nieuw", version=first.note.version)
    with pytest.raises(Refusal):
        take_back_text(actor=director, version=first)
    first.note.refresh_from_db()
    assert first.note.text == "Nieuw"


def test_a_signature_is_put_right(director: User, dossier: Dossier, town: Municipality) -> None:
    version = fixed(director, dossier)
    (row,) = ask_cosignatories(actor=director, note=version.note, municipalities=[town], today=TODAY)
    row = sign_note(actor=director, row=row, version=version, on=TODAY, signed_as="schepen", now=NOW)
    row = sign_note(actor=director, row=row, version=version, on=TODAY, signed_as="burgemeester", now=NOW)
    assert row.signed_as == "burgemeester"
    assert dossier.steps.filter(kind=StepKind.SIGNED).count() == 1


def test_an_empty_note_is_not_fixed_and_a_national_number_is_refused(director: User, dossier: Dossier) -> None:
    note = begin_note(actor=director, dossier=dossier, title="Nota", text=" ")
    with pytest.raises(Refusal):
        fix_version(actor=director, note=note, changed="", now=NOW)
    with pytest.raises(Refusal):
        write_note(actor=director, note=note, title="Nota", text="85.07.30-033.28", version=note.version)


def test_who_is_asked_signs_one_version(director: User, dossier: Dossier, town: Municipality) -> None:
    version = fixed(director, dossier)
    (row,) = ask_cosignatories(actor=director, note=version.note, municipalities=[town], today=TODAY)
    assert ask_cosignatories(actor=director, note=version.note, municipalities=[town], today=TODAY) == []
    row = sign_note(actor=director, row=row, version=version, on=TODAY, signed_as="burgemeester", now=NOW)
    assert (row.signed_version, row.signed_on, row.signed_as) == (version, TODAY, "burgemeester")
    with pytest.raises(Refusal):
        decline_note(actor=director, row=row, reason="toch niet", on=TODAY)
    with pytest.raises(Refusal):
        take_off_list(actor=director, row=row)


def test_nobody_signs_before_it_was_fixed(director: User, dossier: Dossier, town: Municipality) -> None:
    version = fixed(director, dossier)
    (row,) = ask_cosignatories(actor=director, note=version.note, municipalities=[town], today=TODAY)
    for day in (dt.date(2026, 5, 3), dt.date(2026, 5, 5)):
        with pytest.raises(Refusal):
            sign_note(actor=director, row=row, version=version, on=day, signed_as="", now=NOW)


def test_a_municipality_of_elsewhere_is_not_asked(director: User, dossier: Dossier, other_region: Region) -> None:
    note = make_note(dossier, "tekst")
    theirs = Municipality.objects.filter(regions=other_region).exclude(regions=dossier.region)[:1]
    with pytest.raises(Refusal):
        ask_cosignatories(actor=director, note=note, municipalities=list(theirs), today=TODAY)


def test_a_mail_needs_a_version_and_a_second_one_ends_the_first_link(
    director: User, dossier: Dossier, town: Municipality
) -> None:
    note: Note = make_note(dossier)
    row = CoSignatory.objects.create(note=note, municipality=town, asked_on=TODAY)
    with pytest.raises(Refusal):
        mail_cosignatory(actor=director, row=row, email="a@example.org", now=NOW)
    NoteVersion.objects.create(note=note, number=1, title="Nota", text="tekst", made_on=TODAY)
    assert mail_cosignatory(actor=director, row=row, email="a@example.org", now=NOW).issue == 1
    assert mail_cosignatory(actor=director, row=row, email="a@example.org", now=NOW).issue == 2


def test_word_and_pdf_say_the_same(director: User, dossier: Dossier, town: Municipality) -> None:
    version = fixed(director, dossier)
    (row,) = ask_cosignatories(actor=director, note=version.note, municipalities=[town], today=TODAY)
    row = sign_note(actor=director, row=row, version=version, on=TODAY, signed_as="", now=NOW)
    paper = paper_of_version(version, [row])
    word = WordFile(io.BytesIO(as_docx(paper)))
    said = "\n".join(paragraph.text for paragraph in word.paragraphs)
    assert [one.text for one in word.paragraphs if one.style and one.style.name == "Heading 1"][:2] == [
        "Wat we merken",
        "Wat we vragen",
    ]
    pdf = pypdfium2.PdfDocument(as_pdf(paper, NOW))
    read = "\n".join(page.get_textpage().get_text_range() for page in pdf)
    for words in ("De vergoeding stopte.", "twee", "Denk mee", town.name):
        assert words in said
        assert words in read


def test_a_note_of_a_hundred_kilobytes_is_set(director: User, dossier: Dossier) -> None:
    version = fixed(director, dossier, "Lange zin over de vergoeding. " * 3_300)
    assert as_pdf(paper_of_version(version, []), NOW).startswith(b"%PDF")
    assert len(as_docx(paper_of_version(version, []))) > 10_000
