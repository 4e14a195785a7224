"""Addresses of self-checks, free places, changes, remarks, the worklist."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
