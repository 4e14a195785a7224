"""How often one person, or one place, may do something; counted in the cache that all workers share.

The limits stand in ``settings.ACCOUNT_RATE_LIMITS``, beside those for signing in, and are counted in the same way.
"""

from __future__ import annotations

from allauth.core import ratelimit
from allauth.core.internal import ratelimit as counting
from django.http import HttpRequest, HttpResponse


def too_often(request: HttpRequest, action: str) -> HttpResponse | None:
    """Count a POST; the page that says "too many tries" if it was one too many, else None."""
    refused: HttpResponse | None = ratelimit.consume_or_429(request, action=action)
    return refused


def is_too_often(request: HttpRequest, action: str, key: str) -> bool:
    """Count a POST, by its place and by a key of what it is about; whether it was one too many, for a page with words of its own."""
    return not ratelimit.consume(request, action=action, key=key)


def is_read_too_often(request: HttpRequest, action: str) -> bool:
    """Count a page that is only read, for what scripts come and fetch; whether it was one too many."""
    return not counting.consume(request, app="allauth.account", action=action, limit_get=True)
