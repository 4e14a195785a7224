"""Who sees which plans, and how they are read."""

from regietafel.plans.queries.leads import actions_of, leads_action
from regietafel.plans.queries.visible import (
    actions_visible_to,
    goals_visible_to,
    logged_work_visible_to,
    plans_visible_to,
    published_plans,
)

__all__ = [
    "actions_of",
    "actions_visible_to",
    "goals_visible_to",
    "leads_action",
    "logged_work_visible_to",
    "plans_visible_to",
    "published_plans",
]
