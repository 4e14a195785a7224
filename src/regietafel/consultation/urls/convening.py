"""Addresses for asking people to a meeting, and the one behind the link in their mail."""

from django.urls import path

from regietafel.consultation.urls.meetings import MEETING
from regietafel.consultation.views import answering, convening

urlpatterns = [
    path("attend/<str:token>/", answering.answer, name="meeting-answer"),
    path(f"{MEETING}convene/", convening.invite, name="meeting-convene"),
    path(f"{MEETING}cancel/", convening.cancel, name="meeting-cancel"),
    path(f"{MEETING}cancel/undo/", convening.uncancel, name="meeting-uncancel"),
]
