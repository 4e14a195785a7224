"""Who sits for which organisation, who fills which function, and who is invited."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils import timezone

from regietafel.membership import tokens
from regietafel.membership.models import FunctionHolder, Invitation
from regietafel.organisations.models import Function, Organisation
from regietafel.organisations.queries import functions_of
from regietafel.people.models import TEAM, RegionRole, RoleKind, User
from regietafel.territories.models import Municipality, Region, RegionMunicipality


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


def edits_for(user: Any, organisation: Organisation) -> bool:
    """Whether a person is organisation editor for an organisation, in whichever region."""
    return (
        getattr(user, "is_authenticated", False)
        and organisation.affiliations.filter(
            role__user=user, role__kind=RoleKind.EDITOR, role__ended_at__isnull=True
        ).exists()
    )


@dataclass
class Member:
    """A person at the table of a region, with all that they are there."""

    person: User
    roles: list[RegionRole] = field(default_factory=list)
    functions: list[FunctionHolder] = field(default_factory=list)


def roles_visible_to(user: Any, region: Region) -> QuerySet[RegionRole]:
    """The running roles that a person may know of: all for the team, those of the team for all who have a seat."""
    roles = RegionRole.objects.filter(region=region, ended_at__isnull=True)
    if user.has_perm("membership.view_members", region):
        return roles
    return roles.filter(kind__in=TEAM) if user.has_perm("membership.view_team", region) else roles.none()


def members_visible_to(user: Any, region: Region, *, kind: str = "", text: str = "") -> list[Member]:
    """The people that a person may know of, by name, in two queries, however many there are."""
    roles = roles_visible_to(user, region).select_related("user", "municipality", "affiliation__organisation")
    if kind:
        roles = roles.filter(kind=kind)
    for word in text.split():
        roles = roles.filter(
            Q(user__name__icontains=word)
            | Q(user__email__icontains=word)
            | Q(affiliation__organisation__name__icontains=word)
            | Q(municipality__name__icontains=word)
        )
    members: dict[int, Member] = {}
    for role in roles.order_by("user__name", "user__email", "pk"):
        members.setdefault(role.user_id, Member(role.user)).roles.append(role)
    for holder in holders_now(region):
        if holder.user_id in members:
            members[holder.user_id].functions.append(holder)
    return list(members.values())


def holders_now(region: Region) -> QuerySet[FunctionHolder]:
    """Who fills which function of a region today."""
    return FunctionHolder.objects.filter(
        held_on(timezone.localdate()), function__region=region, function__removed_at__isnull=True
    ).select_related("user", "function__organisation")


def functions_with_holders(user: Any, region: Region) -> QuerySet[Function]:
    """The functions of a region, each with who fills it now in ``now``, for those who see the members."""
    if not user.has_perm("membership.view_members", region):
        return Function.objects.none()
    return functions_of(region).prefetch_related(Prefetch("holders", queryset=holders_now(region), to_attr="now"))


def holders_visible_to(user: Any, region: Region) -> QuerySet[FunctionHolder]:
    """Who fills or filled a function of the region, for those who see the members."""
    if not user.has_perm("membership.view_members", region):
        return FunctionHolder.objects.none()
    return FunctionHolder.objects.filter(function__region=region).select_related("user", "function")


def invitations_visible_to(user: Any, region: Region) -> QuerySet[Invitation]:
    """Offers that nobody has answered yet, also those that ran out, for those who see the members."""
    if not user.has_perm("membership.view_members", region):
        return Invitation.objects.none()
    return open_invitations(region)


def open_invitations(region: Region) -> QuerySet[Invitation]:
    """Offers that were neither accepted nor withdrawn."""
    return Invitation.objects.filter(region=region, accepted_at__isnull=True, withdrawn_at__isnull=True).select_related(
        "organisation", "municipality", "invited_by"
    )


@dataclass(frozen=True)
class Found:
    """What a link in a mail leads to: an open invitation, or the reason why it does not."""

    invitation: Invitation | None
    problem: str = ""


def invitation_behind(token: str, now: dt.datetime) -> Found:
    """The invitation of a link; ``problem`` is unknown, expired, withdrawn or used.

    Only a link of ours, in time, says more than that it is not valid.
    """
    try:
        pk = tokens.read(token)
    except tokens.Expired:
        return Found(None, "expired")
    if pk is None:
        return Found(None, "unknown")
    rows = Invitation.objects.select_related("region", "organisation", "municipality", "invited_by")
    invitation = rows.filter(pk=pk).first()
    if invitation is None:
        return Found(None, "unknown")
    if invitation.accepted_at is not None:
        return Found(None, "used")
    if invitation.withdrawn_at is not None:
        return Found(None, "withdrawn")
    if invitation.expires_at <= now:
        return Found(None, "expired")
    return Found(invitation)


def has_account(email: str) -> bool:
    """Whether an address can sign in; asked only for who holds a link that was mailed to it."""
    return User.objects.filter(email=email.lower(), is_active=True).exists()


def municipalities_of(region: Region) -> QuerySet[Municipality]:
    """The municipalities that a region serves now."""
    return Municipality.objects.filter(memberships__region=region, memberships__until__isnull=True)


def free_municipalities() -> QuerySet[Municipality]:
    """The municipalities that no region serves now."""
    return Municipality.objects.exclude(memberships__until__isnull=True, memberships__isnull=False)


def served_by(region: Region) -> QuerySet[RegionMunicipality]:
    """Which municipality is and was served by a region, with dates."""
    return region.memberships.select_related("municipality").order_by("until", "municipality__name")


def regions_kept_by(user: Any) -> QuerySet[Region]:
    """All regions, for who keeps the platform: their names and municipalities, nothing of what is in them."""
    return Region.objects.all() if user.has_perm("people.administer_platform") else Region.objects.none()


def seats_of(user: Any) -> dict[str, Any]:
    """Where a person sits and sat, for the export of what we keep about them."""
    held = FunctionHolder.objects.filter(user=user).select_related("function__region")
    offers = Invitation.objects.filter(Q(accepted_by=user) | Q(email=user.email)).select_related("region")
    affiliations = Organisation.objects.filter(affiliations__role__user=user).distinct()
    return {
        "functions": [
            {"function": str(one.function), "region": one.function.region.name, "from": one.since, "until": one.until}
            for one in held
        ],
        "organisations": [one.name for one in affiliations],
        "invitations": [
            {
                "to": one.email,
                "region": one.region.name,
                "role": one.kind,
                "sent": one.sent_at,
                "accepted": one.accepted_at,
            }
            for one in offers
        ],
    }


def organisation_of(role: RegionRole) -> Organisation | None:
    """The organisation for which a role is held."""
    return Organisation.objects.filter(affiliations__role=role).first()


def regions_with_counts(user: Any) -> QuerySet[Region]:
    """All regions for who keeps the platform, each with how many municipalities and directors it has now."""
    return regions_kept_by(user).annotate(
        municipality_count=Count("memberships", filter=Q(memberships__until__isnull=True), distinct=True),
        director_count=Count(
            "roles", filter=Q(roles__kind=RoleKind.DIRECTOR, roles__ended_at__isnull=True), distinct=True
        ),
    )


def director_roles(region: Region) -> QuerySet[RegionRole]:
    """The directors of a region."""
    return RegionRole.objects.filter(region=region, kind=RoleKind.DIRECTOR, ended_at__isnull=True).select_related(
        "user"
    )


def invited_directors(region: Region) -> QuerySet[Invitation]:
    """Who is invited as director of a region and has not answered."""
    return open_invitations(region).filter(kind=RoleKind.DIRECTOR)
