"""Addresses of events for everybody, and behind the links in mails; the words after the region hold no dot, tokens do."""

from django.urls import path

from regietafel.consultation.views import event_links, event_public

ONE = "events/<slug:region_slug>/<slug:slug>/"

urlpatterns = [
    path("registration/<str:token>/confirm/", event_links.confirm, name="registration-confirm"),
    path("registration/<str:token>/", event_links.registration_page, name="registration"),
    path(ONE, event_public.public_event, name="public-event"),
    path(f"{ONE}event.ics", event_public.calendar_file, name="public-event-ics"),
    path(f"{ONE}register/", event_public.register, name="public-register"),
    path(f"{ONE}asked/", event_public.asked, name="public-asked"),
]
