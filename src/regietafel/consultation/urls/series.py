"""Addresses of series of meetings."""

from django.urls import path

from regietafel.consultation.views import series

SERIES = "r/<slug:region_slug>/consultation/series/"

urlpatterns = [
    path(SERIES, series.series_list, name="series"),
    path(f"{SERIES}new/", series.add, name="series-add"),
    path(f"{SERIES}<int:pk>/edit/", series.change, name="series-change"),
    path(f"{SERIES}<int:pk>/stop/", series.stop, name="series-stop"),
]
