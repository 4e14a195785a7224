"""The dossiers of a region: narrowed, in order, and what can be chosen for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import F, Q, QuerySet

from regietafel.consultation.models import Body
from regietafel.consultation.queries.bodies import bodies_in
from regietafel.people.models import TEAM, User
from regietafel.people.queries import people_of
from regietafel.plans.models import Action
from regietafel.plans.queries.visible import actions_visible_to
from regietafel.policy_signals.lifecycle import CLOSED
from regietafel.policy_signals.models import Dossier, Signal
from regietafel.policy_signals.queries.visible import dossiers_visible_to, signals_visible_to
from regietafel.territories.models import Region


def dossiers_of(user: Any, region: Region) -> QuerySet[Dossier]:
    """The dossiers of a region that a person reads, the longest waiting first."""
    found = dossiers_visible_to(user).filter(region=region).select_related("lead", "body")
    return found.order_by("phase_since", "pk")


def narrowed(rows: QuerySet[Dossier], wanted: Mapping[str, Any], user: Any) -> QuerySet[Dossier]:
    """Those that meet the filters of the address; an empty filter leaves all."""
    if wanted.get("q"):
        for word in str(wanted["q"]).split()[:8]:
            rows = rows.filter(Q(title__icontains=word) | Q(summary__icontains=word) | Q(wish__icontains=word))
    if wanted.get("phase"):
        rows = rows.filter(phase=wanted["phase"])
    if wanted.get("municipality"):
        rows = rows.filter(pk__in=Signal.objects.filter(municipalities=wanted["municipality"]).values("dossier"))
    if wanted.get("kind") == "standing":
        rows = rows.filter(is_standing=True)
    elif wanted.get("kind") == "single":
        rows = rows.filter(is_standing=False)
    if wanted.get("mine"):
        rows = rows.filter(lead=user)
    if wanted.get("year"):
        year = int(wanted["year"])
        rows = rows.filter(opened_on__year__lte=year).filter(Q(closed_on__isnull=True) | Q(closed_on__year__gte=year))
    return rows


def dossiers_to_restore(user: Any, region: Region) -> QuerySet[Dossier]:
    """Dossiers in the bin of a region where one works."""
    works_here = user.has_perm("policy_signals.bundle", region)
    return Dossier.objects.filter(region=region, removed_at__isnull=False) if works_here else Dossier.objects.none()


def open_dossiers(user: Any, region: Region) -> list[Dossier]:
    """The dossiers to which a signal can be added."""
    open_or_standing = Q(is_standing=True) | ~Q(phase__in=CLOSED)
    return list(dossiers_of(user, region).filter(open_or_standing).order_by("title"))


def loose_signals(user: Any, region: Region) -> QuerySet[Signal]:
    """Signals that stand alone and wait to be bundled, the newest first."""
    return signals_visible_to(user).filter(region=region, dossier__isnull=True, phase="reported")


def leads_of(region: Region) -> list[User]:
    """Who can lead a dossier here."""
    there = people_of(region).filter(roles__region=region, roles__kind__in=TEAM, roles__ended_at__isnull=True)
    return list(there.distinct().order_by("name"))


def bodies_to_choose(user: Any, region: Region) -> list[Body]:
    """The bodies that may have raised it."""
    return list(bodies_in(user, region))


def actions_to_choose(user: Any, region: Region, dossier: Dossier | None = None) -> list[Action]:
    """The actions to which a dossier can be linked: of plans in force, and those that it is linked to already."""
    found = actions_visible_to(user).filter(plan__region=region, removed_at__isnull=True)
    wanted = Q(plan__status="running") | Q(dossiers=dossier) if dossier else Q(plan__status="running")
    return list(found.filter(wanted).distinct().select_related("plan").order_by(F("plan__start_year").desc(), "pk"))


def years_of(rows: QuerySet[Dossier]) -> list[int]:
    """The years in which a dossier was opened or closed, the newest first."""
    found = {
        year for pair in rows.order_by().values_list("opened_on__year", "closed_on__year") for year in pair if year
    }
    return sorted(found, reverse=True)
