"""What :mod:`tests.world` knows of workplaces: adding and changing, contact moments, merging."""

from __future__ import annotations

from typing import Any

from regietafel.territories.models import Region


def add_keeping(region: Region, base: int, secret: str) -> dict[str, Any]:
    """Rows for the pages about it."""
    return {}
