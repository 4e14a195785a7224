"""Addresses of one workplace: page, print, compare. The fixed words come first: see :mod:`regietafel.workplaces.addresses`."""

from __future__ import annotations

from django.urls import URLPattern, path

from regietafel.workplaces.views import page, shortlist

ALL = "workplaces/<slug:region_slug>/"
ONE = f"{ALL}<slug:slug>/"

urlpatterns: list[URLPattern] = [
    path(f"{ALL}shortlist/", shortlist.shortlist, name="shortlist"),
    path(f"{ALL}compare/", shortlist.compare, name="compare"),
    path(ONE, page.workplace_page, name="workplace"),
    path(f"{ONE}print/", page.print_page, name="workplace-print"),
]
