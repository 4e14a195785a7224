"""Asks for a page in somebody's name, and keeps all that came back; whatever the request wrote is undone."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from copy import deepcopy
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from unittest.mock import patch
from urllib.parse import quote, urlencode

from allauth.account.internal.flows.login import record_authentication
from django.core.cache import cache
from django.core.signals import got_request_exception
from django.db import connection, transaction
from django.http import HttpRequest
from django.template import Template
from django.test import Client
from django.utils.safestring import mark_safe

from regietafel.people.models import User
from tests.page import Page
from tests.world import MARKERS, Place, World

CHANGING = re.compile(
    r'(csrfmiddlewaretoken" value="|X-CSRFToken": "|name="once" value="|name="draft" value="|data-ticket=")[^"]*'
    r"|\d{4}-\d\d-\d\dT\d\d:\d\d:[\d.:+Z]*"
)
"""Keys of forms, each behind the words before it, and moments."""

OF_THE_MOMENT = {"Location", "Content-Length", "Expires", "Last-Modified"}
READS = re.compile(r"\s*(SELECT|SAVEPOINT|RELEASE|ROLLBACK|PRAGMA|EXPLAIN)\b")
TOLD_TO_THE_HOLDER = {
    "/invitation/": {"zqinvited"},
    "/registration/": {"zqdraft"},
    "/answer/": {"zqdecided", "zqcolleague", "zqletter"},
    "/read-minutes/": {"zqminutes"},
    "/calendar/own/": {"zqtable"},
    "/check/": {"zqtable", "zqwork"},
    "/nl/remark/": {"zqletter"},
    "/sign/": {"zqtable"},
    "/decide/": {"zqtable"},
    "/me/export/": {"zqremoved"},
    "/letter/": {"zqtable"},
}
"""Pages behind a link that only its reader has, and the words that they are about."""

LOGIN = "/nl/account/login/"


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    text: str
    cookies: frozenset[str]
    wrote: tuple[str, ...]
    path: str
    seen: tuple[str, ...] = ()

    @property
    def location(self) -> str:
        """Where it leads to, if anywhere."""
        return self.headers.get("Location", "")

    @property
    def is_html(self) -> bool:
        """Whether it is a page."""
        return self.headers.get("Content-Type", "").startswith("text/html")

    @property
    def outcome(self) -> str:
        """The answer in the words of the table."""
        if self.status in {403, 404, 405}:
            return str(self.status)
        if self.status >= 500:
            return f"{self.status}: {self.text[:300]}"
        if self.location.startswith(LOGIN):
            return "login"
        return "away" if 300 <= self.status < 400 else "ok"

    @cached_property
    def plain(self) -> tuple[int, str, str, tuple[tuple[str, str], ...]]:
        """The answer without what differs between any two requests: its own address, and random keys."""
        kept = {name: value for name, value in self.headers.items() if name not in OF_THE_MOMENT}
        return (
            self.status,
            without_address(self.location, self.path),
            CHANGING.sub(lambda found: f"{found[1] or ''}…", without_address(self.text, self.path)),
            tuple(sorted(kept.items())),
        )

    def words_for_others(self, role: str) -> list[str]:
        """The words in this answer that the role may not read, the address that was asked for left out."""
        headers = "\n".join(value for name, value in self.headers.items())
        seen = without_address(html.unescape(f"{headers}\n{self.text}"), self.path).lower()
        told = {word for page, words in TOLD_TO_THE_HOLDER.items() if page in self.path for word in words}
        return [word for word, readers in MARKERS.items() if role not in readers and word in seen and word not in told]


def without_address(text: str, path: str) -> str:
    """The text with the address of the page itself taken out, in whichever language and however it was written."""
    bare = path.partition("?")[0]
    tail = bare[3:] if bare[:4] in {"/nl/", "/en/"} else bare
    written = {form for whole in (path[3:], tail) for form in (whole, quote(whole), quote(whole, safe=""))}
    for form in sorted(written, key=len, reverse=True):
        if len(form) > 1:
            text = text.replace(form, "…")
    return text


class Browser(Client):
    """A browser that keeps only what came back: to copy the context of every template costs as much as many a page."""

    def request(self, **request: Any) -> Any:
        """Ask, keep the cookies, and raise what went wrong on the way."""
        own: Any = self  # the stubs do not know all that a client is made of
        key = f"walk-{id(request)}"
        got_request_exception.connect(own.store_exc_info, dispatch_uid=key)
        try:
            response = own.handler(own._base_environ(**request))
        finally:
            got_request_exception.disconnect(dispatch_uid=key)
        own.check_exception(response)
        own.cookies.update(response.cookies)
        return response


class Walker:
    """One browser for each role, signed in once."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.clients = {role: browser(person) for role, person in world.people.items()}

    def ask(self, role: str, page: Page, place: Place, method: str = "GET", data: Any = None) -> Answer:
        """Ask for a page of the catalogue."""
        return self.ask_for(role, page.url(place), method, data)

    def ask_for(
        self,
        role: str,
        url: str,
        method: str = "GET",
        data: Any = None,
        client: Client | None = None,
        look: Callable[[], list[str]] | None = None,
    ) -> Answer:
        """Ask for an address; a mistake in the program comes back as a 500 that says which.

        ``look`` may look around in the database before what was written is undone.
        """
        client = client or self.clients[role]
        jar = deepcopy(client.cookies)
        cache.clear()
        with transaction.atomic():
            try:
                with writing() as wrote, unwritten() if method == "HEAD" else nullcontext():
                    response = send(client, method, url, data)
                answer = read(response, url, tuple(wrote), look() if look and wrote else [])
            except Exception as mistake:
                answer = Answer(500, {}, f"{type(mistake).__name__}: {mistake}", frozenset(), (), url)
            transaction.set_rollback(True)
        client.cookies = jar
        return answer


def browser(person: Any, **options: Any) -> Client:
    """A browser in which a person is signed in and has just proved who they are; a stranger's is just a browser."""
    client = Browser(**options)
    if isinstance(person, User):
        client.force_login(person)
        request = HttpRequest()
        request.session = client.session
        request.user = person
        record_authentication(request, person, "password", reauthenticated=True)
        request.session.save()
    return client


def send(client: Client, method: str, url: str, data: Any) -> Any:
    """Send a request; a body goes as a form would send it."""
    if method == "GET" or data is None:
        return client.generic(method, url)
    return client.generic(method, url, urlencode(data, doseq=True), content_type="application/x-www-form-urlencoded")


@contextmanager
def unwritten() -> Iterator[None]:
    """Leave the templates of an answer without a body empty; that none of them looks at the method, a test holds."""
    with patch.object(Template, "_render", lambda template, given: mark_safe("")):
        yield


@contextmanager
def writing() -> Iterator[list[str]]:
    """Note every statement that does more than read, sessions apart; not the guard of the house but a second look."""
    wrote: list[str] = []

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        if not READS.match(sql) and "django_session" not in sql:
            wrote.append(sql[:80])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield wrote


def read(response: Any, url: str, wrote: tuple[str, ...], seen: Sequence[str] = ()) -> Answer:
    """Keep an answer, with sheets unpacked so that one can search in them."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            body = b"\n".join(packed.read(name) for name in sorted(packed.namelist()))
    return Answer(
        response.status_code,
        dict(response.items()),
        body.decode("utf8", "replace"),
        frozenset(response.cookies),
        wrote,
        url,
        tuple(seen),
    )
