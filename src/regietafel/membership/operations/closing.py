"""How a person closes the own account."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, operation
from regietafel.membership.models import Invitation
from regietafel.membership.operations.seats import end_functions
from regietafel.notices.operations import forget_person
from regietafel.people.models import RegionRole, RoleKind, User
from regietafel.people.operations import anonymise
from regietafel.people.queries import directors_of
from regietafel.territories.models import Region


@operation
def close_account(*, actor: Any, person: User, now: dt.datetime) -> User:
    """End every seat of a person and wipe who they were; refused while a region would be without director."""
    regions = list(Region.objects.filter(roles__user=person, roles__ended_at__isnull=True).distinct().order_by("pk"))
    for region in regions:
        locked(region)
    led = RegionRole.objects.filter(user=person, kind=RoleKind.DIRECTOR, ended_at__isnull=True)
    alone = [role.region for role in led if not directors_of(role.region).exclude(pk=person.pk).exists()]
    if alone:
        raise Refusal(
            _("You are the only director of %(regions)s. Hand the region over first.")
            % {"regions": ", ".join(region.name for region in alone)}
        )
    RegionRole.objects.filter(user=person, ended_at__isnull=True).update(ended_at=now)
    for region in regions:
        end_functions(actor=actor, person=person, region=region, now=now)
    Invitation.objects.filter(accepted_by=person).delete()
    Invitation.objects.filter(email=person.email).delete()
    forget_person(person)
    return anonymise(actor=actor, person=person)
