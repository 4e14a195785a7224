"""Addresses that calendar programs read: no language in them, for a program keeps them for years."""

from django.urls import path

from regietafel.consultation.views import feeds

urlpatterns = [
    path("calendar/own/<str:token>.ics", feeds.feed, name="calendar-feed"),
    path("calendar/<slug:region_slug>.ics", feeds.public_feed, name="calendar-public"),
]
