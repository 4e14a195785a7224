"""The world of the walks, looked at through a real browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest
from django.db import transaction
from django.test import override_settings
from playwright.sync_api import BrowserContext, Error
from pytest_django.plugin import DjangoDbBlocker

from tests.axe.looking import LARGE, prepare
from tests.browser import Chrome, window
from tests.walk.walker import Walker
from tests.watch import pytest_runtest_call, pytest_runtest_setup, pytest_runtest_teardown
from tests.world import make_world

__all__ = ["pytest_runtest_call", "pytest_runtest_setup", "pytest_runtest_teardown"]

ABOUT_PASSKEYS = {"account_login", "mfa_add_webauthn", "mfa_reauthenticate_webauthn"}
"""Pages that bring the scripts of allauth along."""

WindowOf = Callable[[str], BrowserContext]


@pytest.fixture(scope="package")
def walker(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Walker]:
    """Everyone of the cast with a browser, in a world that is never kept."""
    patience = override_settings(ACCOUNT_REAUTHENTICATION_TIMEOUT=86_400)
    with django_db_blocker.unblock(), transaction.atomic(), patience:
        yield Walker(make_world())
        transaction.set_rollback(True)


@pytest.fixture(scope="package")
def window_of(chrome: Chrome, walker: Walker) -> Iterator[WindowOf]:
    """The window of a role: opened when it is first asked for, and anew if the browser is a new one."""
    windows: dict[str, BrowserContext] = {}

    def open_window(role: str) -> BrowserContext:
        browser, found = chrome.there(), windows.get(role)
        if found is None or found.browser is not browser:
            found = windows[role] = prepare(window(browser, walker.clients[role], LARGE))
        return found

    yield open_window
    for context in windows.values():
        with suppress(Error):
            context.close()
