"""Addresses that lay plans and versions beside each other."""

from django.urls import path

from regietafel.plans.views import compare, timeline

PLAN = "r/<slug:region_slug>/plans/<slug:plan_slug>/"

urlpatterns = [
    path(f"{PLAN}timeline/", timeline.timeline, name="timeline"),
    path(f"{PLAN}timeline/questions/", timeline.proposals, name="proposals"),
    path(f"{PLAN}actions/<int:pk>/comes-from/<int:earlier>/", timeline.answer, name="answer"),
    path(f"{PLAN}versions/compare/", compare.compare, name="version-compare"),
]
