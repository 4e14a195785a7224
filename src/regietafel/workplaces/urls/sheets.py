"""Addresses of import and export."""

from __future__ import annotations

from django.urls import URLPattern, path

from regietafel.workplaces.views import directory_export, marks, open_data, sheet_deeds, sheet_import

IMPORT = "r/<slug:region_slug>/workplaces/import/"

urlpatterns: list[URLPattern] = [
    path(IMPORT, sheet_import.imports, name="imports"),
    path(f"{IMPORT}<int:pk>/", sheet_import.import_report, name="import"),
    path(f"{IMPORT}<int:pk>/columns/", sheet_import.import_columns, name="import-columns"),
    path(f"{IMPORT}<int:pk>/answer/", sheet_deeds.import_answer, name="import-answer"),
    path(f"{IMPORT}<int:pk>/try/", sheet_deeds.import_try_again, name="import-try"),
    path(f"{IMPORT}<int:pk>/take-over/", sheet_deeds.import_take_over, name="import-take-over"),
    path(f"{IMPORT}<int:pk>/undo/", sheet_deeds.import_undo, name="import-undo"),
    path(f"{IMPORT}<int:pk>/drop/", sheet_deeds.import_drop, name="import-drop"),
    path(f"{IMPORT}<int:pk>/report.xlsx", sheet_import.import_download, name="import-download"),
    path("r/<slug:region_slug>/workplaces/export.<slug:format>", directory_export.export, name="export"),
    path("r/<slug:region_slug>/workplaces/marks/", marks.marks, name="marks"),
    path("workplaces/<slug:region_slug>/workplaces.<slug:format>", open_data.open_data, name="open-data"),
]
