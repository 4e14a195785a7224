"""Addresses of notes, co-signatories, letters and replies."""

from __future__ import annotations

from django.urls import URLPattern

DOSSIER = "r/<slug:region_slug>/signals/dossiers/<int:pk>/"
SIGN = "sign/<str:token>/"

urlpatterns: list[URLPattern] = []
