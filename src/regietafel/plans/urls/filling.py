"""Addresses at which the script of the grid saves and asks, and its form for several rows."""

from django.urls import path

from regietafel.plans.views import grid_save, several

GRID = "r/<slug:region_slug>/plans/<slug:plan_slug>/working-years/"

urlpatterns = [
    path(f"{GRID}save/", grid_save.grid_save, name="grid-save"),
    path(f"{GRID}since/", grid_save.grid_since, name="grid-since"),
    path(f"{GRID}several/", several.several, name="grid-several"),
    path(f"{GRID}several/<int:moment>/back/", several.several_back, name="grid-several-back"),
]
