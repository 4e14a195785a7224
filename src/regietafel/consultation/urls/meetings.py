"""Addresses of meetings: the list, one of them, and what becomes of it."""

from django.urls import path

from regietafel.consultation.views import meeting, meeting_deeds, meeting_files

MEETINGS = "r/<slug:region_slug>/consultation/meetings/"
MEETING = f"{MEETINGS}<int:pk>/"

urlpatterns = [
    path(MEETINGS, meeting.meeting_list, name="meetings"),
    path(f"{MEETINGS}new/", meeting.add, name="meeting-add"),
    path(MEETING, meeting.meeting_page, name="meeting"),
    path(f"{MEETING}edit/", meeting.edit, name="meeting-edit"),
    path(f"{MEETING}move/", meeting.move, name="meeting-move"),
    path(f"{MEETING}documents/new/", meeting_files.add, name="meeting-file-add"),
    path(f"{MEETING}held/", meeting_deeds.held, name="meeting-held"),
    path(f"{MEETING}held/undo/", meeting_deeds.take_back, name="meeting-held-back"),
    path(f"{MEETING}remove/", meeting_deeds.remove, name="meeting-remove"),
    path(f"{MEETING}restore/", meeting_deeds.restore, name="meeting-restore"),
]
