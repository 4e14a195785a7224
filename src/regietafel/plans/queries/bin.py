"""What lies in the bin and may be taken out of it, by who works on it."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from regietafel.people.queries import running_roles
from regietafel.plans.models import Action, LoggedWork, Plan
from regietafel.plans.queries.visible import SEES_DRAFTS
from regietafel.territories.models import Region


def actions_to_restore(user: Any, plan: Plan) -> QuerySet[Action]:
    """The actions of a plan, those in the bin too, for a person who works on the plan."""
    regions = running_roles(user).filter(kind__in=SEES_DRAFTS).values("region")
    return Action.objects.filter(plan=plan, plan__region__in=regions)


def work_to_restore(user: Any, region: Region) -> QuerySet[LoggedWork]:
    """Work outside the plan, that in the bin too, for a person who works in the region."""
    regions = running_roles(user).filter(kind__in=SEES_DRAFTS).values("region")
    return LoggedWork.objects.filter(region=region).filter(region__in=regions)
