"""A locked or absent database, a mistake of ours, a maintenance: a page that says so, and nothing that was typed is lost."""

from __future__ import annotations

import json
import logging
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client
from pytest_django.fixtures import Settings

from regietafel.core.logs import JsonLine
from regietafel.people.models import User
from tests.cast import PASSWORD

TYPED = {"name": "Een lange zin die niemand twee keer wil typen", "password": "hush-hush-hush"}


@pytest.fixture(autouse=True)
def _addresses(settings: Settings) -> None:
    settings.ROOT_URLCONF = "tests.core.trouble_urls"


@pytest.fixture
def browser() -> Client:
    """A visitor whose errors come back as pages, as they do on a server."""
    return Client(raise_request_exception=False)


@contextmanager
def locked() -> Iterator[None]:
    """Another process that is writing, and goes on longer than we wait."""
    connection.close()
    options = connection.settings_dict["OPTIONS"]
    patience, options["timeout"] = options["timeout"], 0.05
    try:
        with closing(sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            yield
            other.execute("ROLLBACK")
    finally:
        options["timeout"] = patience
        connection.close()


@pytest.fixture
def away() -> Iterator[None]:
    """A database that cannot be reached; it is back before anything else is tidied up."""

    def refuse(*ignored: object) -> None:
        raise OperationalError("connection refused")

    connection.close()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connection, "connect", refuse)
        yield


def keeps_what_was_typed(answer: Any, path: str) -> bool:
    """The page says so, holds the text and a form that sends it again, and no secret."""
    page = answer.content.decode()
    assert answer.status_code == 503
    assert answer["Retry-After"] == "10"
    assert "hush-hush-hush" not in page
    return TYPED["name"] in page and f'action="{path}"' in page and 'name="csrfmiddlewaretoken"' in page


@pytest.mark.sqlite_file
@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="only SQLite locks the whole database")
@pytest.mark.django_db(transaction=True)
class TestLocked:
    @pytest.mark.parametrize("path", ["/nl/try/write/", "/nl/try/session/"])
    def test_what_was_typed_can_be_sent_again(self, browser: Client, path: str) -> None:
        with locked():
            assert keeps_what_was_typed(browser.post(path, TYPED), path)
        assert browser.post(path, TYPED).content == b"saved"

    def test_but_not_what_another_site_sent(self, browser: Client) -> None:
        with locked():
            answer = browser.post("/nl/try/session/", TYPED, headers={"Origin": "https://elsewhere.example"})
        assert answer.status_code == 503
        assert TYPED["name"] not in answer.content.decode()

    def test_reading_goes_on(self, browser: Client, director: User) -> None:
        browser.force_login(director)
        with locked():
            assert browser.get("/nl/try/signed-in/").content == b"hello"

    def test_signing_in_says_so_and_shows_no_password(self, browser: Client, director: User) -> None:
        with locked():
            answer = browser.post("/nl/account/login/", {"login": director.email, "password": PASSWORD})
        assert answer.status_code == 503
        assert director.email in answer.content.decode()
        assert PASSWORD not in answer.content.decode()


