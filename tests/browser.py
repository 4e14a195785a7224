"""A real browser in front of the application itself: requests go straight to Django's test client, without a server.

So what a browser does happens in the transaction of the test and is undone with it, and there is no port to find.
Redirects are followed here, because a browser does not ask the interceptor again for where one leads.
"""

from __future__ import annotations

import os
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psutil
from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Error, Route, sync_playwright

from tests.machine import chromium
from tests.watch import alive, children

# Playwright keeps an event loop in the thread of the test, in which the test client asks the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

HERE = "http://localhost"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
TYPES = {".css": "text/css", ".js": "text/javascript", ".woff2": "font/woff2", ".svg": "image/svg+xml"}
MOST_REDIRECTS = 5


class Chrome:
    """A Chromium that asks nothing of the outside world, started when it is first asked for, and anew if it is gone.

    There is one in a process: two drivers would share the loop of the thread, and wait for each other.
    """

    def __init__(self) -> None:
        self.stack = ExitStack()
        self.browser: Browser | None = None
        self.drivers: list[psutil.Process] = []

    def there(self) -> Browser:
        """The browser, ready to open a window."""
        if self.browser is None or not self.browser.is_connected() or not all(map(alive, self.drivers)):
            self.close()
            self.browser = self.start()
        return self.browser

    def start(self) -> Browser:
        """Start the driver and the browser; the driver keeps a loop of its own, which must find the database of the test."""
        path = chromium()
        assert path is not None, "without a browser these tests are skipped, with the reason"
        database = connections[DEFAULT_DB_ALIAS]
        playwright = self.stack.enter_context(sync_playwright())
        connections[DEFAULT_DB_ALIAS] = database
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        self.drivers = children("node", "playwright")
        self.stack.callback(browser.close)
        return browser

    def close(self) -> None:
        """End what runs; what was ended from outside cannot be closed any more, and that is no matter."""
        self.browser = None
        with suppress(Error):
            self.stack.close()
        self.stack = ExitStack()


def window(browser: Browser, client: Client, width: int, height: int = 900) -> BrowserContext:
    """A window of this width for the person who is signed in with the client."""
    context = browser.new_context(base_url=HERE, locale="nl-BE", viewport={"width": width, "height": height})
    database = connections[DEFAULT_DB_ALIAS]
    context.route("**/*", lambda route: answer(route, client, database))
    return context


def answer(route: Route, client: Client, database: BaseDatabaseWrapper) -> None:
    """Answer one request of the browser; to anywhere else than here it gets no answer at all.

    Playwright runs this beside the test, where Django would open a connection of its own: it is handed that of the
    test, so that both see the same rows.
    """
    connections[DEFAULT_DB_ALIAS] = database
    address = urlsplit(route.request.url)
    if f"{address.scheme}://{address.netloc}" != HERE:
        route.abort()
    elif address.path.startswith(settings.STATIC_URL):
        give_file(route, address.path.removeprefix(settings.STATIC_URL))
    else:
        give_page(route, client, f"{address.path}?{address.query}" if address.query else address.path)


def give_file(route: Route, name: str) -> None:
    """Give a style sheet, script, font or picture."""
    found = finders.find(name)
    if found is None:
        route.fulfill(status=404, body="")
        return
    path = Path(found)
    route.fulfill(status=200, body=path.read_bytes(), content_type=TYPES.get(path.suffix, "application/octet-stream"))


def give_page(route: Route, client: Client, path: str) -> None:
    """Give what Django answers, at the end of any redirects."""
    request = route.request
    headers = {name: value for name, value in request.headers.items() if name.startswith("hx-")}
    response: Any = client.generic(
        request.method,
        path,
        request.post_data_buffer or b"",
        content_type=request.headers.get("content-type", "text/html"),
        headers=headers,
    )
    for _turn in range(MOST_REDIRECTS):
        if response.status_code not in {301, 302, 303}:
            break
        response = client.get(response["Location"])
    body = b"".join(response.streaming_content) if response.streaming else response.content
    route.fulfill(status=response.status_code, headers=dict(response.items()), body=body)
