"""The front door and the first screen."""

from __future__ import annotations

import datetime as dt
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from regietafel.core import registry
from regietafel.core.access import permitted, public, require
from regietafel.people.queries import get_region_or_404, regions_visible_to


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
    return render(request, "home/index.html", {"regions": regions})


@require_safe
@permitted("people.enter_region")
def start(request: HttpRequest, region_slug: str) -> HttpResponse:
    """The first screen of a region: what to do, not what the system has."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "people.enter_region", region)
    today: dt.date = timezone.localdate()
    blocks = [block for provider in registry.start_blocks for block in provider(request.user, region, today)]
    blocks.sort(key=lambda block: (block.column, block.order))
    columns = {column: list(found) for column, found in groupby(blocks, key=lambda block: block.column)}
    return render(request, "home/start.html", {"columns": columns, "today": today})
