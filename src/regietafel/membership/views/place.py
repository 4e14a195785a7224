"""What the pages about people share: the way back and the tabs."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from regietafel.territories.models import Region

Crumb = tuple[str, str]


def start_crumbs(region: Region) -> list[Crumb]:
    """The way back to the start page of a region."""
    return [(_("Start"), reverse("home:start", args=[region.slug]))]


def people_crumbs(region: Region) -> list[Crumb]:
    """The way back to the people of a region."""
    return [*start_crumbs(region), (_("People"), reverse("membership:members", args=[region.slug]))]


def platform_crumbs() -> list[Crumb]:
    """The way back to the first page of the platform."""
    return [(_("Administration"), reverse("membership:platform"))]


def people_tabs(user: Any, region: Region, current: str) -> list[dict[str, Any]]:
    """People, invitations and functions, for those who see more than the team."""
    if not user.has_perm("membership.view_members", region):
        return []
    pages = [
        ("membership:members", _("People")),
        ("membership:invitations", _("Invitations")),
        ("membership:functions", _("Functions")),
    ]
    return [
        {"label": label, "url": reverse(name, args=[region.slug]), "current": name == current} for name, label in pages
    ]
