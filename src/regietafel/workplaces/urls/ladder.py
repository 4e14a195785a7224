"""Addresses of the ladder and its gaps."""

from __future__ import annotations

from django.urls import URLPattern, path

from regietafel.workplaces.views import ladder

urlpatterns: list[URLPattern] = [
    path("r/<slug:region_slug>/workplaces/ladder/", ladder.ladder, name="ladder"),
    path("r/<slug:region_slug>/workplaces/ladder/print/", ladder.ladder_print, name="ladder-print"),
    path("r/<slug:region_slug>/workplaces/ladder/export.<slug:format>", ladder.ladder_export, name="ladder-export"),
    path("r/<slug:region_slug>/workplaces/ladder/<slug:picture>.svg", ladder.ladder_picture, name="ladder-picture"),
]
