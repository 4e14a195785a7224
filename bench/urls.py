"""Our addresses, and one for the page that they are measured against."""

from django.urls import path

from bench.bare import bare, bare_cells
from regietafel.urls import urlpatterns as ours

urlpatterns = [
    path("bench/bare/", bare, name="bare"),
    path("bench/cells/", bare_cells, name="bare-cells"),
    *ours,
]
