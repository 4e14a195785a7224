"""Workplaces for :mod:`tests.world`: one for everybody, one for the table, one for the team, and one in the bin.

Only the own region opens its directory: what stands in the other one is nobody's to read.
"""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from regietafel.organisations.models import Organisation
from regietafel.territories.models import Municipality, Region
from regietafel.workplaces.models import Listing, OfferRung, Workplace
from tests.workplaces.make import make_offer, make_workplace, open_directory
from tests.world_workplaces_care import add_care
from tests.world_workplaces_keeping import add_keeping
from tests.world_workplaces_sheets import add_sheets

FIRST = 70


def add_workplaces(region: Region, base: int, secret: str) -> dict[str, Any]:
    """The directory of a region; its public workplace is of the first organisation."""
    if not secret:
        open_directory(region)
    organisation = Organisation.objects.get(pk=base + 1)
    first = base + FIRST
    workplace = make_workplace(
        organisation,
        f"{secret or 'zqpublished '}Fietspunt",
        pk=first,
        slug=f"fietspunt-{base}",
        municipality=Municipality.objects.filter(regions=region).first(),
        latitude=50.82,
        longitude=3.26,
    )
    offer = make_offer(workplace, "arbeidszorg", (), pk=first)
    OfferRung.objects.create(pk=first, offer=offer, rung=3)
    make_workplace(
        organisation, f"{secret or 'zqtable '}Atelier", pk=first + 1, slug=f"atelier-{base}", listing=Listing.NETWORK
    )
    make_workplace(
        organisation, f"{secret or 'zqletter '}Stil", pk=first + 2, slug=f"stil-{base}", listing=Listing.HIDDEN
    )
    removed: Workplace = make_workplace(
        organisation,
        f"{secret or 'zqremoved '}Weg",
        pk=first + 3,
        slug=f"weg-werkplek-{base}",
        removed_at=timezone.now(),
    )
    make_offer(removed, "lde", (5,), pk=first + 3)
    return {
        "workplace": workplace.slug,
        "workplace_number": workplace.pk,
        "removed_workplace": removed.slug,
        "removed_workplace_number": removed.pk,
        "offer": offer.pk,
        **add_keeping(region, base, secret),
        **add_care(region, base, secret),
        **add_sheets(region, base, secret),
    }
