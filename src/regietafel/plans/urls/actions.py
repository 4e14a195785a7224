"""Addresses that change actions, working years and work outside the plan."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
