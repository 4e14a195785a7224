"""Addresses of the library."""

from django.urls import path

from regietafel.library import views

app_name = "library"
LIBRARY = "r/<slug:region_slug>/library/"
urlpatterns = [
    path(LIBRARY, views.library, name="list"),
    path(f"{LIBRARY}new/", views.add, name="add"),
    path(f"{LIBRARY}<int:pk>/", views.item_page, name="item"),
    path(f"{LIBRARY}<int:pk>/edit/", views.edit, name="edit"),
    path(f"{LIBRARY}<int:pk>/remove/", views.remove, name="remove"),
    path(f"{LIBRARY}<int:pk>/restore/", views.restore, name="restore"),
]
