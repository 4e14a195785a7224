"""What lies in the bin and may be taken out of it, by who works on it."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from regietafel.people.queries import team_regions
from regietafel.plans.models import Action, LoggedWork, Plan
from regietafel.plans.queries.visible import actions_visible_to, logged_work_visible_to
from regietafel.territories.models import Region


def actions_to_restore(user: Any, plan: Plan) -> QuerySet[Action]:
    """The actions of a plan that a person sees; who works on the plan sees those in the bin too."""
    regions = team_regions(user)
    in_the_bin = Action.objects.filter(plan__region__in=regions)
    return (actions_visible_to(user) | in_the_bin).filter(plan=plan).distinct()


def work_to_restore(user: Any, region: Region) -> QuerySet[LoggedWork]:
    """The work outside the plan that a person sees; who works in the region sees that in the bin too."""
    regions = team_regions(user)
    in_the_bin = LoggedWork.objects.filter(region__in=regions)
    return (logged_work_visible_to(user) | in_the_bin).filter(region=region).distinct()
