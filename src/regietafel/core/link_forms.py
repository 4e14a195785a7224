"""What pages behind a signed link share: an address that goes nowhere, and a form that works without a cookie.

A mail program may not keep cookies, so the form carries a key instead.

The link is the secret; the key is derived from it, so that a post can only come from a page of ours that the link opened.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac


def form_key(purpose: str, token: str) -> str:
    """The key for the form behind a link that serves one purpose."""
    return salted_hmac(purpose, token, algorithm="sha256").hexdigest()


def is_form_key(purpose: str, token: str, given: str) -> bool:
    """Whether a form came off our own page for that link."""
    return hmac.compare_digest(form_key(purpose, token).encode(), given.encode())


def insist_own_form(request: HttpRequest, purpose: str, token: str) -> None:
    """Forbid a post that is not off the page of the link."""
    if not is_form_key(purpose, token, request.POST.get("key", "")):
        raise PermissionDenied("not our form")


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
