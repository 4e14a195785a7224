"""Addresses of who must still hear something, and of the page that somebody who reported opens by link."""

from __future__ import annotations

from django.urls import URLPattern, path

from regietafel.policy_signals.views import by_link, outcomes, telling

DOSSIER = "r/<slug:region_slug>/signals/dossiers/<int:pk>/"
HEARD = "heard/<str:token>/"

urlpatterns: list[URLPattern] = [
    path(f"{DOSSIER}outcome/", outcomes.outcome, name="outcome"),
    path(f"{DOSSIER}report-backs/", telling.report_backs, name="outcome-report-backs"),
    path(f"{DOSSIER}close/", outcomes.close, name="close"),
    path(f"{DOSSIER}reopen/", outcomes.reopen, name="reopen"),
    path(f"{DOSSIER}tell-now/", telling.tell_now, name="tell-now"),
    path(f"{DOSSIER}steps/<int:step>/hold/", telling.hold, name="step-hold"),
    path(f"{DOSSIER}steps/<int:step>/release/", telling.release, name="step-release"),
    path(f"{DOSSIER}steps/<int:step>/words/", telling.words, name="step-words"),
    path(f"{DOSSIER}steps/<int:step>/told/", telling.told, name="step-told"),
    path(f"{DOSSIER}told/<int:told>/undo/", telling.untold, name="told-undo"),
    path(HEARD, by_link.heard, name="heard"),
    path(f"{HEARD}<slug:deed>/", by_link.deed, name="heard-deed"),
]
