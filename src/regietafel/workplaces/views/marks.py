"""Workplaces about which something may be wrong, for the team to look at."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from regietafel.core.access import permitted, require
from regietafel.core.paging import page_of
from regietafel.people.queries import get_region_or_404
from regietafel.workplaces.queries.marked import marked_workplaces
from regietafel.workplaces.views.sheet_load import region_crumbs


@require_safe
@permitted("workplaces.watch_over")
def marks(request: HttpRequest, region_slug: str) -> HttpResponse:
    """Every workplace with a mark, and the sentence."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "workplaces.watch_over", region)
    found = marked_workplaces(request.user, region, timezone.localdate())
    may = {"workplaces.export_workplaces", "workplaces.import_workplaces"}
    context = {
        "region": region,
        "may": may,
        "page": page_of(request, found),
        "count": len(found),
        "crumbs": region_crumbs(region),
    }
    return render(request, "workplaces/sheets/marks.html", context)
