"""Addresses of events, for the team and the network."""

from django.urls import path

from regietafel.consultation.views import event_deeds, events

LIST = "r/<slug:region_slug>/consultation/events/"
ONE = f"{LIST}<slug:slug>/"

urlpatterns = [
    path(LIST, events.event_list, name="events"),
    path(f"{LIST}new/", events.add, name="event-add"),
    path(f"{LIST}attended/", events.add_of_others, name="event-add-attended"),
    path(ONE, events.event_page, name="event"),
    path(f"{ONE}edit/", events.edit, name="event-edit"),
    path(f"{ONE}actions/", events.event_actions, name="event-actions"),
    path(f"{ONE}announce/", event_deeds.announce, name="event-announce"),
    path(f"{ONE}draft/", event_deeds.back_to_draft, name="event-draft"),
    path(f"{ONE}held/", event_deeds.hold, name="event-held"),
    path(f"{ONE}reopen/", event_deeds.reopen, name="event-reopen"),
    path(f"{ONE}cancel/", event_deeds.cancel, name="event-cancel"),
    path(f"{ONE}remove/", event_deeds.remove, name="event-remove"),
    path(f"{ONE}restore/", event_deeds.restore, name="event-restore"),
]
