"""The rules for what a page may load stand on every answer, also on one that came before any page was looked for."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("path", "host", "status"),
    [
        ("/nl/privacy/", "testserver", 301),
        ("/nl/privacy/", "elsewhere.example", 400),
        ("/static/core/favicon.svg", "testserver", 301),
        ("/-/health", "testserver", 200),
    ],
)
def test_where_everybody_is_sent_to_https(settings: Settings, path: str, host: str, status: int) -> None:
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_REDIRECT_EXEMPT = [r"^-/health$"]
    answer = Client(raise_request_exception=False).get(path, headers={"Host": host})
    assert answer.status_code == status
    assert "default-src 'none'" in answer.headers.get("Content-Security-Policy", "")


@pytest.mark.parametrize("path", ["/nl/privacy/", "/nl/nowhere/", "/static/core/favicon.svg", "/nl/r/leiestreek/"])
def test_everywhere_else(path: str) -> None:
    assert "default-src 'none'" in Client().get(path).headers["Content-Security-Policy"]
