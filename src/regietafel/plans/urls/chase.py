"""Addresses for asking all leads, and the one behind the link in their mail."""

from django.urls import path

from regietafel.plans.views import chase, chase_answer, chase_deeds

ROUNDS = "r/<slug:region_slug>/plans/<slug:plan_slug>/rounds/"
ROUND = f"{ROUNDS}<int:pk>/"
LETTER = f"{ROUND}letters/<int:letter>/"

urlpatterns = [
    path("answer/<str:token>/", chase_answer.answer, name="chase-answer"),
    path(ROUNDS, chase.rounds, name="chase-rounds"),
    path(f"{ROUNDS}new/", chase.add, name="chase-new"),
    path(f"{ROUNDS}leads/<slug:key>/", chase_deeds.contact, name="chase-contact"),
    path(ROUND, chase.watch, name="chase-round"),
    path(f"{ROUND}remind/", chase_deeds.remind_all, name="chase-remind"),
    path(f"{ROUND}close/", chase_deeds.close, name="chase-close"),
    path(f"{LETTER}edit/", chase_deeds.correct, name="chase-letter"),
    path(f"{LETTER}remind/", chase_deeds.remind_one, name="chase-remind-one"),
    path(f"{LETTER}withdraw/", chase_deeds.withdraw, name="chase-withdraw"),
]
