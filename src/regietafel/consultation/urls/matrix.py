"""The overlegmatrix."""

from django.urls import path

from regietafel.consultation.views import blind_spots, matrix

SPOTS = "r/<slug:region_slug>/consultation/matrix/blind-spots/"

urlpatterns = [
    path("r/<slug:region_slug>/consultation/matrix/", matrix.overlegmatrix, name="matrix"),
    path("r/<slug:region_slug>/consultation/matrix/print/", matrix.matrix_print, name="matrix-print"),
    path(f"{SPOTS}new/", blind_spots.add, name="blind-spot-add"),
    path(f"{SPOTS}<int:pk>/lift/", blind_spots.lift, name="blind-spot-lift"),
    path(f"{SPOTS}<int:pk>/restore/", blind_spots.restore, name="blind-spot-restore"),
    path(
        "r/<slug:region_slug>/consultation/matrix/export.<slug:format>",
        matrix.matrix_export,
        name="matrix-export",
    ),
]
