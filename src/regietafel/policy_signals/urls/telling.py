"""Addresses of who must still hear something, and of the page that somebody who reported opens by link."""

from __future__ import annotations

from django.urls import URLPattern

DOSSIER = "r/<slug:region_slug>/signals/dossiers/<int:pk>/"
HEARD = "heard/<str:token>/"

urlpatterns: list[URLPattern] = []
