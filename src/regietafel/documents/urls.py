"""Addresses of documents; the storage has none of its own."""

from django.urls import path

from regietafel.documents import views

app_name = "documents"
DOCUMENT = "r/<slug:region_slug>/documents/<int:pk>/"
urlpatterns = [
    path(DOCUMENT, views.document_page, name="document"),
    path(f"{DOCUMENT}versions/new/", views.renew, name="renew"),
    path(f"{DOCUMENT}versions/<int:number>/", views.download, name="download"),
    path(f"{DOCUMENT}edit/", views.edit, name="edit"),
    path(f"{DOCUMENT}remove/", views.remove, name="remove"),
    path(f"{DOCUMENT}restore/", views.restore, name="restore"),
]
