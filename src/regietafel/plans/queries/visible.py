"""The only doors to plans, goals, actions and logged work: list, detail, search, export and feed all come in here."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from regietafel.people.models import NETWORK, TEAM
from regietafel.people.queries import network_regions, role_kinds, team_regions
from regietafel.plans.models import Action, Goal, LoggedWork, Plan, PlanStatus
from regietafel.territories.models import Region


def published_plans() -> QuerySet[Plan]:
    """What the public may read: published, decided and not removed."""
    return Plan.objects.filter(published_at__isnull=False, removed_at__isnull=True).exclude(status=PlanStatus.DRAFT)


def plans_visible_to(user: Any) -> QuerySet[Plan]:
    """All plans of the regions where one works, decided ones of the network one is in, and those that are published.

    An organisation editor and everybody without a seat see what the public sees.
    """
    drafts, decided = team_regions(user), network_regions(user)
    return Plan.objects.filter(removed_at__isnull=True).filter(
        Q(region__in=drafts) | (Q(region__in=decided) | Q(published_at__isnull=False)) & ~Q(status=PlanStatus.DRAFT)
    )


def plans_visible_in(region: Region, user: Any) -> QuerySet[Plan]:
    """The same within one region, for what the request knows already of where the person sits is enough to tell."""
    return plans_seen_as(region.pk, role_kinds(user, region))


def plans_seen_as(region: int, kinds: frozenset[str]) -> QuerySet[Plan]:
    """The plans of a region that somebody sees who has these roles there."""
    plans = Plan.objects.filter(region=region, removed_at__isnull=True)
    if kinds.intersection(TEAM):
        return plans
    decided = plans.exclude(status=PlanStatus.DRAFT)
    return decided if kinds.intersection(NETWORK) else decided.filter(published_at__isnull=False)


def goals_visible_to(user: Any) -> QuerySet[Goal]:
    """The goals of visible plans."""
    return Goal.objects.filter(removed_at__isnull=True, plan__in=plans_visible_to(user))


def actions_visible_to(user: Any) -> QuerySet[Action]:
    """The actions of visible plans."""
    return Action.objects.filter(removed_at__isnull=True, plan__in=plans_visible_to(user))


def logged_work_visible_to(user: Any) -> QuerySet[LoggedWork]:
    """Work outside the plan, for those who work in the region or are in its network."""
    regions = network_regions(user)
    return LoggedWork.objects.filter(removed_at__isnull=True, region__in=regions)


def sees_logged_work_in(region: Region, user: Any) -> bool:
    """Whether the work of a region is among that, be there any or none."""
    return not role_kinds(user, region).isdisjoint(NETWORK)
