"""The overlegmatrix."""

from django.urls import path

from regietafel.consultation.views import matrix

urlpatterns = [
    path("r/<slug:region_slug>/consultation/matrix/", matrix.overlegmatrix, name="matrix"),
    path("r/<slug:region_slug>/consultation/matrix/print/", matrix.matrix_print, name="matrix-print"),
    path(
        "r/<slug:region_slug>/consultation/matrix/export.<slug:format>",
        matrix.matrix_export,
        name="matrix-export",
    ),
]
