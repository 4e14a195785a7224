"""Addresses for reminders of action points: the link in the mail, and the button in the account."""

from django.urls import path

from regietafel.consultation.views import reminders

urlpatterns = [
    path("reminders/own/", reminders.own, name="reminders-own"),
    path("reminders/<str:token>/", reminders.by_link, name="reminders-by-link"),
]
