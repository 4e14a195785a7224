"""Addresses of the ladder and its gaps."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
