"""Pages of a PDF and pictures are shown on the page of a document, to whoever may read it and to nobody else."""

from __future__ import annotations

import datetime as dt
import fcntl
import io
import os
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image
from pytest_django.fixtures import Settings

from regietafel.documents import previews
from regietafel.documents.models import Document, FileText, StoredFile, TextState
from regietafel.documents.previews import NotDrawn, measured, picture_of, place_of, sweep
from regietafel.documents.storage import StoreAway
from regietafel.documents.texts import read_waiting
from regietafel.plans.models import Action
from regietafel.territories.models import Region
from tests import cast
from tests.documents import files
from tests.documents.conftest import NOW
from tests.documents.test_texts import kept
from tests.plans.screen import text
from tests.reading import pdf_writer

SEES = {"director", "colleague", "partner", "head_of_service"}


def pdf(pages: int = 3) -> bytes:
    """A PDF with so many pages."""
    return pdf_writer.pdf(*(pdf_writer.Page().flow(f"Bladzijde {number}.") for number in range(1, pages + 1)))


def photo(kind: str, size: tuple[int, int] = (1800, 600), **more: Any) -> bytes:
    """A picture of one colour."""
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, kind, **more)
    return out.getvalue()


def read(region: Region, action: Action, content: bytes, name: str, **known: Any) -> Document:
    """A document of which the inside is known; without a word of text unless that is given."""
    document = kept(region, action, content, name)
    stored = document.newest.stored
    pages, width, height = measured(stored, content)
    size = {"pages": pages, "page_width": width, "page_height": height}
    FileText.objects.create(**{"stored": stored, "state": TextState.READ, **size, **known})
    return document


def page(document: Document, number: int = 1, version: int = 1) -> str:
    """The address of a page."""
    return reverse("documents:page-picture", args=[document.region.slug, document.pk, version, number])


def shown(browser: Client, document: Document, query: str = "") -> str:
    """The page of a document."""
    return text(browser.get(reverse("documents:document", args=[document.region.slug, document.pk]) + query))


def drawn(response: Any) -> Image.Image:
    """The picture that came."""
    assert response.status_code == 200, response.content
    return Image.open(io.BytesIO(response.content))


def test_a_pdf_is_turned_page_by_page_without_a_script(browser: Client, region: Region, action: Action) -> None:
    document = kept(region, action, pdf(), "nota.pdf")
    read_waiting()
    first = shown(browser, document)
    assert f'src="{page(document)}"' in first
    assert 'alt="Bladzijde 1 van 3 van Nota"' in first
    assert 'width="900" height="1274" loading="lazy"' in first
    assert 'href="?page=2#inside"' in first
    second = shown(browser, document, "?page=2")
    assert f'src="{page(document, 2)}"' in second
    assert 'rel="prev"' in second
    assert 'alt="Bladzijde 3 van 3 van Nota"' in shown(browser, document, "?page=99")
    assert 'alt="Bladzijde 1 van 3 van Nota"' in shown(browser, document, "?page=x")


