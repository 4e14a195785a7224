"""Addresses of documents; the storage has none of its own."""

from django.urls import path

from regietafel.documents.views import document, pictures

app_name = "documents"
DOCUMENT = "r/<slug:region_slug>/documents/<int:pk>/"
urlpatterns = [
    path(DOCUMENT, document.document_page, name="document"),
    path(f"{DOCUMENT}versions/new/", document.renew, name="renew"),
    path(f"{DOCUMENT}versions/<int:number>/", document.download, name="download"),
    path(f"{DOCUMENT}versions/<int:number>/pages/<int:page>/", pictures.page_picture, name="page-picture"),
    path(f"{DOCUMENT}edit/", document.edit, name="edit"),
    path(f"{DOCUMENT}remove/", document.remove, name="remove"),
    path(f"{DOCUMENT}restore/", document.restore, name="restore"),
]
