"""What every page may use in its template."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language_info


def page(request: HttpRequest) -> dict[str, Any]:
    """The same page in the other languages, and the version at the foot."""
    here = request.get_full_path()
    current = getattr(request, "LANGUAGE_CODE", settings.LANGUAGE_CODE)
    return {
        "languages": [
            {
                "code": code,
                "name": get_language_info(code)["name_local"],
                "url": in_language(here, current, code),
                "current": code == current,
            }
            for code in settings.SHOWN_LANGUAGES
        ],
        "product_version": settings.REGIETAFEL_VERSION,
        "demo_mode": settings.REGIETAFEL_MODE == "demo",
    }


def in_language(address: str, current: str, code: str) -> str:
    """The address in another language, which only differs in its first part: looking it up costs more than many a query."""
    first = f"/{current}/"
    return f"/{code}/{address.removeprefix(first)}" if address.startswith(first) else address
