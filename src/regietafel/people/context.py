"""The region that a page is about, the regions to switch to, and the menu."""

from __future__ import annotations

from itertools import accumulate
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from regietafel.core import registry
from regietafel.people.queries import seats_of

LINE, MORE = 1200, 90


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
    first = shown_first([str(entry["label"]) for entry in nav])
    return {
        "region": current,
        "my_regions": mine,
        "nav": nav,
        "nav_first": nav[:first],
        "nav_more": nav[first:],
        "search_url": search_url,
    }


def shown_first(labels: list[str]) -> int:
    """How many entries of the menu stand beside each other on one line of a wide screen; the others stand behind "More".

    A line has room for 1,200 pixels. A letter takes 9 on average and the space around an entry 32; "More" takes 90.
    """
    widths = list(accumulate(9 * len(label) + 32 for label in labels))
    if not widths or widths[-1] <= LINE:
        return len(labels)
    return sum(width <= LINE - MORE for width in widths)


def is_open(item: registry.NavItem, path: str) -> bool:
    """Whether a page belongs to an entry of the menu."""
    return path == item.url if item.exact else path.startswith((item.prefix or item.url, *item.also))
