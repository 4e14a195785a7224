"""A browser for each person of the cast, in front of a server that runs beside the test."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from regietafel.people.models import User
from tests import cast
from tests.machine import chromium

# Playwright keeps an event loop in the thread of the test; the rows that a test makes there are made between its steps.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

OpenAs = Callable[..., Page]
PATIENCE = 10_000


@pytest.fixture(scope="session")
def chrome() -> Iterator[Browser]:
    """One Chromium for all stories."""
    path = chromium()
    assert path is not None, "without a browser these tests are skipped, with the reason"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def open_as(chrome: Browser, live_server: LiveServer) -> Iterator[OpenAs]:
    """Open a browser of their own for a person, signed in, at an address; ``script=False`` takes its scripts away."""
    contexts: list[BrowserContext] = []

    def open_page(person: cast.Person, address: str, *, script: bool = True, width: int = 1280) -> Page:
        context = chrome.new_context(
            base_url=live_server.url,
            java_script_enabled=script,
            locale="nl-BE",
            viewport={"width": width, "height": 900},
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        if isinstance(person, User):
            client = Client()
            client.force_login(person)
            value = client.cookies[settings.SESSION_COOKIE_NAME].value
            context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": live_server.url}])
        page = context.new_page()
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()
