"""The addresses of signals, in rooms."""

from regietafel.policy_signals.urls import dossiers, letters, reporting, telling

app_name = "policy_signals"
urlpatterns = [
    *reporting.urlpatterns,
    *dossiers.urlpatterns,
    *letters.urlpatterns,
    *telling.urlpatterns,
]
