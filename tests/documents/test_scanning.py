"""Whatever comes in is looked at by the scanner first; what could not wait for it is looked at later."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from regietafel.core.errors import Refusal
from regietafel.documents import scanning
from regietafel.documents.clamd import ScannerAway, answers, finds_in
from regietafel.documents.keeping import content_of, keep
from regietafel.documents.models import Document, StoredFile
from regietafel.documents.scanning import scan_later
from regietafel.documents.storage import StoreAway, all_names
from regietafel.plans.forms.read_back import FileForm
from regietafel.plans.models import Action
from regietafel.workplaces.forms.sheets import SheetForm
from tests.documents import files
from tests.documents.conftest import NOW
from tests.documents.fake_clamd import EICAR, Scanner, scanner
from tests.documents.test_pages import send_file
from tests.plans.screen import at, text
from tests.submitted import form_with

NOBODY = "tcp://127.0.0.1:1"


@pytest.fixture
def clamd(settings: Settings) -> Iterator[Scanner]:
    """A scanner that the settings name."""
    with scanner() as there:
        settings.SCANNER, settings.SCANNER_SECONDS = there.address, 5
        yield there


def infected(name: str = "brief.txt") -> SimpleUploadedFile:
    """A file with the virus in it."""
    return SimpleUploadedFile(name, EICAR)


def test_a_virus_is_refused_at_the_field_with_the_rest_kept(clamd: Scanner, browser: Client, action: Action) -> None:
    answer = send_file(browser, at("evidence-add", action, 2023), infected(), label="Brief", what="file")
    assert answer.status_code == 422
    assert "virus" in text(answer)
    assert "/" not in text(answer).split("virus")[1].split(".")[0]
    assert form_with(answer, "once").data()["label"] == ["Brief"]
    assert not StoredFile.objects.exists()
    assert list(all_names()) == []


def test_clean_content_is_asked_about_once_and_noted(clamd: Scanner, browser: Client, action: Action) -> None:
    answer = send_file(browser, at("evidence-add", action, 2023), files.pdf("een"), label="Brief", what="file")
    assert answer.status_code == 302
    assert clamd.asked == 1
    assert StoredFile.objects.get().scanned_at is not None


@pytest.mark.django_db
def test_the_last_gate_asks_whoever_comes_by_another_way(clamd: Scanner) -> None:
    with pytest.raises(Refusal, match="virus"):
        keep(infected(), NOW)
    assert not StoredFile.objects.exists()


@pytest.mark.parametrize("form", [FileForm, SheetForm])
def test_what_is_read_and_not_kept_is_scanned_too(clamd: Scanner, form: type[FileForm | SheetForm]) -> None:
    assert "virus" in str(form({}, {"file": infected("rijen.csv")}).errors["file"])
    assert form({}, {"file": SimpleUploadedFile("rijen.csv", b"a;b\n")}).is_valid()


@pytest.mark.django_db
def test_a_scanner_that_is_away_refuses_until_later(settings: Settings) -> None:
    settings.SCANNER, settings.SCANNER_AWAY = NOBODY, "refuse"
    with pytest.raises(Refusal, match="later"):
        keep(files.pdf("een"), NOW)
    assert not StoredFile.objects.exists()


@pytest.mark.django_db
def test_or_keeps_and_looks_later(settings: Settings, clamd: Scanner) -> None:
    settings.SCANNER, settings.SCANNER_AWAY = NOBODY, "keep"
    bad, good = keep(infected(), NOW), keep(files.pdf("een"), NOW)
    assert "2 left" in scan_later(NOW)
    settings.SCANNER = clamd.address
    assert scan_later(NOW + dt.timedelta(hours=1)) == "scanning: 2 scanned, 1 with a virus, 0 left"
    bad.refresh_from_db()
    good.refresh_from_db()
    assert (bad.is_infected, good.is_infected) == (True, False)
    assert content_of(good).read() == files.PDF + b"een"
    with pytest.raises(FileNotFoundError):
        content_of(bad)


@pytest.mark.django_db
def test_a_store_that_is_away_is_looked_into_later(
    settings: Settings, clamd: Scanner, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away() -> None:
        raise StoreAway("the store of files does not answer")

    settings.SCANNER, settings.SCANNER_AWAY = NOBODY, "keep"
    keep(files.pdf("een"), NOW)
    settings.SCANNER = clamd.address
    monkeypatch.setattr(scanning, "place", away)
    assert scan_later(NOW) == "scanning: 0 scanned, 0 with a virus, 1 left"
    monkeypatch.undo()
    assert scan_later(NOW) == "scanning: 1 scanned, 0 with a virus, 0 left"


def test_one_file_that_the_scanner_will_not_take_keeps_no_other_waiting(
    db: None, clamd: Scanner, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.SCANNER, settings.SCANNER_AWAY = NOBODY, "keep"
    keep(files.pdf("te groot"), NOW)
    keep(files.pdf("gewoon"), NOW + dt.timedelta(minutes=1))
    settings.SCANNER = clamd.address
    real, first = scanning.scanned, StoredFile.objects.order_by("sent_at")[0].size

    def picky(content: Any) -> Any:
        return scanning.Verdict.UNKNOWN if content.size == first else real(content)

    monkeypatch.setattr(scanning, "scanned", picky)
    assert scan_later(NOW) == "scanning: 1 scanned, 0 with a virus, 1 left"


def test_what_was_found_later_is_not_handed_out(browser: Client, document: Document) -> None:
    StoredFile.objects.update(is_infected=True)
    answer = browser.get(reverse("documents:download", args=[document.region.slug, document.pk, 1]))
    assert answer.status_code == 404
    assert "virus" in text(answer)


def test_a_scanner_that_has_enough_or_says_nothing_is_away(clamd: Scanner) -> None:
    clamd.most = 1000
    with pytest.raises(ScannerAway):
        finds_in([bytes(4000)] * 4, clamd.address, 5)
    clamd.silent = 1
    with pytest.raises(ScannerAway, match="Timeout"):
        finds_in([b"x"], clamd.address, 0.1)


def test_whether_it_is_there(clamd: Scanner) -> None:
    assert answers(clamd.address, 5)
    assert not answers(NOBODY, 1)
    assert not answers("unix:///nowhere/clamd.ctl", 1)
