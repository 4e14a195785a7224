"""Pages of no app: health, errors, maintenance."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from regietafel.core.access import public

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


def typed(data: QueryDict) -> list[tuple[str, str]]:
    """What a person typed in a form that could not be taken in, without secrets, to show and send again."""
    return [(name, value) for name in data if name not in SECRET_FIELDS for value in data.getlist(name)]


def standalone(request: HttpRequest, template: str, status: int, **context: Any) -> HttpResponse:
    """Render a page that asks nothing of the database, for when there is none to ask."""
    return HttpResponse(render_to_string(template, {"request": request, **context}), status=status)


@public
def maintenance(request: HttpRequest) -> HttpResponse:
    """Say that we are at work, and when to come back."""
    response = standalone(request, "maintenance.html", 503)
    response["Retry-After"] = "600"
    return response


@public
def database_away(request: HttpRequest) -> HttpResponse:
    """Say that the database did not answer; what was typed is on the page and can be sent again."""
    response = standalone(request, "database_away.html", 503, typed=typed(request.POST), path=request.get_full_path())
    response["Retry-After"] = "10"
    return response


@public
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that the form was open too long or came from elsewhere, and keep what was typed in sight."""
    return render(request, "403_csrf.html", {"typed": typed(request.POST), "path": request.get_full_path()}, status=403)
