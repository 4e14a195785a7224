"""What all pages behind a signed link share: the address goes nowhere, no cookie, a key in the form, a limit on posts."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from regietafel.core.limits import too_often
from regietafel.workplaces import care_tokens


def secretly(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let the address of the page, which is a key, go nowhere: to no other site, no search engine, no cache."""

    @wraps(view)
    def answer(*args: Any, **kwargs: Any) -> HttpResponse:
        response = view(*args, **kwargs)
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex, nofollow"
        response["Cache-Control"] = "private, no-store"
        return response

    return answer


def refused_post(request: HttpRequest, token: str, action: str) -> HttpResponse | None:
    """The answer to a post that comes too often; one that is not off our own page is forbidden. None for all else."""
    if request.method != "POST":
        return None
    if refused := too_often(request, action):
        return refused
    if not care_tokens.is_form_key(token, request.POST.get("key", "")):
        raise PermissionDenied("not our form")
    return None


def status_of(problem: str) -> int:
    """The status of a page that says why a link opens nothing."""
    return 404 if problem == "unknown" else 410
