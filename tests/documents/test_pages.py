"""Sending files and getting them back, as a browser does it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from regietafel.documents.models import Document, StoredFile
from regietafel.documents.storage import name_of
from regietafel.plans.models import Action, Evidence
from tests.documents import files
from tests.plans.screen import at, following, text
from tests.roles.moments import put
from tests.submitted import form_with


def page(name: str, document: Document, *more: int) -> str:
    """A page of the document."""
    return reverse(f"documents:{name}", args=[document.region.slug, document.pk, *more])


def send_file(browser: Client, url: str, file: SimpleUploadedFile, **values: Any) -> Any:
    """Fill in the form with a file and send it."""
    return browser.post(url, {**form_with(browser.get(url), "once").data(**values), "file": file})


def body(response: Any) -> bytes:
    """What was handed over, streamed or not."""
    return b"".join(response.streaming_content)


def test_a_file_is_added_and_downloaded(browser: Client, action: Action) -> None:
    url = at("evidence-add", action, 2023)
    shown = following(browser, send_file(browser, url, files.pdf("een"), label="Verslag van mei", what="file"))
    document = Document.objects.get()
    download = page("download", document, 1)
    assert f'href="{download}"' in shown
    assert f'href="{download}"' in text(browser.get(at("action", action)))
    answer = browser.get(download)
    assert body(answer) == files.PDF + b"een"
    assert answer["Content-Disposition"] == 'attachment; filename="verslag.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Length"] == str(len(files.PDF) + 3)


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("Één – verslag.pdf", "attachment; filename*=utf-8''%C3%89%C3%A9n%20%E2%80%93%20verslag.pdf"),
        ("a'b; c.pdf", 'attachment; filename="a\'b; c.pdf"'),
        ("b\u202egnp.pdf", 'attachment; filename="bgnp.pdf"'),
    ],
)
def test_odd_names_stay_names(browser: Client, document: Document, name: str, header: str) -> None:
    send_file(browser, page("renew", document), files.pdf("twee", name))
    assert browser.get(page("download", document, 2))["Content-Disposition"] == header


@pytest.mark.parametrize(
    ("name", "kept"),
    [(b"filename*=iso-8859-1''caf%E9.pdf", "café.pdf"), (b'filename="caf\xe9.pdf"', None)],
)
def test_a_name_in_another_encoding_is_read_or_asked_for_again(
    browser: Client, action: Action, name: bytes, kept: str | None
) -> None:
    """What an old program sends. The letters of Windows without saying so can be read in no way that is sure."""
    url = at("evidence-add", action, 2023)
    values = form_with(browser.get(url), "once").data(label="Verslag", what="file")
    parts = [
        b'--x\r\nContent-Disposition: form-data; name="%b"\r\n\r\n%b\r\n' % (field.encode(), held[0].encode())
        for field, held in values.items()
    ]
    parts.append(
        b'--x\r\nContent-Disposition: form-data; name="file"; %b\r\n' % name
        + b"Content-Type: application/pdf\r\n\r\n"
        + files.PDF
        + b"\r\n--x--\r\n"
    )
    answer = browser.generic("POST", url, b"".join(parts), content_type="multipart/form-data; boundary=x")
    if kept is None:
        assert answer.status_code == 422
        assert form_with(answer, "once").data()["label"] == ["Verslag"]
    else:
        assert answer.status_code == 302
        assert Document.objects.get().newest.file_name == kept


def test_the_same_form_sent_twice_adds_one_file_and_another_file_is_another_deed(
    browser: Client, action: Action
) -> None:
    url = at("evidence-add", action, 2023)
    values = form_with(browser.get(url), "once").data(label="Verslag", what="file")
    for _twice in range(2):
        assert browser.post(url, {**values, "file": files.pdf("een")}).status_code == 302
    assert Evidence.objects.count() == 1
    browser.post(url, {**values, "file": files.pdf("twee")})
    assert Evidence.objects.count() == 2


def test_fifty_megabytes_are_refused_in_words_with_the_rest_kept(browser: Client, action: Action) -> None:
    url = at("evidence-add", action, 2023)
    file = SimpleUploadedFile("film.pdf", files.PDF + bytes(50 * 1024 * 1024))
    answer = send_file(browser, url, file, label="Een film", what="file")
    assert answer.status_code == 422
    assert "50\xa0MB" in text(answer)
    assert "25\xa0MB" in text(answer)
    assert form_with(answer, "once").data()["label"] == ["Een film"]
    assert not StoredFile.objects.exists()


def test_a_file_as_large_as_may_be_is_kept(browser: Client, action: Action, settings: Settings) -> None:
    settings.MAX_UPLOAD = 3 * 1024 * 1024
    file = SimpleUploadedFile("groot.pdf", files.PDF + bytes(settings.MAX_UPLOAD - len(files.PDF)))
    send_file(browser, at("evidence-add", action, 2023), file, label="Groot", what="file")
    assert StoredFile.objects.get().size == settings.MAX_UPLOAD


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (SimpleUploadedFile("leeg.pdf", b""), "leeg"),
        (SimpleUploadedFile("page.html", b"<script>alert(1)</script>"), "pdf, docx"),
        (SimpleUploadedFile("plaat.svg", b"<svg onload='alert(1)'/>"), "pdf, docx"),
        (SimpleUploadedFile("plaat.png", b"<svg onload='alert(1)'/>"), "png"),
    ],
)
def test_what_cannot_be_kept_is_told_at_the_field(
    browser: Client, action: Action, file: SimpleUploadedFile, said: str
) -> None:
    answer = send_file(browser, at("evidence-add", action, 2023), file, label="Iets", what="file")
    assert answer.status_code == 422
    assert 'href="#id_file"' in text(answer)
    assert said in text(answer)
    assert not Evidence.objects.exists()


def test_one_chooses_what_it_is_and_only_that_counts(browser: Client, action: Action) -> None:
    url = at("evidence-add", action, 2023)
    for what, label in (("file", "zonder bestand"), ("address", "zonder adres"), ("", "niets gekozen")):
        values = form_with(browser.get(url), "once").data(label=label, what=what, note="toch iets")
        assert browser.post(url, values).status_code == 422, what
    values = form_with(browser.get(url), "once").data(label="Telefoon", what="note", note="Op 3 mei.", url="geen adres")
    assert browser.post(url, {**values, "file": files.pdf("een")}).status_code == 302
    evidence = Evidence.objects.get()
    assert (evidence.note, evidence.url, evidence.document) == ("Op 3 mei.", "", None)
    assert "Op 3 mei." in text(browser.get(at("action", action)))


def test_a_form_that_comes_back_asks_for_the_file_again(browser: Client, action: Action) -> None:
    answer = send_file(browser, at("evidence-add", action, 2023), files.pdf(), label="", what="file")
    assert answer.status_code == 422
    assert 'href="#id_file"' in text(answer)


def test_the_page_of_a_document_tells_its_versions(browser: Client, document: Document) -> None:
    answer = send_file(browser, page("renew", document), files.pdf("twee", "v2.pdf"), note="cijfers van december")
    shown = following(browser, answer)
    assert "cijfers van december" in shown
    for number in (1, 2):
        assert f'href="{page("download", document, number)}"' in shown
    values = form_with(browser.get(page("edit", document)), "source").data(source="ROA", dated="16/06/2023")
    assert "16 juni 2023" in following(browser, browser.post(page("edit", document), values))


def test_a_document_is_removed_and_put_back_from_the_message(browser: Client, document: Document) -> None:
    shown = following(browser, browser.post(page("remove", document)))
    assert f'action="{page("restore", document)}"' in shown
    assert browser.get(page("document", document)).status_code == 404
    assert browser.get(page("download", document, 1)).status_code == 404
    assert "Verslag" in following(browser, browser.post(page("restore", document)))
    assert browser.get(page("download", document, 1)).status_code == 200


def test_a_lost_file_is_told_on_a_page(browser: Client, document: Document, folder: Path) -> None:
    (folder / name_of(document.newest.stored.sha256)).unlink()
    answer = browser.get(page("download", document, 1))
    assert answer.status_code == 404
    assert "verslag.pdf" in text(answer)
    assert answer["Content-Type"].startswith("text/html")


def test_a_document_goes_out_of_sight_with_its_action(browser: Client, document: Document, action: Action) -> None:
    Action.objects.filter(pk=action.pk).update(removed_at="2024-01-01T00:00Z")
    assert browser.get(page("download", document, 1)).status_code == 404


def test_the_public_pages_show_no_files(client: Client, document: Document, action: Action) -> None:
    put(action.plan, "published")
    shown = text(client.get(reverse("plans:public-plan", args=[action.plan.region.slug, action.plan.slug])))
    assert action.title in shown
    assert "Verslag" not in shown
    assert "/documents/" not in shown