def test_the_picture_is_as_wide_as_it_is_shown_and_safe(browser: Client, region: Region, action: Action) -> None:
    document = read(region, action, pdf(), "nota.pdf")
    answer = browser.get(page(document, 2))
    assert drawn(answer).size == (900, 1274)
    assert answer["Content-Type"] == "image/webp"
    assert answer["Cache-Control"] == "private, no-cache"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    again = browser.get(page(document, 2), headers={"if-none-match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["Cache-Control"] == "private, no-cache"
    assert browser.get(page(document, 3), headers={"if-none-match": answer["ETag"]}).status_code == 200


@pytest.mark.parametrize("role", cast.ROLES)
def test_who_may_read_it_sees_its_pages_also_those_that_lie_ready(
    everyone: dict[str, cast.Person], client: Client, region: Region, action: Action, role: str
) -> None:
    document = read(region, action, pdf(1), "nota.pdf")
    assert place_of(document.newest.stored, 1).exists()
    if role != "stranger":
        client.force_login(everyone[role])  # type: ignore[arg-type]
    answer = client.get(page(document), headers={"if-none-match": f'"{document.newest.stored.sha256}-1"'})
    assert answer.status_code == (304 if role in SEES else 302 if role == "stranger" else 404)


@pytest.mark.parametrize(("kind", "name"), [("PNG", "foto.png"), ("JPEG", "foto.jpg"), ("WEBP", "foto.webp")])
def test_a_picture_is_shown_smaller_and_drawn_anew(
    browser: Client, region: Region, action: Action, kind: str, name: str
) -> None:
    document = read(region, action, photo(kind), name)
    assert 'alt="Afbeelding: Nota"' in shown(browser, document)
    assert drawn(browser.get(page(document))).size == (900, 300)
    assert browser.get(page(document, 2)).status_code == 404


def test_where_a_photo_was_taken_stays_behind_and_it_stands_upright(
    browser: Client, region: Region, action: Action
) -> None:
    taken = Image.Exif()
    taken[0x0112] = 6
    taken[0x010E] = "zqgeheim"
    document = read(region, action, photo("JPEG", exif=taken), "foto.jpg")
    answer = browser.get(page(document))
    assert drawn(answer).size == (300 * 2, 900 * 2)
    assert b"zqgeheim" not in answer.content


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (files.PDF + b"stuk", "nota.pdf", "kunnen hier niet getoond worden"),
        (pdf_writer.pdf(pdf_writer.Page(), trailer=pdf_writer.LOCKED), "nota.pdf", "wachtwoord"),
        (files.SAMPLES["png"], "foto.png", "kunnen hier niet getoond worden"),
    ],
)
def test_what_cannot_be_drawn_says_so_and_is_offered_to_download(
    browser: Client, region: Region, action: Action, content: bytes, name: str, said: str
) -> None:
    document = kept(region, action, content, name)
    read_waiting()
    told = shown(browser, document)
    assert said in told
    assert "<img" not in told.split('id="inside"')[1].split("</section>")[0]
    assert reverse("documents:download", args=[region.slug, document.pk, 1]) in told.split('id="inside"')[1]
    assert browser.get(page(document)).status_code == 404


def test_a_text_shows_how_it_begins_and_nothing_of_it_is_run(browser: Client, region: Region, action: Action) -> None:
    words = "Eerste regel.\n\n<script>alert(1)</script> " + "kanarie " * 300
    document = read(region, action, b"nota", "nota.txt", text=words, pages=0)
    told = shown(browser, document).split('id="inside"')[1]
    assert "<p>Eerste regel.</p>" in told
    assert "&lt;script&gt;" in told
    assert 100 < told.count("kanarie") < 200


def test_before_it_was_read_the_page_says_so(browser: Client, region: Region, action: Action) -> None:
    document = kept(region, action, pdf(), "nota.pdf")
    assert "nog bekeken" in shown(browser, document)
    FileText.objects.create(stored=document.newest.stored, state=TextState.READING)
    assert "nog bekeken" in shown(browser, document)


def test_of_a_long_file_two_hundred_pages_are_shown(browser: Client, region: Region, action: Action) -> None:
    document = read(region, action, pdf(1), "nota.pdf")
    FileText.objects.update(pages=340)
    last = shown(browser, document, "?page=340")
    assert 'alt="Bladzijde 200 van 340 van Nota"' in last
    assert "De eerste 200" in last
    assert browser.get(page(document, 201)).status_code == 404


@pytest.mark.parametrize(("number", "version"), [(0, 1), (4, 1), (1, 2), (99999, 1)])
def test_a_page_that_is_not_there(browser: Client, region: Region, action: Action, number: int, version: int) -> None:
    assert browser.get(page(read(region, action, pdf(), "nota.pdf"), number, version)).status_code == 404


