"""Addresses of bodies: the list with which consultation begins, one of them, who sits in it and how often it meets."""

from django.urls import path

from regietafel.consultation.views import body, body_deeds, body_norms, body_seats

BODIES = "r/<slug:region_slug>/consultation/bodies/"
BODY = f"{BODIES}<slug:slug>/"

urlpatterns = [
    path("r/<slug:region_slug>/consultation/", body.body_list, name="list"),
    path(f"{BODIES}new/", body.add, name="body-add"),
    path(BODY, body.body_page, name="body"),
    path(f"{BODY}edit/", body.edit, name="body-edit"),
    path(f"{BODY}end/", body_deeds.end, name="body-end"),
    path(f"{BODY}resume/", body_deeds.resume, name="body-resume"),
    path(f"{BODY}remove/", body_deeds.remove, name="body-remove"),
    path(f"{BODY}restore/", body_deeds.restore, name="body-restore"),
    path(f"{BODY}members/new/", body_seats.add, name="seat-add"),
    path(f"{BODY}members/<int:pk>/edit/", body_seats.edit, name="seat-edit"),
    path(f"{BODY}members/<int:pk>/end/", body_seats.end, name="seat-end"),
    path(f"{BODY}norms/new/", body_norms.add, name="norm-add"),
    path(f"{BODY}norms/<int:pk>/edit/", body_norms.edit, name="norm-edit"),
    path(f"{BODY}norms/<int:pk>/replace/", body_norms.replace, name="norm-replace"),
    path(f"{BODY}norms/<int:pk>/drop/", body_norms.drop, name="norm-drop"),
    path(f"{BODY}counts/new/", body_norms.count, name="count"),
    path(f"{BODY}counts/<int:pk>/drop/", body_norms.count_drop, name="count-drop"),
]
