from django.urls import path, register_converter
from django.urls.converters import StringConverter

from regietafel.organisations.views import contacts, editing, merging, moments, reading, shared


class KindConverter(StringConverter):
    """One of the three kinds of entries, by its name in ``queries.MODELS``."""

    regex = "organisation|group|function"


register_converter(KindConverter, "entry_kind")

app_name = "organisations"
LISTS = "r/<slug:region_slug>/organisations/"
ENTRIES = f"{LISTS}<entry_kind:kind>/"
MOMENTS = "r/<slug:region_slug>/contact-moments/"
CONTACTS = "r/<slug:region_slug>/contacts/"
urlpatterns = [
    path(LISTS, reading.entries, {"kind": "organisation"}, name="list"),
    path(f"{LISTS}groups/", reading.entries, {"kind": "group"}, name="groups"),
    path(f"{LISTS}functions/", reading.entries, {"kind": "function"}, name="functions"),
    path(f"{ENTRIES}new/", editing.add, name="add"),
    path(f"{ENTRIES}<int:pk>/", reading.entry, name="entry"),
    path(f"{ENTRIES}<int:pk>/edit/", editing.edit, name="edit"),
    path(f"{ENTRIES}<int:pk>/remove/", editing.remove, name="remove"),
    path(f"{ENTRIES}<int:pk>/restore/", editing.restore, name="restore"),
    path(f"{LISTS}organisation/<int:pk>/contacts/new/", contacts.add, name="contact-add"),
    path(CONTACTS, contacts.to_look_at, name="contacts-to-review"),
    path(f"{CONTACTS}<int:pk>/edit/", contacts.edit, name="contact-edit"),
    path(f"{CONTACTS}<int:pk>/confirm/", contacts.confirm, name="contact-confirm"),
    path(f"{CONTACTS}<int:pk>/remove/", contacts.remove, name="contact-remove"),
    path(f"{CONTACTS}<int:pk>/restore/", contacts.restore, name="contact-restore"),
    path(f"{LISTS}organisation/<int:pk>/moments/new/", moments.add, name="moment-add"),
    path(f"{MOMENTS}<int:pk>/edit/", moments.edit, name="moment-edit"),
    path(f"{MOMENTS}<int:pk>/remove/", moments.remove, name="moment-remove"),
    path(f"{MOMENTS}<int:pk>/restore/", moments.restore, name="moment-restore"),
    path(f"{LISTS}doubles/", merging.doubles, name="doubles"),
    path(f"{LISTS}doubles/<int:one>/<int:other>/", merging.merge, name="merge"),
    path(f"{LISTS}merges/<int:pk>/undo/", merging.undo, name="merge-undo"),
    path("platform/organisations/", shared.shared, name="shared"),
    path("platform/organisations/new/", shared.add, name="shared-add"),
    path("platform/organisations/<int:pk>/", shared.entry, name="shared-entry"),
    path("platform/organisations/<int:pk>/edit/", shared.edit, name="shared-edit"),
    path("platform/organisations/<int:pk>/remove/", shared.remove, name="shared-remove"),
    path("platform/organisations/<int:pk>/restore/", shared.restore, name="shared-restore"),
]
