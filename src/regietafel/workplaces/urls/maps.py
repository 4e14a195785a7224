"""Addresses of the map, and of shapes and points for it; these have a dot, which no slug has."""

from __future__ import annotations

from django.urls import URLPattern, path

from regietafel.workplaces.views import maps

ALL = "workplaces/<slug:region_slug>/"

urlpatterns: list[URLPattern] = [
    path(f"{ALL}map/", maps.map_page, name="map"),
    path(f"{ALL}map.json", maps.points, name="map-points"),
    path(f"{ALL}shapes.json", maps.shapes, name="map-shapes"),
]
