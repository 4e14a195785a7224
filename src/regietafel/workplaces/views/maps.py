"""The map: a page with a list beside it, and what the script of a map asks for. Without a script there is the list."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from regietafel.core.access import public
from regietafel.core.limits import is_read_too_often
from regietafel.territories.models import Municipality, Region
from regietafel.workplaces.forms.search import SearchForm
from regietafel.workplaces.models import Workplace
from regietafel.workplaces.queries.choices import choices_on
from regietafel.workplaces.queries.map_points import (
    WORLD,
    municipalities_of,
    points_in_view,
    read_box,
    workplaces_listed,
)
from regietafel.workplaces.views.page import get_directory_or_404, search_url

MOST_LISTED = 200


@require_safe
@public
def map_page(request: HttpRequest, region_slug: str) -> HttpResponse:
    """The map of a region, large, with the same workplaces in a list."""
    region = get_directory_or_404(request.user, region_slug)
    workplaces, total = workplaces_listed(request.user, region, timezone.localdate(), MOST_LISTED)
    return render(
        request,
        "workplaces/map.html",
        {
            "region": region,
            "workplaces": workplaces,
            "total": total,
            "more": total - len(workplaces),
            "directory_url": search_url(region),
            "query": "",
        },
    )


@require_safe
@public
def points(request: HttpRequest, region_slug: str) -> HttpResponse:
    """The workplaces in view; the stretch of the map stands in ``bbox``, the rest of the address is that of the search."""
    region = get_directory_or_404(request.user, region_slug)
    text = request.GET.get("bbox", "")
    box = read_box(text) if text else WORLD
    if box is None:
        wrong = _("A stretch of the map is west,south,east,north in degrees, such as 3.1,50.7,3.5,50.9.")
        return JsonResponse({"error": wrong}, status=400)
    if not request.user.is_authenticated and is_read_too_often(request, "see_map"):
        return JsonResponse({"error": _("Too many questions at once. Try again in a minute.")}, status=429)
    today = timezone.localdate()
    sees_ended = request.user.has_perm("workplaces.view_ladder", region)
    asked = SearchForm(request.GET, choices=choices_on(today), sees_ended=sees_ended).asked
    found = points_in_view(request.user, region, box, asked, today)
    return JsonResponse(
        {
            "points": [as_point(one, region) for one in found.workplaces],
            "cells": [cell._asdict() for cell in found.cells],
            "total": found.total,
        }
    )


def as_point(workplace: Workplace, region: Region) -> dict[str, Any]:
    """A workplace as the map shows it."""
    return {
        "name": workplace.name,
        "where": str(workplace.municipality or workplace.locality),
        "url": reverse("workplaces:workplace", args=[region.slug, workplace.slug]),
        "latitude": workplace.latitude,
        "longitude": workplace.longitude,
    }


@require_safe
@public
def shapes(request: HttpRequest, region_slug: str) -> HttpResponse:
    """The municipalities under the points, as GeoJSON: the shape of each, or a dot where none was loaded."""
    region = get_directory_or_404(request.user, region_slug)
    rows = municipalities_of(region, timezone.localdate())
    credit = sorted({one.shape.source for one in rows if hasattr(one, "shape") and one.shape.source})
    features = [feature for one in rows if (feature := as_feature(one))]
    return JsonResponse({"type": "FeatureCollection", "credit": " · ".join(credit), "features": features})


def as_feature(municipality: Municipality) -> dict[str, Any] | None:
    """One municipality; one of which neither shape nor place is known is not on the map."""
    place = [municipality.longitude, municipality.latitude] if municipality.latitude is not None else None
    shape = getattr(municipality, "shape", None)
    geometry = shape.geometry if shape else place and {"type": "Point", "coordinates": place}
    if not geometry:
        return None
    properties = {"name": municipality.name, "label": place}
    return {"type": "Feature", "geometry": geometry, "properties": properties}
