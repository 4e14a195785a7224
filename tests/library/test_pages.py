"""The library as a browser without any script uses it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from regietafel.documents.models import Document
from regietafel.documents.operations import remove_document
from regietafel.documents.texts import read_waiting
from regietafel.library.models import ItemKind, LibraryItem
from regietafel.library.queries import files_of
from regietafel.people.models import User
from regietafel.territories.models import Region
from tests.documents import files
from tests.documents.test_previews import pdf
from tests.library.make import NOW, make_item
from tests.plans.screen import following, send, text
from tests.submitted import form_with

BrowserOf = Callable[[str], Client]


def at(name: str, region: Region, *more: int) -> str:
    """A page of the library."""
    return reverse(f"library:{name}", args=[region.slug, *more])


def test_an_empty_library_invites_who_may_add(region: Region, browser_of: BrowserOf) -> None:
    assert "Er is nog niets gedeeld" in text(browser_of("director").get(at("list", region)))
    assert at("add", region) in text(browser_of("partner").get(at("list", region)))
    assert at("add", region) not in text(browser_of("editor").get(at("list", region)))


@pytest.mark.parametrize("role", ["director", "editor", "head_of_service"])
def test_the_menu_leads_there(region: Region, browser_of: BrowserOf, role: str) -> None:
    shown = text(browser_of(role).get(at("list", region)))
    assert f'href="{at("list", region)}" data-label="Bibliotheek"' in shown


def test_a_partner_shares_a_link(region: Region, browser_of: BrowserOf) -> None:
    browser = browser_of("partner")
    form = form_with(browser.get(at("add", region)), "once").data()
    assert form["shared_by"] == ["Werkhuis De Klaver"]
    answer = send(
        browser,
        at("add", region),
        "once",
        title="Oproep",
        kind="call",
        url="www.voorbeeld.example/oproep",
        deadline="30/09/2024",
        themes="Zang, vogels ; ZANG",
    )
    shown = following(browser, answer)
    assert 'href="https://www.voorbeeld.example/oproep" rel="noopener noreferrer nofollow"' in shown
    item = LibraryItem.objects.get()
    assert (item.deadline, item.shared_by) == (dt.date(2024, 9, 30), "Werkhuis De Klaver")
    assert [theme.name for theme in item.themes.all()] == ["vogels", "zang"]
    assert "afgesloten op 30 september 2024" in shown


def test_a_file_is_shared_and_looked_at(region: Region, browser_of: BrowserOf) -> None:
    browser = browser_of("colleague")
    values = form_with(browser.get(at("add", region)), "once").data(title="Nota")
    answer = browser.post(at("add", region), {**values, "file": SimpleUploadedFile("nota.pdf", pdf(2))})
    following(browser, answer)
    read_waiting()
    document = Document.objects.get()
    shown = text(browser.get(answer["Location"]))
    assert reverse("documents:download", args=[region.slug, document.pk, 1]) in shown
    assert 'alt="Bladzijde 1 van 2 van Nota"' in shown
    assert 'href="?page=2#inside"' in shown
    assert "PDF" in text(browser.get(at("list", region)))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": ""}, "id_title"),
        ({"url": ""}, "id_url"),
        ({"url": "javascript:alert(1)"}, "id_url"),
        ({"url": "geen adres"}, "id_url"),
        ({"deadline": "30/09/2024"}, "id_deadline"),
        ({"deadline": "morgen"}, "id_deadline"),
        ({"themes": "x" * 41}, "id_themes"),
        ({"themes": ",".join("abcdefghi")}, "id_themes"),
        ({"kind": "boek"}, "id_kind"),
    ],
)
def test_a_mistake_is_told_at_its_field_with_the_rest_kept(
    region: Region, browser_of: BrowserOf, changes: dict[str, str], field: str
) -> None:
    browser = browser_of("director")
    values = {"title": "Studie", "url": "https://www.voorbeeld.example/", "source": "ROA", **changes}
    answer = send(browser, at("add", region), "once", **values)
    assert answer.status_code == 422
    assert f'href="#{field}"' in text(answer)
    assert form_with(answer, "once").data()["source"] == ["ROA"]
    assert not LibraryItem.objects.exists()


def test_both_at_once_and_a_file_that_cannot_be_kept(region: Region, browser_of: BrowserOf) -> None:
    browser = browser_of("director")
    values = form_with(browser.get(at("add", region)), "once").data(title="Nota")
    both = {**values, "url": "https://www.voorbeeld.example/", "file": files.pdf("een")}
    assert 'href="#id_file"' in text(browser.post(at("add", region), both))
    bad = {**values, "file": SimpleUploadedFile("nota.html", b"<p>")}
    assert 'href="#id_file"' in text(browser.post(at("add", region), bad))
    slip = {**values, "title": "", "file": files.pdf("een")}
    assert "Kies het bestand opnieuw" in text(browser.post(at("add", region), slip))
    assert not LibraryItem.objects.exists()


def test_the_same_form_sent_twice_shares_once(region: Region, browser_of: BrowserOf) -> None:
    browser = browser_of("director")
    values = form_with(browser.get(at("add", region)), "once").data(title="Nota", url="https://www.voorbeeld.example/")
    for _twice in range(2):
        assert browser.post(at("add", region), values).status_code == 302
    assert LibraryItem.objects.count() == 1


def test_whoever_shared_it_changes_and_removes_it(study: LibraryItem, region: Region, browser_of: BrowserOf) -> None:
    browser = browser_of("partner")
    shown = following(browser, send(browser, at("edit", region, study.pk), "version", title="Andere titel"))
    assert "Andere titel" in shown
    gone = following(browser, browser.post(at("remove", region, study.pk)))
    assert f'action="{at("restore", region, study.pk)}"' in gone
    assert browser.get(at("item", region, study.pk)).status_code == 404
    following(browser, browser.post(at("restore", region, study.pk)))
    assert browser.get(at("item", region, study.pk)).status_code == 200


def test_a_colleague_reads_and_does_not_change(study: LibraryItem, region: Region, browser_of: BrowserOf) -> None:
    browser = browser_of("colleague")
    assert at("edit", region, study.pk) not in text(browser.get(at("item", region, study.pk)))
    assert browser.get(at("edit", region, study.pk)).status_code == 403
    assert browser.post(at("remove", region, study.pk)).status_code == 403


def test_the_form_of_a_file_asks_no_address(region: Region, director: User, browser_of: BrowserOf) -> None:
    browser = browser_of("director")
    values = form_with(browser.get(at("add", region)), "once").data(title="Nota")
    answer = browser.post(at("add", region), {**values, "file": files.pdf("een")})
    item = LibraryItem.objects.get()
    assert "url" not in form_with(browser.get(at("edit", region, item.pk)), "version").data()
    following(browser, send(browser, at("edit", region, item.pk), "version", summary="Kort."))
    remove_document(actor=director, document=files_of([item])[item.pk], now=NOW)
    assert "weggehaald" in text(browser.get(answer["Location"]))
    assert "weggehaald" in text(browser.get(at("list", region)))


def test_the_list_is_narrowed_and_paged(region: Region, browser_of: BrowserOf) -> None:
    browser = browser_of("director")
    for number in range(30):
        make_item(region, f"Studie {number:02}", themes=("zang",) if number % 2 else ())
    make_item(region, "Een oproep", kind=ItemKind.CALL, deadline=dt.date(2099, 1, 31), themes=("zang",))
    first = text(browser.get(at("list", region)))
    assert "Een oproep" in first
    assert "Indienen tot en met 31 januari 2099" in first
    assert "Studie 00" not in first
    assert "Studie 00" in text(browser.get(at("list", region), {"page": 2}))
    narrowed = text(browser.get(at("list", region), {"theme": "zang", "kind": "call"}))
    assert "1 van 31" in narrowed
    assert "Niets past bij" in text(browser.get(at("list", region), {"q": "leeuwerik"}))
    assert "Een oproep" in text(browser.get(at("list", region), {"theme": "bestaat niet", "year": "x"}))


def test_what_somebody_typed_is_never_run(region: Region, browser_of: BrowserOf) -> None:
    item = make_item(region, "<b>dik</b>", summary="<script>alert(1)</script>", themes=("<i>",))
    for address in (at("list", region), at("item", region, item.pk)):
        shown = text(browser_of("director").get(address))
        assert "<script>alert" not in shown
        assert "<b>dik" not in shown


def test_what_is_not_in_the_address_book_of_another_region_stays_there(
    study: LibraryItem, other_region: Region, browser_of: BrowserOf
) -> None:
    browser = browser_of("other_director")
    assert browser.get(at("item", other_region, study.pk)).status_code == 404
    assert "kanarie" not in text(browser.get(at("list", other_region)))
