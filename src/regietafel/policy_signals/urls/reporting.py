"""Addresses of signals and of the short form by link."""

from __future__ import annotations

from django.urls import path

from regietafel.policy_signals.views import desk, reporting, seeing_too, signal_sheet

WORK = "r/<slug:region_slug>/signals/"
ONE = f"{WORK}reported/<int:pk>/"
DOSSIER = f"{WORK}dossiers/<int:pk>/"
FORM = "signal/<str:token>/"

urlpatterns = [
    path(f"{WORK}report/", reporting.report, name="report"),
    path(f"{WORK}similar/", reporting.alike, name="similar"),
    path(f"{WORK}reported/", signal_sheet.signal_list, name="signals"),
    path(f"{WORK}reported/export/<slug:format>/", signal_sheet.signal_export, name="signals-export"),
    path(ONE, reporting.signal_page, name="signal"),
    path(f"{ONE}edit/", reporting.edit, name="signal-edit"),
    path(f"{ONE}phase/", reporting.hold, name="signal-hold"),
    path(f"{ONE}remove/", reporting.remove, name="signal-remove"),
    path(f"{ONE}restore/", reporting.restore, name="signal-restore"),
    path(f"{ONE}see-too/", seeing_too.add_to_signal, name="signal-see-too"),
    path(f"{ONE}see-too/undo/", seeing_too.take_back_from_signal, name="signal-see-too-undo"),
    path(f"{DOSSIER}see-too/", seeing_too.add, name="see-too"),
    path(f"{DOSSIER}see-too/undo/", seeing_too.take_back, name="see-too-undo"),
    path(f"{WORK}short-form/", desk.desk, name="desk"),
    path(f"{WORK}short-form/renew/", desk.renew, name="desk-renew"),
    path(FORM, desk.short_form, name="short-form"),
    path(f"{FORM}sent/", desk.sent, name="short-form-sent"),
]
