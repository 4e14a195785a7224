"""Addresses of the board and of dossiers."""

from __future__ import annotations

from django.urls import path

from regietafel.policy_signals.views import board, dossier

WORK = "r/<slug:region_slug>/signals/"
ONE = f"{WORK}dossiers/<int:pk>/"

urlpatterns = [
    path(WORK, board.board, name="board"),
    path(ONE, dossier.dossier, name="dossier"),
]
