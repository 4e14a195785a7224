"""Addresses of signals and of the short form by link."""

from __future__ import annotations

from django.urls import URLPattern

WORK = "r/<slug:region_slug>/signals/"
FORM = "signal/<str:token>/"

urlpatterns: list[URLPattern] = []
