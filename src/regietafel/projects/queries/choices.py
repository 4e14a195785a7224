"""What can be chosen for calls, projects and courses."""

from __future__ import annotations

from typing import Any

from django.db.models import F, Q

from regietafel.agreements.models import Agreement
from regietafel.agreements.queries.visible import agreements_visible_to
from regietafel.consultation.models import TOOK_PLACE, Body, Meeting
from regietafel.consultation.queries.bodies import bodies_in
from regietafel.consultation.queries.visible import meetings_visible_to
from regietafel.organisations.models import Organisation
from regietafel.organisations.queries import organisations_visible_to
from regietafel.plans.models import Action, Goal
from regietafel.plans.queries.visible import actions_visible_to, goals_visible_to
from regietafel.projects.models import Call
from regietafel.projects.queries.visible import calls_visible_to
from regietafel.territories.models import Municipality, Region
from regietafel.workplaces.models import Workplace
from regietafel.workplaces.queries.visible import workplaces_visible_to

MOST_MEETINGS = 60


def actions_for(user: Any, region: Region, also: Any = ()) -> list[Action]:
    """Actions of plans that run, and those that are linked already."""
    found = actions_visible_to(user).filter(plan__region=region)
    wanted = found.filter(Q(plan__status="running") | Q(pk__in=also)).select_related("plan")
    return list(wanted.order_by(F("plan__start_year").desc(), "goal__order", "order", "pk"))


def goals_for(user: Any, region: Region, also: Any = ()) -> list[Goal]:
    """Goals of plans that run, and those that are linked already."""
    found = goals_visible_to(user).filter(plan__region=region)
    wanted = found.filter(Q(plan__status="running") | Q(pk__in=also)).select_related("plan")
    return list(wanted.order_by(F("plan__start_year").desc(), "order", "pk"))


def agreements_for(user: Any, region: Region) -> list[Agreement]:
    """The cooperation agreements of the region."""
    return list(agreements_visible_to(user).filter(region=region).order_by("-starts_on", "pk"))


def workplaces_for(user: Any, region: Region) -> list[Workplace]:
    """The workplaces of the region."""
    return list(workplaces_visible_to(user).filter(region=region).order_by("name", "pk"))


def organisations_for(user: Any, region: Region) -> list[Organisation]:
    """The address book."""
    return list(organisations_visible_to(user, region))


def towns_for(region: Region) -> list[Municipality]:
    """The municipalities of the region."""
    return list(Municipality.objects.filter(regions=region).distinct().order_by("name"))


def bodies_for(user: Any, region: Region) -> list[Body]:
    """The bodies that can decide."""
    return list(bodies_in(user, region))


def meetings_for(user: Any, region: Region) -> list[Meeting]:
    """The last meetings at which it can have been decided."""
    found = meetings_visible_to(user).filter(body__region=region, state__in=TOOK_PLACE)
    return list(found.select_related("body").order_by("-on", "-pk")[:MOST_MEETINGS])


def calls_for(user: Any, region: Region) -> list[Call]:
    """The calls from which a project can have come."""
    found = calls_visible_to(user).filter(region=region, applicant="us")
    return list(found.order_by(F("deadline_on").desc(nulls_last=True), "pk"))
