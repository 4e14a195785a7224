"""Who sits for which organisation, who fills which function, and who is invited."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from regietafel.membership.models import FunctionHolder
from regietafel.organisations.models import Function, Organisation
from regietafel.people.models import RoleKind
from regietafel.territories.models import Region


def held_on(day: dt.date) -> Q:
    """Holders that fill their function on that day; the last day counts."""
    return Q(since__lte=day) & (Q(until__isnull=True) | Q(until__gte=day))


def functions_filled_by(user: Any, region: Region, on: dt.date | None = None) -> QuerySet[Function]:
    """The functions of the region that a person fills on a day (today, unless another is named)."""
    if not getattr(user, "is_authenticated", False):
        return Function.objects.none()
    held = FunctionHolder.objects.filter(held_on(on or timezone.localdate()), user=user)
    return Function.objects.filter(region=region, pk__in=held.values("function"), removed_at__isnull=True)


def organisations_spoken_for(user: Any, region: Region) -> QuerySet[Organisation]:
    """The organisations for which a person sits in the region as a partner."""
    if not getattr(user, "is_authenticated", False):
        return Organisation.objects.none()
    return Organisation.objects.filter(
        affiliations__role__user=user,
        affiliations__role__region=region,
        affiliations__role__kind=RoleKind.PARTNER,
        affiliations__role__ended_at__isnull=True,
        removed_at__isnull=True,
    ).distinct()


def leads_something_of(user: Any, led: Any) -> bool:
    """Whether a person fills a function, or sits for an organisation, that is named as lead or co-lead.

    ``led`` is anything with ``parties`` (role, organisation, function) in a plan of a region; this app stands
    below the plans and knows them by that shape only.
    """
    if not getattr(user, "is_authenticated", False):
        return False
    region = led.plan.region
    named = Q(function__in=functions_filled_by(user, region)) | Q(
        organisation__in=organisations_spoken_for(user, region)
    )
    return bool(led.parties.filter(named, role__in=("lead", "co_lead")).exists())
