"""Which regions a person sees, and as what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from regietafel.people.models import NETWORK, TEAM, RegionRole, RoleKind, User
from regietafel.territories.models import Region


def running_roles(user: Any) -> QuerySet[RegionRole]:
    """The roles that a person has now; a visitor has none."""
    if not getattr(user, "is_authenticated", False):
        return RegionRole.objects.none()
    return RegionRole.objects.filter(user=user, ended_at__isnull=True)


def team_regions(user: Any) -> QuerySet[Any]:
    """The keys of the regions that a person works for."""
    return running_roles(user).filter(kind__in=TEAM).values("region")


def network_regions(user: Any) -> QuerySet[Any]:
    """The keys of the regions at whose table a person sits."""
    return running_roles(user).filter(kind__in=NETWORK).values("region")


def regions_visible_to(user: Any) -> QuerySet[Region]:
    """The regions in which a person has a seat. A platform administrator has none by that alone."""
    return Region.objects.filter(pk__in=running_roles(user).values("region"))


@dataclass
class Seats:
    """The regions in which a person has a seat, in the order of their names, and as what."""

    regions: list[Region]
    kinds: dict[int, frozenset[str]]


def seats_of(user: Any) -> Seats:
    """Where a person sits: asked once per request and kept with the person, for every page needs it several times."""
    kept: Seats | None = getattr(user, "_seats", None)
    if kept is not None:
        return kept
    regions: dict[int, Region] = {}
    kinds: dict[int, set[str]] = {}
    for role in running_roles(user).select_related("region").order_by("region__name", "region"):
        regions.setdefault(role.region_id, role.region)
        kinds.setdefault(role.region_id, set()).add(role.kind)
    seats = Seats(list(regions.values()), {pk: frozenset(found) for pk, found in kinds.items()})
    if getattr(user, "is_authenticated", False):
        user._seats = seats
    return seats


def role_kinds(user: Any, region: Region | int) -> frozenset[str]:
    """What a person is in a region."""
    if not getattr(user, "is_authenticated", False) or not user.is_active:
        return frozenset()
    return seats_of(user).kinds.get(region if isinstance(region, int) else region.pk, frozenset())


def get_region_or_404(user: Any, slug: str) -> Region:
    """The region of an address, or the same 404 whether it does not exist or is somebody else's."""
    region = next((one for one in seats_of(user).regions if one.slug == slug), None)
    if region is None:
        raise Http404("no such region")
    return region


def people_of(region: Region) -> QuerySet[User]:
    """Everyone who has a seat in the region now."""
    return User.objects.filter(roles__region=region, roles__ended_at__isnull=True).distinct()


def directors_of(region: Region) -> QuerySet[User]:
    """Who runs the role for the region now."""
    return people_of(region).filter(roles__kind=RoleKind.DIRECTOR, roles__ended_at__isnull=True)


def person_of(request: Any) -> User:
    """The account of whoever looks at a page that asks for one."""
    if not isinstance(request.user, User):
        raise TypeError("a visitor got past the page that asks to sign in")
    return request.user


def platform_admins() -> QuerySet[User]:
    """Who keeps what all regions share."""
    return User.objects.filter(is_platform_admin=True, is_active=True)
