"""The pages on which a director sees what happened: they stand together, each a tab of the others."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from regietafel.territories.models import Region


def record_tabs(region: Region, current: str) -> list[dict[str, Any]]:
    """Journal, mail and bin; ``current`` is the name of the address one is at."""
    pages = [
        ("journal:list", _("Journal")),
        ("notices:outbox", _("Mail sent")),
        ("journal:bin", _("Bin")),
    ]
    return [
        {"label": label, "url": reverse(name, args=[region.slug]), "current": name == current} for name, label in pages
    ]


def record_crumbs(region: Region) -> list[tuple[str, str]]:
    """The way back to the first page of the region."""
    return [(_("Start"), reverse("home:start", args=[region.slug]))]
