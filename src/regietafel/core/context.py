"""What every page may use in its template."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.translation import get_language_info


def page(request: HttpRequest) -> dict[str, Any]:
    """The same page in the other languages, and the version at the foot."""
    here = request.get_full_path()
    return {
        "languages": [
            {
                "code": code,
                "name": get_language_info(code)["name_local"],
                "url": translate_url(here, code),
                "current": code == getattr(request, "LANGUAGE_CODE", settings.LANGUAGE_CODE),
            }
            for code in settings.SHOWN_LANGUAGES
        ],
        "version": settings.REGIETAFEL_VERSION,
        "demo_mode": settings.REGIETAFEL_MODE == "demo",
    }
