"""Where in the plans of a region a piece of work can be taken up: open plans that have its year."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from regietafel.plans.models import Action, Goal, LoggedWork, PlanStatus, WorkingYear
from regietafel.plans.queries.choices import actions_in_order, goals_in_order
from regietafel.plans.queries.closing import closed_years
from regietafel.plans.queries.visible import plans_visible_to


@dataclass
class Places:
    """Actions that work in the year, and goals under which a new one can come, by the title of their plan."""

    actions: dict[str, list[Action]] = field(default_factory=dict)
    goals: dict[str, list[Goal]] = field(default_factory=dict)


def places_for(user: Any, work: LoggedWork) -> Places:
    """Where the work can go; nowhere if no open plan has its year, or that year is closed."""
    year, places = work.on.year, Places()
    plans = plans_visible_to(user).filter(region=work.region_id, start_year__lte=year, end_year__gte=year)
    for plan in plans.exclude(status=PlanStatus.CLOSED):
        if year in closed_years(plan):
            continue
        works = {*WorkingYear.objects.filter(action__plan=plan, year=year).values_list("action", flat=True)}
        places.actions[plan.title] = [action for action in actions_in_order(plan) if action.pk in works]
        places.goals[plan.title] = goals_in_order(plan)
    return places
