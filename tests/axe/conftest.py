"""The world of the walks, looked at through a real browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.db import transaction
from django.test import override_settings
from playwright.sync_api import Browser, BrowserContext
from pytest_django.plugin import DjangoDbBlocker

from tests.axe.looking import prepare
from tests.browser import launched, window
from tests.walk.walker import Walker
from tests.world import make_world

ABOUT_PASSKEYS = {"account_login", "mfa_add_webauthn", "mfa_reauthenticate_webauthn"}
"""Pages that bring the scripts of allauth along."""

WindowOf = Callable[[str, int], BrowserContext]


@pytest.fixture(scope="package")
def walker(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Walker]:
    """Everyone of the cast with a browser, in a world that is never kept."""
    patience = override_settings(ACCOUNT_REAUTHENTICATION_TIMEOUT=86_400)
    with django_db_blocker.unblock(), transaction.atomic(), patience:
        yield Walker(make_world())
        transaction.set_rollback(True)


@pytest.fixture(scope="package")
def chrome(walker: Walker) -> Iterator[Browser]:
    """One Chromium for all, opened when the world is there."""
    with launched() as browser:
        yield browser


@pytest.fixture(scope="package")
def window_of(chrome: Browser, walker: Walker) -> Iterator[WindowOf]:
    """The window of a role at a width: opened when it is first asked for."""
    windows: dict[tuple[str, int], BrowserContext] = {}

    def open_window(role: str, width: int) -> BrowserContext:
        if (role, width) not in windows:
            windows[role, width] = prepare(window(chrome, walker.clients[role], width))
        return windows[role, width]

    yield open_window
    for context in windows.values():
        context.close()
