"""Where the pages that change a plan stand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.test import Client
from django.urls import reverse

from regietafel.plans.models import Goal, Plan
from tests import cast

ClientOf = Callable[[cast.Person], Client]


def address(name: str, plan: Plan, goal: Goal | None = None) -> str:
    """The address of a page of the plan, or of a goal in it."""
    args: list[Any] = [plan.region.slug, plan.slug]
    return reverse(
        f"plans:{name}", args=[*args, goal.pk] if goal and name.startswith("goal-") and name != "goal-add" else args
    )
