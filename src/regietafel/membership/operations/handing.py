"""What passes from one director to the next. Rows of the region stay where they are: they are the region's."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from regietafel.journal.operations import record
from regietafel.membership.lifecycle import Seat
from regietafel.membership.models import FunctionHolder
from regietafel.membership.operations.seats import change_role, end_role, give_role
from regietafel.people.models import RegionRole, RoleKind, User
from regietafel.territories.models import Region


def pass_on(*, actor: Any, region: Region, leaver: User, successor: User, stays_as: str, now: dt.datetime) -> None:
    """Make the successor director, give them the leaver's functions, and let the leaver go or stay as something else."""
    if not roles_of(successor, region).filter(kind=RoleKind.DIRECTOR).exists():
        give_role(actor=actor, region=region, person=successor, seat=Seat(RoleKind.DIRECTOR))
    if stays_as != RoleKind.DIRECTOR:
        pass_functions(region, leaver, successor, timezone.localdate(now))
    for role in roles_of(leaver, region):
        if not stays_as:
            end_role(actor=actor, role=role, now=now)
        elif role.kind == RoleKind.DIRECTOR and stays_as != RoleKind.DIRECTOR:
            if roles_of(leaver, region).filter(kind=stays_as).exists():
                end_role(actor=actor, role=role, now=now)
            else:
                change_role(actor=actor, role=role, seat=Seat(stays_as), now=now)
    record(
        actor=actor,
        verb="handed_over",
        on=region,
        region=region,
        before={"person": leaver},
        after={"successor": successor},
    )


def pass_functions(region: Region, leaver: User, successor: User, day: dt.date) -> None:
    """Close the leaver's functions and open them for the successor, on the same day."""
    held = FunctionHolder.objects.filter(user=leaver, function__region=region, until__isnull=True)
    for holder in held:
        holder.until = max(day, holder.since)
        holder.save(update_fields=["until"])
        FunctionHolder.objects.get_or_create(
            function=holder.function, user=successor, until=None, defaults={"since": holder.until}
        )


def roles_of(person: User, region: Region) -> Any:
    """The roles that a person has in a region now."""
    return RegionRole.objects.filter(user=person, region=region, ended_at__isnull=True)
