"""Addresses of the calendar; those that calendar programs read stand outside the languages, in ``calendar_feeds``."""

from django.urls import path

from regietafel.consultation.views import calendar, feeds

CALENDAR = "r/<slug:region_slug>/consultation/calendar/"

urlpatterns = [
    path(CALENDAR, calendar.calendar, name="calendar"),
    path(f"{CALENDAR}addresses/", calendar.feeds, name="feeds"),
    path(f"{CALENDAR}addresses/<int:pk>/withdraw/", calendar.withdraw, name="feed-withdraw"),
    path("public/<slug:region_slug>/consultation/calendar/", feeds.public_page, name="public-calendar"),
]
