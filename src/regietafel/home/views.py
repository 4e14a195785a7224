"""The front door and the first screen."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from regietafel.core import registry
from regietafel.core.access import permitted, public, require
from regietafel.people.queries import get_region_or_404, regions_visible_to
from regietafel.plans.queries.public import public_regions
from regietafel.workplaces.queries.visible import open_directories


@require_safe
@public
def front_door(request: HttpRequest) -> HttpResponse:
    """Send everyone on to the front page in their language."""
    return redirect("home:index")


@require_safe
@public
def index(request: HttpRequest) -> HttpResponse:
    """Tell a visitor what this is; take a person with one region straight to its table."""
    regions = list(regions_visible_to(request.user))
    if len(regions) == 1:
        return redirect("home:start", region_slug=regions[0].slug)
    return render(request, "home/index.html", {"public_regions": public_regions(), "directories": open_directories()})


@dataclass(frozen=True)
class Column:
    """A titled column of the first screen with its blocks."""

    name: str
    title: str | Promise
    blocks: list[registry.Block]


UPPER: dict[str, Promise] = {
    "week": _("This week"),
    "others": _("Waiting for others"),
    "me": _("Waiting for me"),
}
"""The columns beside each other, from left to right; what is not in them says how things stand."""


@require_safe
@permitted("people.enter_region")
def start(request: HttpRequest, region_slug: str) -> HttpResponse:
    """The first screen of a region: what to do, not what the system has."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "people.enter_region", region)
    today = timezone.localdate()
    blocks = [block for provider in registry.start_blocks for block in provider(request.user, region, today)]
    blocks.sort(key=lambda block: block.order)
    columns = [
        Column(name, title, [block for block in blocks if block.column == name]) for name, title in UPPER.items()
    ]
    return render(
        request,
        "home/start.html",
        {
            "upper": [column for column in columns if column.blocks],
            "state": [block for block in blocks if block.column not in UPPER],
            "today": today,
        },
    )
