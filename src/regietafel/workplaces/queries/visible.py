"""The only doors to workplaces and all that hangs on them: search, list, page, map, ladder, export and report come in here.

The team sees all of its region. The network (partners, municipality readers) sees all but what asked not to be listed.
An organisation editor sees the workplaces of the own organisation, and what everybody sees. Everybody sees what is on the
public list of a region that opened its directory: listed for the public, not ended, not lapsed.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from regietafel.membership.models import Affiliation
from regietafel.people.models import RoleKind
from regietafel.people.queries import network_regions, running_roles, team_regions
from regietafel.territories.models import Region
from regietafel.workplaces.models import (
    Change,
    DirectorySettings,
    Import,
    Listing,
    Offer,
    Remark,
    SelfCheck,
    Workplace,
)


def of_own_organisation(user: Any, path: str = "") -> Q:
    """Rows of the organisations for which a person is editor, in the region of that seat; ``path`` leads to the workplace."""
    seats = Affiliation.objects.filter(role__in=running_roles(user).filter(kind=RoleKind.EDITOR))
    pairs = list(seats.values_list("role__region", "organisation"))
    found = Q(pk__in=())
    for region, organisation in pairs:
        found |= Q(**{f"{path}region": region, f"{path}organisation": organisation})
    return found


def on_the_public_list(day: dt.date) -> Q:
    """Workplaces that everybody finds on a day."""
    return (
        Q(listing=Listing.PUBLIC, lapsed_on__isnull=True, region__directory_settings__is_public=True)
        & (Q(since__isnull=True) | Q(since__lte=day))
        & (Q(until__isnull=True) | Q(until__gte=day))
    )


def running(day: dt.date) -> Q:
    """Workplaces, or offers, that exist on a day for all that is known."""
    return (Q(since__isnull=True) | Q(since__lte=day)) & (Q(until__isnull=True) | Q(until__gte=day))


def workplaces_visible_to(user: Any, today: dt.date | None = None) -> QuerySet[Workplace]:
    """The workplaces that a person sees, ended ones of one's own table among them."""
    there = Workplace.objects.filter(removed_at__isnull=True)
    seen = on_the_public_list(today or timezone.localdate())
    if getattr(user, "is_authenticated", False):
        seen |= Q(region__in=team_regions(user))
        seen |= Q(region__in=network_regions(user)) & ~Q(listing=Listing.HIDDEN)
        seen |= of_own_organisation(user)
    return there.filter(seen)


def public_workplaces(region: Region, today: dt.date) -> QuerySet[Workplace]:
    """What everybody finds in a region, whoever asks."""
    return Workplace.objects.filter(on_the_public_list(today), region=region, removed_at__isnull=True)


def offers_visible_to(user: Any, today: dt.date | None = None) -> QuerySet[Offer]:
    """The offers of the workplaces that one sees."""
    return Offer.objects.filter(workplace__in=workplaces_visible_to(user, today))


def changes_visible_to(user: Any) -> QuerySet[Change]:
    """Changes that were proposed: all of the regions where one works, and those of the own organisation."""
    theirs = Q(workplace__region__in=team_regions(user)) | of_own_organisation(user, "workplace__")
    return Change.objects.filter(theirs, workplace__removed_at__isnull=True)


def remarks_visible_to(user: Any) -> QuerySet[Remark]:
    """Remarks of visitors: all of the regions where one works, and those about the own organisation."""
    theirs = Q(workplace__region__in=team_regions(user)) | of_own_organisation(user, "workplace__")
    return Remark.objects.filter(theirs, workplace__removed_at__isnull=True)


def checks_visible_to(user: Any) -> QuerySet[SelfCheck]:
    """Self-checks of the regions where one works."""
    return SelfCheck.objects.filter(region__in=team_regions(user))


def imports_visible_to(user: Any) -> QuerySet[Import]:
    """Sheets that were read in the regions where one works."""
    return Import.objects.filter(region__in=team_regions(user))


def settings_of(region: Region) -> DirectorySettings:
    """How a region keeps its directory; what nobody set yet is not saved."""
    return DirectorySettings.objects.filter(region=region).first() or DirectorySettings(region=region)


def is_open_to_public(region: Region) -> bool:
    """Whether everybody may look in the directory of a region."""
    return settings_of(region).is_public


def open_directories() -> list[Region]:
    """The regions in whose directory everybody may look, by name."""
    return list(Region.objects.filter(directory_settings__is_public=True).order_by("name"))
