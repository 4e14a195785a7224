"""Addresses of the participants of an event, what they take on and whom they meet, for the team."""

from django.urls import path

from regietafel.consultation.urls.events import ONE
from regietafel.consultation.views import door, engagements, follow_up, participants, speed_dates

urlpatterns = [
    path(f"{ONE}participants/", participants.participants, name="participants"),
    path(f"{ONE}participants/new/", participants.participant_add, name="participant-add"),
    path(f"{ONE}participants/paper/", participants.sign_in_list, name="sign-in-list"),
    path(f"{ONE}participants.<str:format>", participants.participants_export, name="participants-export"),
    path(f"{ONE}participants/<int:pk>/off/", participants.participant_off, name="participant-off"),
    path(f"{ONE}door/", door.door, name="door"),
    path(f"{ONE}door/guest/", door.door_guest, name="door-guest"),
    path(f"{ONE}door/<int:pk>/", door.door_in, name="door-in"),
    path(f"{ONE}door/<int:pk>/back/", door.door_back, name="door-back"),
    path(f"{ONE}mail/", follow_up.follow_up, name="follow-up"),
    path(f"{ONE}engagements/", engagements.engagements, name="engagements"),
    path(f"{ONE}speed-dates/", speed_dates.speed_dates, name="speed-dates"),
    path(f"{ONE}speed-dates/groups/", speed_dates.speed_groups, name="speed-groups"),
    path(f"{ONE}speed-dates/pair/", speed_dates.speed_pair, name="speed-pair"),
    path(f"{ONE}speed-dates/pair/<int:pk>/drop/", speed_dates.speed_pair_drop, name="speed-pair-drop"),
    path(f"{ONE}speed-dates/make/", speed_dates.speed_make, name="speed-make"),
    path(f"{ONE}speed-dates/paper/", speed_dates.speed_paper, name="speed-paper"),
]
