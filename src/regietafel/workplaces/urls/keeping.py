"""Addresses of adding and changing workplaces, offers and places."""

from __future__ import annotations

from django.urls import path

from regietafel.workplaces.views import capacities, merging, offers, register, settings, work, workplaces

ALL = "r/<slug:region_slug>/workplaces/"
ONE = f"{ALL}at/<slug:slug>/"
OFFER = f"{ONE}offers/<int:pk>/"
PLACES = f"{OFFER}places/<int:capacity>/"
urlpatterns = [
    path(ALL, register.register, name="register"),
    path(f"{ALL}new/", workplaces.add, name="add"),
    path(f"{ALL}settings/", settings.directory, name="settings"),
    path(f"{ALL}doubles/", merging.doubles, name="doubles"),
    path(f"{ALL}doubles/<int:one>/<int:other>/", merging.merge, name="merge"),
    path(f"{ALL}merges/<int:pk>/undo/", merging.undo, name="merge-undo"),
    path(ONE, work.work, name="work"),
    path(f"{ONE}edit/", workplaces.edit, name="edit"),
    path(f"{ONE}end/", workplaces.end, name="end"),
    path(f"{ONE}remove/", workplaces.remove, name="remove"),
    path(f"{ONE}restore/", workplaces.restore, name="restore"),
    path(f"{ONE}offers/new/", offers.add, name="offer-add"),
    path(f"{OFFER}edit/", offers.edit, name="offer-edit"),
    path(f"{OFFER}end/", offers.end, name="offer-end"),
    path(f"{OFFER}remove/", offers.remove, name="offer-remove"),
    path(f"{OFFER}restore/", offers.restore, name="offer-restore"),
    path(f"{OFFER}places/new/", capacities.add, name="capacity-add"),
    path(f"{PLACES}edit/", capacities.edit, name="capacity-edit"),
    path(f"{PLACES}drop/", capacities.drop, name="capacity-drop"),
]