@pytest.mark.django_db(transaction=True)
class TestAway:
    @pytest.mark.parametrize("path", ["/nl/try/write/", "/nl/try/session/", "/nl/try/nested/"])
    def test_what_was_typed_can_be_sent_again(self, browser: Client, away: None, path: str) -> None:
        assert keeps_what_was_typed(browser.post(path, TYPED), path)

    def test_before_the_view_begins(self, browser: Client, director: User, monkeypatch: pytest.MonkeyPatch) -> None:
        browser.force_login(director)
        connection.close()
        with monkeypatch.context() as patch:
            patch.setattr(connection, "connect", raising(OperationalError("server closed the connection")))
            answer = browser.post("/nl/try/signed-in/", TYPED)
        assert keeps_what_was_typed(answer, "/nl/try/signed-in/")

    def test_on_a_page_that_is_not_there(
        self, browser: Client, director: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        browser.force_login(director)
        connection.close()
        with monkeypatch.context() as patch:
            patch.setattr(connection, "connect", raising(OperationalError("server closed the connection")))
            answer = browser.get("/nl/nowhere/")
        assert answer.status_code == 503

    def test_the_load_balancer_is_told(self, browser: Client, away: None) -> None:
        answer = browser.get("/-/health")
        assert (answer.status_code, answer.json()) == (503, {"status": "database away"})

    @pytest.mark.parametrize("language", ["nl", "en"])
    def test_in_the_language_of_the_address(self, browser: Client, away: None, language: str) -> None:
        page = browser.post(f"/{language}/try/write/", TYPED).content.decode()
        assert f'lang="{language}"' in page


def raising(error: Exception) -> Callable[..., None]:
    """A function that only raises."""

    def do(*ignored: object) -> None:
        raise error

    return do


@pytest.mark.django_db
class TestMistakesOfOurs:
    @pytest.mark.parametrize("path", ["/nl/try/broken/", "/nl/try/no-table/"])
    def test_are_a_page_with_a_number_that_stands_in_the_log(
        self, browser: Client, path: str, caplog: pytest.LogCaptureFixture
    ) -> None:
        with caplog.at_level(logging.ERROR, "regietafel.trouble"):
            answer = browser.post(path, TYPED)
        assert answer.status_code == 500
        [record] = [one for one in caplog.records if one.name == "regietafel.trouble"]
        line = json.loads(JsonLine().format(record))
        assert line["incident"] in answer.content.decode()
        assert line["route"] == path.lstrip("/")
        assert "tests/core/trouble_urls.py" in line["trace"]

    def test_leave_no_trace_of_what_was_typed_in_the_log(
        self, browser: Client, caplog: pytest.LogCaptureFixture
    ) -> None:
        with caplog.at_level(logging.INFO):
            browser.post("/nl/try/broken/", TYPED)
        lines = [JsonLine().format(one) for one in caplog.records]
        assert any("ValueError" in line for line in lines)
        assert not [line for line in lines if TYPED["name"] in line or "hush" in line]

    def test_ask_nothing_of_the_database(self, browser: Client, django_assert_num_queries: Any) -> None:
        with django_assert_num_queries(0):
            assert browser.get("/nl/try/broken/").status_code == 500


@pytest.mark.django_db
class TestOtherPages:
    def test_not_found(self, browser: Client) -> None:
        assert browser.get("/nl/nowhere/").status_code == 404

    @pytest.mark.parametrize(
        "headers",
        [
            {},
            {"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"},
            {"Origin": "null", "Sec-Fetch-Site": "same-origin"},
        ],
    )
    def test_a_form_that_was_open_too_long_keeps_what_was_typed(self, headers: dict[str, str]) -> None:
        answer = Client(enforce_csrf_checks=True).post("/nl/try/write/", TYPED, headers=headers)
        assert answer.status_code == 403
        assert TYPED["name"] in answer.content.decode()
        assert "hush-hush-hush" not in answer.content.decode()

    @pytest.mark.parametrize(
        "headers",
        [
            {"Origin": "https://elsewhere.example"},
            {"Origin": "null"},
            {"Sec-Fetch-Site": "cross-site"},
            {"Sec-Fetch-Site": "same-site"},
            {"Origin": "null", "Sec-Fetch-Site": "cross-site"},
        ],
    )
    def test_what_another_site_sent_is_never_offered_to_be_sent_again(self, headers: dict[str, str]) -> None:
        """One press of that button would do, with a token of ours, what the other site wants."""
        answer = Client(enforce_csrf_checks=True).post("/nl/try/write/", TYPED, headers=headers)
        assert answer.status_code == 403
        assert TYPED["name"] not in answer.content.decode()
        assert "csrfmiddlewaretoken" not in answer.content.decode()

    def test_a_form_that_is_far_too_large(self, browser: Client, settings: Settings) -> None:
        settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10
        assert (
            browser.post(
                "/nl/try/write/", "name=" + "x" * 99, content_type="application/x-www-form-urlencoded"
            ).status_code
            == 400
        )

    def test_a_form_in_signs_that_nobody_uses(self) -> None:
        browser = Client(enforce_csrf_checks=True, raise_request_exception=False)
        browser.get("/nl/account/login/")
        kind = "application/x-www-form-urlencoded; charset=utf-16"
        answer = browser.post("/nl/try/write/", "name=x", content_type=kind)
        assert (answer.status_code, "Deze aanvraag" in answer.content.decode()) == (400, True)

    def test_health(self, browser: Client, settings: Settings) -> None:
        answer = browser.get("/-/health")
        assert answer.json() == {"status": "ok", "version": settings.REGIETAFEL_VERSION}
        assert "no-store" in answer["Cache-Control"]

    @pytest.mark.parametrize(("path", "language"), [("/nl/", "nl"), ("/en/", "en"), ("/", "nl")])
    def test_maintenance(self, browser: Client, settings: Settings, path: str, language: str) -> None:
        settings.MAINTENANCE = True
        answer = browser.get(path)
        assert (answer.status_code, answer["Retry-After"]) == (503, "600")
        assert f'lang="{language}"' in answer.content.decode()

    def test_maintenance_leaves_the_load_balancer_its_answer(self, browser: Client, settings: Settings) -> None:
        settings.MAINTENANCE = True
        assert browser.get("/-/health").status_code == 200
