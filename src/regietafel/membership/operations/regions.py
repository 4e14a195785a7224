"""How a region comes to be and which municipalities it serves; kept by the platform administrator."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, operation
from regietafel.journal.operations import record
from regietafel.membership.lifecycle import Seat
from regietafel.membership.models import Invitation
from regietafel.membership.operations.invitations import invite
from regietafel.people.models import RoleKind
from regietafel.territories.models import Municipality, Region, RegionMunicipality


@operation
def open_region(
    *,
    actor: Any,
    name: str,
    slug: str,
    municipalities: Iterable[Municipality],
    since: dt.date,
    email: str,
    director_name: str,
    now: dt.datetime,
    language: str = "nl",
) -> Region:
    """Open a region with its municipalities, and invite its first director."""
    region = Region(name=name.strip(), slug=slug)
    insist(region)
    region.save()
    record(actor=actor, verb="created", on=region, after={"name": region.name, "slug": region.slug})
    for municipality in municipalities:
        add_municipality(actor=actor, region=region, municipality=municipality, since=since)
    invite_director(actor=actor, region=region, email=email, name=director_name, now=now, language=language)
    return region


@operation
def invite_director(
    *, actor: Any, region: Region, email: str, name: str, now: dt.datetime, language: str = "nl"
) -> Invitation:
    """Invite a director on behalf of the platform, for a region that is new or has lost its own."""
    return invite(
        actor=actor,
        region=region,
        email=email,
        name=name,
        seat=Seat(RoleKind.DIRECTOR),
        now=now,
        language=language,
    )


@operation
def rename_region(*, actor: Any, region: Region, name: str) -> Region:
    """Change how a region is called; its short name in addresses stays, since links carry it."""
    fresh = locked(region)
    before = fresh.name
    fresh.name = name.strip()
    insist(fresh)
    if fresh.name != before:
        fresh.save(update_fields=["name"])
        record(actor=actor, verb="changed", on=fresh, before={"name": before}, after={"name": fresh.name})
    return fresh


@operation
def add_municipality(*, actor: Any, region: Region, municipality: Municipality, since: dt.date) -> RegionMunicipality:
    """Let a municipality join a region; it belongs to one region at a time."""
    locked(municipality)
    after_start = Q(until__isnull=True) | Q(until__gte=since)
    elsewhere = municipality.memberships.filter(after_start).select_related("region").first()
    if elsewhere is not None:
        raise Refusal(
            _("%(municipality)s belongs to %(region)s on that day.")
            % {"municipality": municipality.name, "region": elsewhere.region.name},
            field="municipality",
        )
    membership = RegionMunicipality.objects.create(region=region, municipality=municipality, since=since)
    record(
        actor=actor,
        verb="municipality_joined",
        on=region,
        region=region,
        after={"municipality": municipality, "since": since},
    )
    return membership


@operation
def end_municipality(*, actor: Any, membership: RegionMunicipality, until: dt.date) -> RegionMunicipality:
    """Let a municipality leave a region; the day that is given is the last one, and history stays."""
    fresh = locked(membership)
    if fresh.until is not None:
        raise Refusal(_("This municipality has left already."))
    if until < fresh.since:
        raise Refusal(_("The end stands before the start."), field="until")
    fresh.until = until
    fresh.save(update_fields=["until"])
    record(
        actor=actor,
        verb="municipality_left",
        on=fresh.region,
        region=fresh.region,
        after={"municipality": fresh.municipality, "until": until},
    )
    return fresh


def insist(region: Region) -> None:
    """Refuse a region that the tables would not take."""
    try:
        region.full_clean()
    except ValidationError as error:
        field, messages = next(iter(error.message_dict.items()))
        raise Refusal(messages[0], field=field) from error
