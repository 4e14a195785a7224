"""What the pages below show of signals: dossiers and the board."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from regietafel.core import registry
from regietafel.core.registry import NavItem
from regietafel.territories.models import Region


def nav_items(user: Any, region: Region) -> Iterator[NavItem]:
    """The board, for whoever sits at the table."""
    if user.has_perm("policy_signals.view_board", region):
        yield NavItem(_("Signals"), reverse("policy_signals:board", args=[region.slug]), order=37)


def hand_over() -> None:
    """Register with the slots of the registry."""
    registry.nav_items.register("policy_signals", nav_items)
