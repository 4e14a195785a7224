"""The region that a page is about, the regions to switch to, and the menu."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from regietafel.core import registry
from regietafel.people.queries import regions_visible_to


def region(request: HttpRequest) -> dict[str, Any]:
    """Add region, my_regions and nav; a visitor and an account page get none of them."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"region": None, "my_regions": [], "nav": []}
    mine = list(regions_visible_to(user))
    slug = request.resolver_match.kwargs.get("region_slug") if request.resolver_match else None
    current = next((one for one in mine if one.slug == slug), None)
    items = [item for provider in registry.nav_items for item in provider(user, current)] if current else []
    nav = [
        {"label": item.label, "url": item.url, "current": is_open(item, request.path)}
        for item in sorted(items, key=lambda item: item.order)
    ]
    return {"region": current, "my_regions": mine, "nav": nav}


def is_open(item: registry.NavItem, path: str) -> bool:
    """Whether a page belongs to an entry of the menu."""
    return path == item.url if item.exact else path.startswith(item.prefix or item.url)
