"""Addresses that change the frame: plans, goals, frameworks."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
