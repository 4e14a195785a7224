"""Addresses of one workplace: page, print, compare."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
