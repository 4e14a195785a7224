"""Long lists in pages."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

ROWS = 50


def page_of(request: HttpRequest, rows: Any, size: int = ROWS) -> Page[Any]:
    """The page of a list that the address asks for; a page that does not exist is the nearest one that does."""
    return Paginator(rows, size).get_page(request.GET.get("page"))
