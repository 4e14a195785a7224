"""Annexes of a note: documents of the dossier in an order, kept with each version, told on paper with title and date."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from docx import Document as WordFile

from regietafel.core.errors import Refusal
from regietafel.documents.models import Document
from regietafel.people.models import User
from regietafel.policy_signals.annexes import annexes_in_words
from regietafel.policy_signals.holding import HOLDER
from regietafel.policy_signals.models import Dossier
from regietafel.policy_signals.note_files import as_docx, as_pdf, paper_of_version
from regietafel.policy_signals.operations.annexes import choose_annexes
from regietafel.policy_signals.operations.notes import fix_version, take_back_text
from regietafel.policy_signals.queries.annexes import annexes_of
from regietafel.territories.models import Region
from tests.documents.files import make_document
from tests.policy_signals.make import make_dossier, make_note

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 5, 4, 10, 0, tzinfo=dt.UTC)


@pytest.fixture
def dossier(region: Region) -> Dossier:
    """A dossier with a note that is being written."""
    dossier = make_dossier(region)
    make_note(dossier, text="De vergoeding stopte.")
    return dossier


def paper(dossier: Dossier, title: str, **fields: Any) -> Document:
    """A document that hangs on the dossier."""
    document = make_document(dossier.region, dossier.pk, title.encode(), title=title, **fields)
    document.holder_kind = HOLDER
    document.save()
    return document


def test_a_version_keeps_its_annexes_in_order(director: User, dossier: Dossier) -> None:
    figures, report = paper(dossier, "Cijfers", dated=dt.date(2026, 3, 1)), paper(dossier, "Verslag")
    choose_annexes(actor=director, note=dossier.note, documents=[report, figures], version=dossier.note.version)
    first = fix_version(actor=director, note=dossier.note, changed="", now=NOW)
    dossier.note.refresh_from_db()
    choose_annexes(actor=director, note=dossier.note, documents=[figures], version=dossier.note.version)
    second = fix_version(actor=director, note=dossier.note, changed="een bijlage minder", now=NOW)
    figures.title = "Cijfers, nagekeken"
    figures.save()
    first.refresh_from_db()
    assert [one["title"] for one in first.annexes] == ["Verslag", "Cijfers"]
    assert (second.number, [one["title"] for one in second.annexes]) == (2, ["Cijfers"])


def test_other_annexes_are_another_version_and_go_back_with_it(director: User, dossier: Dossier) -> None:
    figures, report = paper(dossier, "Cijfers"), paper(dossier, "Verslag")
    choose_annexes(actor=director, note=dossier.note, documents=[report, figures], version=None)
    first = fix_version(actor=director, note=dossier.note, changed="", now=NOW)
    assert fix_version(actor=director, note=dossier.note, changed="", now=NOW) == first
    choose_annexes(actor=director, note=dossier.note, documents=[figures, report], version=None)
    with pytest.raises(Refusal):
        take_back_text(actor=director, version=first)
    fix_version(actor=director, note=dossier.note, changed="andere volgorde", now=NOW)
    assert annexes_of(take_back_text(actor=director, version=first)) == [report, figures]


def test_paper_lists_title_and_date(director: User, dossier: Dossier) -> None:
    figures, report = paper(dossier, "Cijfers", dated=dt.date(2026, 3, 1)), paper(dossier, "Verslag")
    choose_annexes(actor=director, note=dossier.note, documents=[figures, report], version=None)
    made = paper_of_version(fix_version(actor=director, note=dossier.note, changed="", now=NOW), [])
    assert made.annexes[0] == "Cijfers, 1 maart 2026"
    assert made.annexes[1].startswith("Verslag (toegevoegd op ")
    word = WordFile(io.BytesIO(as_docx(made)))
    pdf = pypdfium2.PdfDocument(as_pdf(made, NOW))
    read = " ".join(" ".join(page.get_textpage().get_text_range() for page in pdf).split())
    said = [one.text for one in word.paragraphs]
    for words in made.annexes:
        assert words in said
        assert words in read


def test_what_hangs_elsewhere_or_was_removed_is_no_annex(director: User, region: Region, dossier: Dossier) -> None:
    elsewhere = paper(make_dossier(region, "Ander"), "Van elders")
    gone = paper(dossier, "Weg", removed_at=timezone.now())
    for one in (elsewhere, gone):
        with pytest.raises(Refusal):
            choose_annexes(actor=director, note=dossier.note, documents=[one], version=None)


def test_a_version_of_before_has_no_annexes(dossier: Dossier) -> None:
    assert annexes_in_words([]) == []
    assert annexes_in_words([{"title": "Oud", "file": "oud.pdf"}]) == ["Oud"]


def test_numbers_on_the_page_are_the_order(client: Client, director: User, dossier: Dossier) -> None:
    figures, report, third = paper(dossier, "Cijfers"), paper(dossier, "Verslag"), paper(dossier, "Los")
    client.force_login(director)
    url = reverse("policy_signals:note-annexes", args=[dossier.region.slug, dossier.pk])
    assert "Los" in client.get(url).content.decode()
    sent = {f"place-{figures.pk}": "2", f"place-{report.pk}": "1", f"place-{third.pk}": ""}
    refused = client.post(url, {**sent, f"place-{third.pk}": "x", "version": dossier.note.version})
    assert refused.status_code == 422
    assert 'value="x"' in refused.content.decode()
    assert client.post(url, {**sent, "version": dossier.note.version}).status_code == 302
    assert annexes_of(dossier.note) == [report, figures]


def test_an_annex_opens_as_it_was_then_as_long_as_it_is_there(client: Client, director: User, dossier: Dossier) -> None:
    figures = paper(dossier, "Cijfers")
    choose_annexes(actor=director, note=dossier.note, documents=[figures], version=None)
    fix_version(actor=director, note=dossier.note, changed="", now=NOW)
    client.force_login(director)
    url = reverse("policy_signals:note-version", args=[dossier.region.slug, dossier.pk, 1])
    link = reverse("documents:download", args=[dossier.region.slug, figures.pk, 1])
    assert link in client.get(url).content.decode()
    figures.removed_at = timezone.now()
    figures.save()
    page = client.get(url).content.decode()
    assert link not in page
    assert "Cijfers" in page
