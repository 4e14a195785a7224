"""Pages of no app: health, errors, maintenance."""

from __future__ import annotations

import logging
import secrets
import sys
from typing import Any

from django.conf import settings
from django.core.exceptions import BadRequest, DisallowedHost, RequestDataTooBig, SuspiciousOperation
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from regietafel.core.access import public
from regietafel.core.conflict import UNSEEN
from regietafel.core.trouble import is_database_away

log = logging.getLogger("regietafel.trouble")
SECRET_FIELDS = (
    "csrfmiddlewaretoken",
    "password",
    "password1",
    "password2",
    "oldpassword",
    "code",
    "credential",
)


@never_cache
@require_safe
@public
def health(request: HttpRequest) -> JsonResponse:
    """Tell a load balancer whether this server can do its work: 200, or 503 while the database is away."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            cursor.fetchone()
    except Exception:
        return JsonResponse({"status": "database away"}, status=503)
    return JsonResponse({"status": "ok", "version": settings.REGIETAFEL_VERSION})


def is_from_elsewhere(request: HttpRequest) -> bool:
    """Whether the browser says that a page of another site sent this; those that can send forms all say it."""
    told = request.headers.get("Sec-Fetch-Site")
    if told is not None and told not in {"same-origin", "none"}:
        return True
    if told == "same-origin" and request.headers.get("Origin") == "null":
        return False  # so says a page of ours that keeps its address to itself
    try:
        ours = {f"{request.scheme}://{request.get_host()}", *settings.CSRF_TRUSTED_ORIGINS}
    except DisallowedHost:
        return True
    return "Origin" in request.headers and request.headers["Origin"] not in ours


def typed(request: HttpRequest) -> list[tuple[str, str]]:
    """What a person typed in a form that could not be taken in, without secrets, to show and send again.

    What another site sent was typed by nobody here: a button to send it again would send what that site wants.
    """
    if is_from_elsewhere(request):
        return []
    try:
        data = request.POST
    except (BadRequest, SuspiciousOperation, MultiPartParserError, UnreadablePostError):
        return []
    return [(name, value) for name in data if name not in SECRET_FIELDS for value in data.getlist(name)]


def standalone(request: HttpRequest, template: str, status: int, **context: Any) -> HttpResponse:
    """Render a page that asks nothing of the database, for when there is none to ask.

    It may come before the language of the request was settled, so it looks at the address itself.
    """
    language = translation.get_language_from_path(request.path_info)
    with translation.override(language or getattr(request, "LANGUAGE_CODE", settings.LANGUAGE_CODE)):
        return HttpResponse(render_to_string(template, {"request": request, **context}), status=status)


@public
def maintenance(request: HttpRequest) -> HttpResponse:
    """Say that we are at work, and when to come back."""
    response = standalone(request, "maintenance.html", 503)
    response["Retry-After"] = "600"
    return response


@public
def database_away(request: HttpRequest, error: BaseException) -> HttpResponse:
    """Say that the database did not answer; what was typed is on the page and can be sent again."""
    log.error("database away", extra={"line": {"error": type(error).__name__, "route": route(request)}})
    response = standalone(request, "database_away.html", 503, typed=typed(request), path=request.get_full_path())
    response["Retry-After"] = "10"
    return response


@public
def server_error(request: HttpRequest) -> HttpResponse:
    """Say that something broke, under a number that stands in the log too; Django calls it while the error is at hand."""
    error = sys.exc_info()[1]
    if error is not None and is_database_away(error):
        return database_away(request, error)
    incident = secrets.token_hex(4)
    log.error("server error", exc_info=error, extra={"line": {"incident": incident, "route": route(request)}})
    return standalone(request, "500.html", 500, incident=incident)


def route(request: HttpRequest) -> str:
    """The route and not the path, for a path can name a person."""
    return request.resolver_match.route if request.resolver_match else ""


WORTH_KEEPING = 10
"""Characters from which a value is a text that somebody would miss, and no button or choice."""


@public
def unreadable(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that the request cannot be read. Django's own page reads it once more and falls over the same stone."""
    return standalone(request, "400.html", 400, is_too_large=isinstance(exception, RequestDataTooBig))


@public
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that there is no such page; what was typed for a row that somebody else took away stays in sight."""
    return render(request, "404.html", kept(request), status=404)


@public
def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that the role does not allow it; what was typed before somebody closed the plan stays in sight."""
    return render(request, "403.html", kept(request), status=403)


def kept(request: HttpRequest) -> dict[str, Any]:
    """What a signed-in person typed, if there is a text in it that they would miss."""
    user = getattr(request, "user", None)
    if request.method != "POST" or user is None or not user.is_authenticated:
        return {}
    found = typed(request)
    if not any(len(value.strip()) >= WORTH_KEEPING for name, value in found if name not in UNSEEN):
        return {}
    return {"typed": found, "path": request.get_full_path()}


@public
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that the form was open too long or came from elsewhere, and keep what was typed in sight."""
    return render(request, "403_csrf.html", {"typed": typed(request), "path": request.get_full_path()}, status=403)
