"""What :mod:`tests.world` knows of workplaces: self-checks, free places, changes, remarks, the worklist."""

from __future__ import annotations

from typing import Any

from regietafel.territories.models import Region


def add_care(region: Region, base: int, secret: str) -> dict[str, Any]:
    """Rows for the pages about it."""
    return {}
