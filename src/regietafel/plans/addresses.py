"""Addresses that several rooms build: a figure anywhere must lead to the list that it counts."""

from __future__ import annotations

from django.urls import reverse

from regietafel.plans.models import Plan
from regietafel.plans.queries.filters import Filter


def tree_address(plan: Plan, wanted: Filter) -> str:
    """The tree of the plan, cut down to what is asked."""
    return f"{reverse('plans:plan', args=[plan.region.slug, plan.slug])}?{wanted.query}"
