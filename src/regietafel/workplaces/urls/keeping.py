"""Addresses of adding and changing workplaces, offers and places."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
