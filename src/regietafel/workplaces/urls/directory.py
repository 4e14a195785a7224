"""Addresses of the public search, the shortlist and the search of the network."""

from __future__ import annotations

from django.urls import URLPattern, path

from regietafel.workplaces.views import directory

urlpatterns: list[URLPattern] = [
    path("workplaces/<slug:region_slug>/", directory.find, name="search"),
    path("workplaces/<slug:region_slug>/at/<int:pk>/", directory.by_number, name="at"),
]
