"""A goal or an action of a plan by the name that it has in the tree."""

from __future__ import annotations

from regietafel.plans.models import Action, Goal, Plan


def node_of(plan: Plan, key: tuple[str, int] | None) -> Goal | Action | None:
    """The goal or action that is meant, if it stands in this plan and not in the bin."""
    if key is None:
        return None
    kind, pk = key
    found: Goal | Action | None
    if kind == "goal":
        found = Goal.objects.filter(plan=plan, pk=pk, removed_at__isnull=True).first()
    else:
        found = Action.objects.filter(plan=plan, pk=pk, removed_at__isnull=True).first()
    if found is not None:
        found.plan = plan
    return found
