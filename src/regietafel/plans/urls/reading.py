"""Addresses that read: plans, coverage, exports, what the public sees."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
