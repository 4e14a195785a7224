"""How a person gets, changes and loses a role. Ended roles stay as history; a region always keeps a director."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from regietafel.core.errors import Collision, Refusal
from regietafel.core.operations import locked, operation
from regietafel.journal.operations import record
from regietafel.membership.lifecycle import FOR_AN_ORGANISATION, Seat
from regietafel.membership.models import Affiliation, FunctionHolder
from regietafel.organisations.models import Organisation
from regietafel.organisations.operations import find_or_add
from regietafel.organisations.queries import organisations_of
from regietafel.people.models import RegionRole, RoleKind, User
from regietafel.people.queries import directors_of
from regietafel.territories.models import Region


def resolved(actor: Any, region: Region, seat: Seat) -> Seat:
    """Check what a role is to be held for, and add an organisation that was only named."""
    if seat.kind not in RoleKind.values:
        raise Refusal(_("Choose a role."), field="kind")
    if seat.kind in FOR_AN_ORGANISATION:
        organisation = seat.organisation
        if organisation is None and seat.organisation_name.strip():
            named = find_or_add(actor=actor, region=region, kind="organisation", name=seat.organisation_name)
            organisation = named if isinstance(named, Organisation) else None
        if organisation is None or not organisations_of(region).filter(pk=organisation.pk).exists():
            raise Refusal(_("Say for which organisation."), field="organisation")
        return Seat(seat.kind, organisation=organisation)
    if seat.kind == RoleKind.MUNICIPALITY:
        served = region.memberships.filter(until__isnull=True)
        if seat.municipality is None or not served.filter(municipality=seat.municipality).exists():
            raise Refusal(_("Choose a municipality of this region."), field="municipality")
        return Seat(seat.kind, municipality=seat.municipality)
    return Seat(seat.kind)


@operation
def give_role(*, actor: Any, region: Region, person: User, seat: Seat) -> RegionRole:
    """Seat a person; a role that they have already is refused, since nobody has the same one twice."""
    if RegionRole.objects.filter(user=person, region=region, kind=seat.kind, ended_at__isnull=True).exists():
        raise Refusal(_("This person has this role already."), field="kind")
    role = RegionRole.objects.create(user=person, region=region, kind=seat.kind, municipality=seat.municipality)
    if seat.organisation is not None:
        Affiliation.objects.create(role=role, organisation=seat.organisation)
    record(actor=actor, verb="role_given", on=role, region=region, label=str(person), after=seat.told())
    return role


@operation
def change_role(
    *, actor: Any, role: RegionRole, seat: Seat, now: dt.datetime, version: int | None = None
) -> RegionRole:
    """Let a person hold another role, or the same for another organisation or municipality, from now on.

    Another role is a new row, so that the old one stays as history; somebody else's change in between is a collision.
    """
    locked(role.region)
    held = running(role)
    if version is not None and held.version != version:
        raise Collision(held)
    before, seat = seat_held(held), resolved(actor, held.region, seat)
    if before == seat:
        return held
    if held.kind != seat.kind:
        keep_a_director(held)
        if RegionRole.objects.filter(
            user=held.user, region=held.region, kind=seat.kind, ended_at__isnull=True
        ).exists():
            raise Refusal(_("This person has this role already."), field="kind")
        held.ended_at = now
        held.save(update_fields=["ended_at"])
        held = RegionRole(user=held.user, region=held.region, kind=seat.kind)
    held.municipality = seat.municipality
    held.save_next()
    Affiliation.objects.filter(role=held).delete()
    if seat.organisation is not None:
        Affiliation.objects.create(role=held, organisation=seat.organisation)
    record(
        actor=actor,
        verb="role_changed",
        on=held,
        region=held.region,
        label=str(held.user),
        before=before.told(),
        after=seat.told(),
    )
    return held


@operation
def end_role(
    *, actor: Any, role: RegionRole, now: dt.datetime, reason: str = "", even_the_last_director: bool = False
) -> RegionRole:
    """End a role; with the last of somebody's roles in a region their functions there end too."""
    locked(role.region)
    held = running(role)
    if not even_the_last_director:
        keep_a_director(held)
    held.ended_at = now
    held.save(update_fields=["ended_at"])
    record(
        actor=actor,
        verb="role_ended",
        on=held,
        region=held.region,
        label=str(held.user),
        before=seat_held(held).told(),
        reason=reason,
    )
    if not RegionRole.objects.filter(user=held.user, region=held.region, ended_at__isnull=True).exists():
        end_functions(actor=actor, person=held.user, region=held.region, now=now)
    return held


@operation
def leave(*, actor: User, region: Region, now: dt.datetime) -> None:
    """Leave a region by oneself: all roles and functions there end."""
    locked(region)
    for role in RegionRole.objects.filter(user=actor, region=region, ended_at__isnull=True):
        keep_a_director(role)
    roles = RegionRole.objects.filter(user=actor, region=region, ended_at__isnull=True)
    if roles.update(ended_at=now):
        end_functions(actor=actor, person=actor, region=region, now=now)
        record(actor=actor, verb="left", on=region, region=region, label=str(actor))


def end_functions(*, actor: Any, person: User, region: Region, now: dt.datetime) -> None:
    """End what somebody fills in a region; today is the last day."""
    day = timezone.localdate(now)
    held = FunctionHolder.objects.filter(user=person, function__region=region, until__isnull=True)
    for holder in held.select_related("function"):
        holder.until = max(day, holder.since)
        holder.save(update_fields=["until"])
        record(
            actor=actor,
            verb="released",
            on=holder.function,
            region=region,
            after={"person": person, "until": holder.until},
        )


def keep_a_director(role: RegionRole) -> None:
    """Refuse to end the role of the only director of a region."""
    if role.kind == RoleKind.DIRECTOR and not directors_of(role.region).exclude(pk=role.user_id).exists():
        raise Refusal(_("A region always has a director. Hand the region over first, then this role can end."))


def running(role: RegionRole) -> RegionRole:
    """The role, locked, as long as it has not ended meanwhile."""
    held = locked(role)
    if held.ended_at is not None:
        raise Refusal(_("This role has ended meanwhile."))
    return held


def seat_held(role: RegionRole) -> Seat:
    """What a role is held for now."""
    affiliation = Affiliation.objects.filter(role=role).select_related("organisation").first()
    return Seat(role.kind, affiliation.organisation if affiliation else None, role.municipality)
