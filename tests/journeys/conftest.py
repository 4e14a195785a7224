"""A browser for each person of the cast, in front of a server that runs beside the test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import BrowserContext, Error, Page, expect
from pytest_django.live_server_helper import LiveServer

from regietafel.people.models import User
from tests import cast
from tests.browser import Chrome
from tests.watch import pytest_runtest_call, pytest_runtest_setup, pytest_runtest_teardown

__all__ = ["pytest_runtest_call", "pytest_runtest_setup", "pytest_runtest_teardown"]

OpenAs = Callable[..., Page]
PATIENCE = 15_000
expect.set_options(timeout=PATIENCE)


@pytest.fixture
def open_as(chrome: Chrome, live_server: LiveServer) -> Iterator[OpenAs]:
    """Open a browser of their own for a person, signed in, at an address; ``script=False`` takes its scripts away."""
    contexts: list[BrowserContext] = []

    def open_page(person: cast.Person, address: str, *, script: bool = True, width: int = 1280) -> Page:
        context = chrome.there().new_context(
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
        with suppress(Error):
            context.close()
