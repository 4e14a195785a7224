"""What the pages below show of workplaces: search and list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from regietafel.core import registry
from regietafel.core.registry import NavItem
from regietafel.territories.models import Region
from regietafel.workplaces import searchable


def nav_items(user: Any, region: Region) -> Iterator[NavItem]:
    """The directory, for everybody with a seat."""
    if user.has_perm("workplaces.view_directory", region):
        here, work = (reverse(f"workplaces:{name}", args=[region.slug]) for name in ("search", "register"))
        yield NavItem(_("Directory"), here, order=38, also=(work,))


def hand_over() -> None:
    """Register with the slots of the registry."""
    registry.nav_items.register("workplaces", nav_items)
    searchable.hand_over()