def test_other_kinds_have_no_pages(browser: Client, region: Region, action: Action) -> None:
    assert browser.get(page(read(region, action, pdf(), "nota.txt"))).status_code == 404


def test_a_virus_that_was_found_later_hides_what_lies_ready(browser: Client, region: Region, action: Action) -> None:
    document = read(region, action, pdf(1), "nota.pdf")
    StoredFile.objects.update(is_infected=True, scanned_at=NOW)
    tag = f'"{document.newest.stored.sha256}-1"'
    assert browser.get(page(document), headers={"if-none-match": tag}).status_code == 404
    told = shown(browser, document)
    assert 'id="inside"' not in told
    assert "er is een virus in gevonden" in told
    sweep(NOW)
    assert not place_of(document.newest.stored, 1).exists()


def test_a_file_that_the_scanner_must_still_look_at_is_marked(
    browser: Client, document: Document, settings: Settings
) -> None:
    assert "virusscanner" not in shown(browser, document)
    settings.SCANNER = "tcp://127.0.0.1:1"
    assert "virusscanner" in shown(browser, document)
    StoredFile.objects.update(scanned_at=NOW)
    assert "virusscanner" not in shown(browser, document)


def test_the_folder_may_be_emptied_at_any_moment(browser: Client, region: Region, action: Action) -> None:
    document = read(region, action, pdf(1), "nota.pdf")
    before = browser.get(page(document)).content
    place_of(document.newest.stored, 1).unlink()
    assert browser.get(page(document)).content == before
    assert place_of(document.newest.stored, 1).read_bytes() == before


def test_pages_of_long_ago_and_of_what_is_gone_are_thrown_away(region: Region, action: Action) -> None:
    document = read(region, action, pdf(1), "nota.pdf")
    folder = place_of(document.newest.stored, 1).parent
    stray = folder.parent.parent / "ab" / "ab12"
    stray.mkdir(parents=True)
    today = dt.datetime.now(dt.UTC)
    assert sweep(today) == "previews: 1 thrown away"
    assert folder.exists()
    assert not stray.exists()
    assert sweep(today + dt.timedelta(days=31)) == "previews: 1 thrown away"
    assert sweep(today) == "previews: 0 thrown away"


def test_a_failure_counts_for_a_day(region: Region, action: Action, monkeypatch: pytest.MonkeyPatch) -> None:
    stored = read(region, action, pdf(1), "nota.pdf").newest.stored
    place_of(stored, 1).write_bytes(previews.FAILED)
    with pytest.raises(NotDrawn):
        picture_of(stored, 1)
    os.utime(place_of(stored, 1), (0, 0))
    assert picture_of(stored, 1)[:4] == b"RIFF"


def test_only_a_few_are_drawn_at_a_time(
    browser: Client, region: Region, action: Action, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = read(region, action, pdf(2), "nota.pdf")
    monkeypatch.setattr(previews, "PATIENCE", 0.0)
    first, second = (Path(settings.PREVIEW_ROOT, f".turn-{number}") for number in range(previews.AT_ONCE))
    settings.PREVIEW_ROOT.mkdir(exist_ok=True)
    with first.open("wb") as busy, second.open("wb") as busy_too:
        for stream in (busy, busy_too):
            fcntl.flock(stream, fcntl.LOCK_EX)
        answer = browser.get(page(document, 2))
        assert (answer.status_code, answer["Retry-After"]) == (503, "10")
        assert browser.get(page(document, 1)).status_code == 200, "what lies ready waits for nobody"
    assert browser.get(page(document, 2)).status_code == 200


def test_a_store_that_is_away_is_another_time(
    browser: Client, region: Region, action: Action, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = read(region, action, pdf(2), "nota.pdf")

    def away(*_args: object) -> None:
        raise StoreAway("the store of files does not answer")

    monkeypatch.setattr(previews, "content_of", away)
    assert browser.get(page(document, 2)).status_code == 503
