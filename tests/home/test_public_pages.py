"""The pages about the site: open to everyone, without a cookie, and as true as the settings."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

PAGES = ("home:index", "home:accessibility", "home:privacy", "home:about")


@pytest.mark.parametrize("name", PAGES)
def test_a_visitor_reads_it_and_gets_no_cookie(db: None, client: Client, name: str) -> None:
    answer = client.get(reverse(name))
    assert answer.status_code == 200
    assert not answer.cookies
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("name", PAGES)
def test_it_only_answers_to_reading(db: None, client: Client, name: str) -> None:
    assert client.post(reverse(name)).status_code == 405


def test_what_is_kept_follows_the_settings(db: None, client: Client, settings: Settings) -> None:
    settings.RESTORE_DAYS, settings.INVITATION_DAYS, settings.SESSION_COOKIE_AGE = 77, 9, 5 * 24 * 3600
    page = client.get("/en/privacy/").content.decode()
    assert "77 days" in page
    assert "The link works for 9 days" in page
    assert "At most 5 days" in page
