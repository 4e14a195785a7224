"""Whose action is it? A plan names functions and organisations; this finds the persons behind them."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from regietafel.membership.models import Affiliation, FunctionHolder
from regietafel.people.models import RoleKind
from regietafel.plans.models import LEADING_ROLES, Action, ActionParty, Plan
from regietafel.territories.models import Region


def my_functions(user: Any) -> QuerySet[FunctionHolder]:
    """The functions that a person fills today."""
    today = timezone.localdate()
    return FunctionHolder.objects.filter(Q(until__isnull=True) | Q(until__gte=today), user=user, since__lte=today)


def my_seats(user: Any) -> QuerySet[Affiliation]:
    """The organisations for which a person sits as a partner.

    An organisation editor keeps its page and does not speak for it here.
    """
    return Affiliation.objects.filter(role__user=user, role__kind=RoleKind.PARTNER, role__ended_at__isnull=True)


def my_parties(user: Any) -> QuerySet[ActionParty]:
    """Where a person is named: by a function that they fill today, or through the organisation they sit for."""
    seats = my_seats(user)
    return ActionParty.objects.filter(
        Q(function__in=my_functions(user).values("function"))
        | Q(
            organisation__in=seats.values("organisation"),
            action__plan__region__in=seats.values("role__region"),
        )
    )


def my_party_keys(user: Any, region: Region) -> frozenset[str]:
    """By which names in a tree a person goes, so that nobody waits for themselves."""
    functions = my_functions(user).filter(function__region=region).values_list("function", flat=True)
    organisations = my_seats(user).filter(role__region=region).values_list("organisation", flat=True)
    return frozenset([*(f"f{pk}" for pk in functions), *(f"o{pk}" for pk in organisations)])


def leads_action(user: Any, action: Action) -> bool:
    """Whether the person leads or co-leads the action."""
    if not getattr(user, "is_authenticated", False):
        return False
    return my_parties(user).filter(action=action, role__in=LEADING_ROLES).exists()


def actions_of(user: Any, *, leading: bool = False) -> QuerySet[Action]:
    """The actions in which a person is named; with ``leading`` only those that they lead."""
    if not getattr(user, "is_authenticated", False):
        return Action.objects.none()
    mine = my_parties(user)
    if leading:
        mine = mine.filter(role__in=LEADING_ROLES)
    return Action.objects.filter(removed_at__isnull=True, pk__in=mine.values("action"))


def my_action_keys(user: Any, plan: Plan, *, leading: bool = False) -> frozenset[int]:
    """The keys of the actions of a plan in which a person is named, to mark or filter rows that were read already."""
    return frozenset(actions_of(user, leading=leading).filter(plan=plan).values_list("pk", flat=True))
