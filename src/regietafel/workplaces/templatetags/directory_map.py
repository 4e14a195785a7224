"""What a map needs to know of the settings."""

from __future__ import annotations

from urllib.parse import urlsplit

from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def map_tiles() -> dict[str, str]:
    """Where tiles come from, on which host, and whom to name for them; all empty for a map without tiles."""
    return {
        "url": settings.MAP_TILES,
        "host": urlsplit(settings.MAP_TILES).hostname or "",
        "attribution": settings.MAP_ATTRIBUTION,
    }
