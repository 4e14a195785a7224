"""The region that a page is about, the regions to switch to, and the menu."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from regietafel.core import registry
from regietafel.people.queries import seats_of


def region(request: HttpRequest) -> dict[str, Any]:
    """Add region, my_regions, nav and where to search; a visitor and an account page get none of them."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"region": None, "my_regions": [], "nav": []}
    mine = seats_of(user).regions
    slug = request.resolver_match.kwargs.get("region_slug") if request.resolver_match else None
    current = next((one for one in mine if one.slug == slug), None)
    items = [item for provider in registry.nav_items for item in provider(user, current)] if current else []
    nav = [
        {"label": item.label, "url": item.url, "key": item.key, "current": is_open(item, request.path)}
        for item in sorted(items, key=lambda item: item.order)
    ]
    search_url = reverse("search:results", args=[current.slug]) if current else ""
    return {"region": current, "my_regions": mine, "nav": nav, "search_url": search_url}


def is_open(item: registry.NavItem, path: str) -> bool:
    """Whether a page belongs to an entry of the menu."""
    return path == item.url if item.exact else path.startswith((item.prefix or item.url, *item.also))
