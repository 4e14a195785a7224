"""Which region an address means, for views of apps that stand below the people."""

from __future__ import annotations

from typing import Any

from django.http import Http404

from regietafel.territories.models import Region


def region_called(slug: str) -> Region | None:
    """The region of that short name, for pages that everybody may read."""
    return Region.objects.filter(slug=slug).first()


def get_region_or_404(user: Any, slug: str) -> Region:
    """The region of an address, or the same 404 whether it does not exist or is somebody else's.

    Who has a seat is known higher up, so the rules are asked by name; ``people.queries`` has the same for apps above it.
    """
    region = region_called(slug)
    if region is None or not user.has_perm("people.enter_region", region):
        raise Http404("no such region")
    return region
