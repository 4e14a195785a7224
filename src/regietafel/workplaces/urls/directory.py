"""Addresses of the public search, the shortlist and the search of the network."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
