"""The outlines of municipalities for pictures: the one door through which they come, so that a map can do without."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from regietafel.workplaces.ladder import Town


def shapes_of(towns: Iterable[Town]) -> dict[int, dict[str, Any]]:
    """The outline of each municipality as a GeoJSON geometry, by key; one that nobody loaded is left out.

    Until outlines can be loaded, a map shows municipalities as dots with their names.
    """
    return {}
