"""What a map needs to know of the settings."""

from __future__ import annotations

from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def map_tiles() -> dict[str, str]:
    """Where tiles come from and whom to name for them; both empty for a map without tiles."""
    return {"url": settings.MAP_TILES, "attribution": settings.MAP_ATTRIBUTION}
