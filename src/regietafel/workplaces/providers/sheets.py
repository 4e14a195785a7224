"""What the pages below show of workplaces: import and export."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from regietafel.core import registry


def import_url(region: Any, pk: int) -> str:
    """The page of a sheet that was read."""
    return reverse("workplaces:import", args=[region.slug, pk])


def hand_over() -> None:
    """Register with the slots of the registry."""
    registry.journal_urls.register("workplaces.import", import_url)
