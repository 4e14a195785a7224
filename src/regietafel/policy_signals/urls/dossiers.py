"""Addresses of the board and of dossiers."""

from __future__ import annotations

from django.urls import path

from regietafel.policy_signals.views import board, bundling, dossier, dossiers, figures, merging, papers

WORK = "r/<slug:region_slug>/signals/"
ONE = f"{WORK}dossiers/<int:pk>/"
FIGURE = f"{ONE}figures/<int:figure>/"

urlpatterns = [
    path(WORK, board.board, name="board"),
    path(f"{WORK}years/", board.years, name="years"),
    path(f"{WORK}export/<slug:format>/", board.export, name="board-export"),
    path(f"{WORK}bundle/", bundling.bundle_signals, name="bundle"),
    path(f"{WORK}<int:signal>/take-out/", bundling.unbundle, name="unbundle"),
    path(f"{WORK}dossiers/new/", dossiers.add, name="dossier-add"),
    path(ONE, dossier.dossier, name="dossier"),
    path(f"{ONE}edit/", dossiers.edit, name="dossier-edit"),
    path(f"{ONE}phase/", dossiers.move, name="dossier-move"),
    path(f"{ONE}steps/new/", dossiers.step, name="step-add"),
    path(f"{ONE}documents/new/", papers.add, name="paper-add"),
    path(f"{ONE}figures/new/", figures.add, name="figure-add"),
    path(f"{FIGURE}edit/", figures.edit, name="figure-edit"),
    path(f"{FIGURE}drop/", figures.drop, name="figure-drop"),
    path(f"{ONE}merge/", merging.choose, name="dossier-merge-choose"),
    path(f"{ONE}merge/<int:other>/", merging.merge, name="dossier-merge"),
    path(f"{WORK}merges/<int:pk>/undo/", merging.unmerge, name="dossier-unmerge"),
    path(f"{ONE}remove/", dossiers.remove, name="dossier-remove"),
    path(f"{ONE}restore/", dossiers.restore, name="dossier-restore"),
]
