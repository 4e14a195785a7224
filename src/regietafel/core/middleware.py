"""What stands between the server and the views: log line, maintenance, trouble, language, no writes in a GET."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import is_valid_path
from django.utils import translation

from regietafel.core import views
from regietafel.core.trouble import is_database_away

Handler = Callable[[HttpRequest], HttpResponseBase]
SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}
log = logging.getLogger("regietafel.request")


class RequestLine:
    """Write one line a request: method, route, status, milliseconds. The route and not the path, for a path can name a person."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        begun = time.perf_counter()
        response = self.get_response(request)
        match = request.resolver_match
        log.info(
            "request",
            extra={
                "line": {
                    "method": request.method,
                    "route": match.route if match else "",
                    "status": response.status_code,
                    "ms": round((time.perf_counter() - begun) * 1000, 1),
                }
            },
        )
        return response


class NotForCaches:
    """Let nothing that a person sees while signed in be kept by a browser or a proxy, where the next person would find it.

    Only the cookie is looked at: to ask who it is would cost a question to the database on each page.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if settings.SESSION_COOKIE_NAME in request.COOKIES or settings.SESSION_COOKIE_NAME in response.cookies:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response


class Maintenance:
    """Answer everything but the health check with the maintenance page while the switch is on."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if settings.MAINTENANCE and not request.path.startswith(("/-/", settings.STATIC_URL)):
            return views.maintenance(request)
        return self.get_response(request)


class DatabaseTrouble:
    """Turn a locked or absent database into a page that says so, with what was typed to send again.

    This catches it in views; where it happens around them (the session, another middleware, an error page), Django
    turns to :func:`regietafel.core.views.server_error`, which gives the same answer.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer if trying again helps; what is ours to mend goes on to become a 500."""
        return views.database_away(request, exception) if is_database_away(exception) else None


class Language:
    """The language stands in the address; without one it is the person's own, else Dutch. No cookie is set."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        language = translation.get_language_from_path(request.path_info)
        translation.activate(language or self.preferred(request))
        request.LANGUAGE_CODE = translation.get_language() or settings.LANGUAGE_CODE
        response = self.get_response(request)
        if response.status_code == 404 and language is None and request.method in SAFE_METHODS:
            here = f"/{request.LANGUAGE_CODE}{request.path_info}"
            if is_valid_path(here) or is_valid_path(f"{here}/"):
                query = request.META.get("QUERY_STRING", "")
                return HttpResponseRedirect(here + (f"?{query}" if query else ""))
        response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
        return response

    @staticmethod
    def preferred(request: HttpRequest) -> str:
        """The language that the person chose, if the address names none."""
        if (
            request.path_info.startswith(("/-/", settings.STATIC_URL))
            or settings.SESSION_COOKIE_NAME not in request.COOKIES
        ):
            return settings.LANGUAGE_CODE
        chosen = getattr(request.user, "language", "")
        return chosen if chosen in settings.SHOWN_LANGUAGES else settings.LANGUAGE_CODE


class WriteInGet(RuntimeError):
    """A page that should only read tried to write: a mistake of ours, found early."""


WRITES = re.compile(r"^\s*(INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM|REPLACE INTO)\s+\"?(?P<table>\w+)", re.IGNORECASE)
OWN_BUSINESS = {"django_session", "core_cache"}
WRITING_ROUTES = re.compile(r"account/(oidc|openid|provider|.*/login/callback|2fa/recovery-codes/)")


@contextmanager
def only_reading() -> Iterator[None]:
    """Raise on any write outside sessions and the cache."""

    def guard(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        found = WRITES.match(sql)
        if found and found["table"] not in OWN_BUSINESS:
            raise WriteInGet(found.group(0))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(guard):
        yield


class ReadOnlyGet:
    """No GET that writes, except two of allauth: the way back from an identity provider, which the protocol
    makes a GET, and the recovery codes, which note that they were seen."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in SAFE_METHODS or WRITING_ROUTES.search(request.path_info):
            return self.get_response(request)
        with only_reading():
            return self.get_response(request)
