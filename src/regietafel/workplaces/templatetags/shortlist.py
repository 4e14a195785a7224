"""The shortlist of the address, for whatever page shows a workplace."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse

from regietafel.workplaces.shortlist import MOST_KEPT, read, written

register = template.Library()


@register.simple_tag(takes_context=True)
def kept_slugs(context: dict[str, Any]) -> list[str]:
    """What stands on the shortlist of the address: ``{% kept_slugs as kept %}``."""
    return read(context["request"].GET.getlist("w"))[:MOST_KEPT]


@register.simple_tag(takes_context=True)
def shortlist_url(context: dict[str, Any], region_slug: str, slug: str = "") -> str:
    """Where the shortlist of the address stands, with one more on it."""
    kept = kept_slugs(context)
    query = written([*kept, slug] if slug and slug not in kept else kept)
    return reverse("workplaces:shortlist", args=[region_slug]) + (f"?{query}" if query else "")
