"""Sending a document, how far it is, and what to do when it cannot be read, as pages."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

import pytest
from django.conf import settings as django_settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from regietafel.documents.models import Document
from regietafel.intake import work
from regietafel.intake.models import Reading, ReadingState
from regietafel.intake.words import percent, sentence
from regietafel.people.models import User
from regietafel.reading.warnings import SENTENCES
from regietafel.territories.models import Region
from tests.documents import files
from tests.intake import make

Browser = Callable[[User], Client]


def url(name: str, region: Region, *more: int) -> str:
    return reverse(f"intake:{name}", args=[region.slug, *more])


@pytest.fixture
def at(client_of: Browser, director: User) -> Client:
    return client_of(director)


def test_a_document_is_sent_and_waits(at: Client, region: Region) -> None:
    answer = at.post(url("send", region), {"file": make.text_file()})
    sent = Reading.objects.get()
    assert answer.status_code == HTTPStatus.FOUND
    assert answer["Location"] == url("reading", region, sent.pk)
    page = at.get(answer["Location"]).content.decode()
    assert "wacht op zijn beurt" in page
    assert "Kijk hoe ver het is" in page


def test_a_script_that_sends_is_told_where_to_go(at: Client, region: Region) -> None:
    answer = at.post(url("send", region), {"file": make.text_file()}, headers={"HX-Request": "true"})
    assert answer["HX-Redirect"] == url("reading", region, Reading.objects.get().pk)


@pytest.mark.parametrize("code", ["0", "403", "404", "413", "429", "other"])
def test_the_page_has_the_words_for_an_answer_that_a_script_cannot_show(at: Client, region: Region, code: str) -> None:
    page = at.get(url("send", region)).content.decode()
    assert f'data-trouble="{code}" hidden' in page


def test_limits_and_kinds_are_said_beforehand(at: Client, region: Region) -> None:
    page = at.get(url("send", region)).content.decode()
    assert "25\xa0MB" in page
    assert "html" in page
    assert "docx" in page


@pytest.mark.parametrize(
    ("file", "word"),
    [
        (SimpleUploadedFile("plan.doc", b"\xd0\xcf\x11\xe0"), "oude vorm|oud soort"),
        (SimpleUploadedFile("plan.exe", b"MZ"), "geen plan gelezen"),
        (SimpleUploadedFile("foto.png", files.SAMPLES["png"]), "geen plan gelezen"),
        (SimpleUploadedFile("plan.docx", b"geen zip"), "iets anders"),
        (SimpleUploadedFile("plan.txt", b""), "leeg"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(
    at: Client, region: Region, file: SimpleUploadedFile, word: str
) -> None:
    answer = at.post(url("send", region), {"file": file})
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert any(each in answer.content.decode() for each in word.split("|"))
    assert not Reading.objects.exists()


def test_too_large_is_refused(at: Client, region: Region, settings: Settings) -> None:
    file = make.text_file()
    settings.MAX_UPLOAD = limit = (file.size or 0) - 1
    answer = at.post(url("send", region), {"file": file})
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Maak het kleiner" in answer.content.decode()
    assert "verwijs naar" not in answer.content.decode()
    assert not Reading.objects.exists()
    assert limit == django_settings.MAX_UPLOAD


def test_the_same_form_sent_twice_keeps_one_document(at: Client, region: Region) -> None:
    answers = [at.post(url("send", region), {"file": make.text_file(), "once": "een"}) for _again in range(2)]
    assert answers[0]["Location"] == answers[1]["Location"]
    assert (Reading.objects.count(), Document.objects.count()) == (1, 1)


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig"])
@pytest.mark.parametrize("ending", ["txt", "md", "html", "tsv", "csv"])
def test_text_is_taken_in_any_encoding(at: Client, region: Region, encoding: str, ending: str) -> None:
    file = SimpleUploadedFile(f"plan.{ending}", "1. Één doelstelling\n1.1 Actie: café".encode(encoding))
    assert at.post(url("send", region), {"file": file}).status_code == HTTPStatus.FOUND


@pytest.mark.parametrize("name", ["frame", "review", "adopt", "compare", "names"])
def test_who_is_signed_out_is_led_to_the_way_in(client: Client, reading: Reading, region: Region, name: str) -> None:
    for answer in (client.get(url(name, region, reading.pk)), client.post(url(name, region, reading.pk))):
        assert answer.status_code in {HTTPStatus.FOUND, HTTPStatus.METHOD_NOT_ALLOWED}


@pytest.mark.parametrize("state", [ReadingState.ADOPTED, ReadingState.FAILED, ReadingState.READING])
@pytest.mark.parametrize("name", ["frame", "review", "adopt", "compare", "names", "accept-all"])
def test_a_page_that_came_too_late_changes_nothing_and_breaks_nothing(
    at: Client, reading: Reading, region: Region, name: str, state: ReadingState
) -> None:
    Reading.objects.update(state=state)
    before = list(Reading.objects.values_list("version", "title", "state"))
    answer = at.post(url(name, region, reading.pk), {"title": "Anders", "version": "1"})
    assert answer.status_code < HTTPStatus.INTERNAL_SERVER_ERROR
    assert list(Reading.objects.values_list("version", "title", "state")) == before


def test_progress_shows_and_then_asks_for_the_page_anew(at: Client, reading: Reading, region: Region) -> None:
    Reading.objects.update(state=ReadingState.READING, progress=42, progress_code="pages")
    asking = {"HX-Request": "true"}
    part = at.get(url("reading", region, reading.pk), headers=asking).content.decode()
    assert "42%" in part
    assert "bladzijden worden gelezen" in part
    Reading.objects.update(state=ReadingState.READY)
    assert at.get(url("reading", region, reading.pk), headers=asking)["HX-Refresh"] == "true"
    assert "HX-Refresh" not in at.get(url("reading", region, reading.pk))


def test_a_failure_says_why_and_offers_the_ways_on(at: Client, reading: Reading, region: Region) -> None:
    Reading.objects.update(state=ReadingState.FAILED, failure="pages_left_out", failure_values={"read": 5, "pages": 9})
    page = at.get(url("reading", region, reading.pk)).content.decode()
    assert "de eerste 5 van 9 bladzijden" in page
    at.post(url("again", region, reading.pk))
    assert Reading.objects.get().state == ReadingState.WAITING


def test_what_was_found_shows_with_its_warnings(at: Client, reading: Reading, region: Region) -> None:
    page = at.get(url("reading", region, reading.pk)).content.decode()
    assert "1 prioriteit, 2 doelstellingen, 3 acties" in page
    assert "0 van 6 nagekeken" in page
    assert "dit lijkt geen actieplan" in page
    assert "regel 11" in page


def test_title_and_years_are_put_right(at: Client, reading: Reading, region: Region) -> None:
    there = url("frame", region, reading.pk)
    typed = {"title": "Plan 2027", "start_year": "2027", "end_year": "2026", "version": "1"}
    assert at.post(there, typed).status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    at.post(there, {**typed, "end_year": "2029"})
    reading.refresh_from_db()
    assert (reading.title, reading.start_year, reading.end_year) == ("Plan 2027", 2027, 2029)
    assert at.post(there, {**typed, "end_year": "2030"}).status_code == HTTPStatus.CONFLICT


def test_a_reading_is_dropped_and_put_back(at: Client, reading: Reading, region: Region) -> None:
    at.post(url("drop", region, reading.pk), {"version": "1"})
    assert at.get(url("reading", region, reading.pk)).status_code == HTTPStatus.NOT_FOUND
    at.post(url("restore", region, reading.pk))
    assert at.get(url("reading", region, reading.pk)).status_code == HTTPStatus.OK


@pytest.mark.parametrize("name", ["colleague", "partner", "editor", "head_of_service", "other_director", "admin"])
def test_nobody_else_gets_in(
    client_of: Browser, reading: Reading, region: Region, name: str, request: pytest.FixtureRequest
) -> None:
    client = client_of(request.getfixturevalue(name))
    inside = name not in {"other_director", "admin"}
    assert client.get(url("list", region)).status_code == (HTTPStatus.FORBIDDEN if inside else HTTPStatus.NOT_FOUND)
    assert client.post(url("send", region), {"file": make.text_file()}).status_code in {403, 404}
    assert client.get(url("reading", region, reading.pk)).status_code == HTTPStatus.NOT_FOUND
    assert Reading.objects.count() == 1


def test_the_original_is_for_who_may_see_the_reading_and_changes_no_more(
    at: Client, client_of: Browser, colleague: User, region: Region
) -> None:
    at.post(url("send", region), {"file": make.text_file()})
    document = Document.objects.get()
    there = reverse("documents:download", args=[region.slug, document.pk, 1])
    assert at.get(there).getvalue() == "\n".join(make.LINES).encode()
    assert client_of(colleague).get(there).status_code == HTTPStatus.NOT_FOUND
    newer = reverse("documents:renew", args=[region.slug, document.pk])
    assert at.post(newer, {"file": files.pdf("twee")}).status_code == HTTPStatus.FORBIDDEN


@pytest.mark.parametrize("name", ["plan.html", "plan.htm", "plan.md", "plan.tsv", "PLAN.HTML"])
def test_a_page_is_kept_and_only_ever_saved(at: Client, region: Region, name: str) -> None:
    content = b"<html><body><h1>Plan</h1><script>alert(1)</script></body></html>"
    answer = at.post(url("send", region), {"file": SimpleUploadedFile(name, content, "text/html")})
    assert answer.status_code == HTTPStatus.FOUND
    original = at.get(reverse("documents:download", args=[region.slug, Document.objects.get().pk, 1]))
    assert original.getvalue() == content
    assert original["Content-Disposition"].startswith("attachment")
    assert "html" not in original["Content-Type"]
    assert original["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in original["Content-Security-Policy"]


def test_a_web_page_is_read_and_nothing_of_it_runs(at: Client, region: Region, director: User) -> None:
    rows = "<h1>Actieplan 2026-2028</h1><h2>1. Samen aan tafel</h2><h3>Actie 1.1: Overleg <script>x</script></h3>"
    at.post(url("send", region), {"file": SimpleUploadedFile("plan.html", rows.encode())})
    work.read_waiting()
    sent = Reading.objects.get()
    assert sent.state == ReadingState.READY
    page = at.get(url("review", region, sent.pk)).content.decode()
    assert "Samen aan tafel" in page
    assert "<script>x" not in page


@pytest.mark.parametrize("count", [0, 1, 60])
def test_the_list_asks_as_often_for_many_as_for_one(
    at: Client, region: Region, director: User, count: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _one in range(count):
        make.make_reading(region, director, found=make.many_nodes(3))
    with django_assert_max_num_queries(12):
        page = at.get(url("list", region)).content.decode()
    assert ("Er is nog geen document ingelezen" in page) == (count == 0)


def test_the_list_of_plans_leads_to_it(at: Client, region: Region, client_of: Browser, partner: User) -> None:
    there = reverse("plans:list", args=[region.slug])
    assert url("send", region) in at.get(there).content.decode()
    assert url("send", region) not in client_of(partner).get(there).content.decode()


def test_every_code_has_its_sentence_and_an_unknown_one_breaks_nothing() -> None:
    for code, english in SENTENCES.items():
        assert sentence(code, {})
        assert sentence(code, {}) != english
    assert sentence("of_tomorrow", {"x": 1})


def test_progress_grows_from_step_to_step() -> None:
    steps = [("opening", 0, 0), ("pages", 1, 10), ("pages", 10, 10), ("understanding", 0, 0)]
    shares = [percent(*step) for step in steps]
    assert shares == sorted(shares)
    assert 0 < shares[0] < shares[-1] < 100
