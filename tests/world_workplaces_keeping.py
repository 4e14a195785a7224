"""What :mod:`tests.world` knows of workplaces: adding and changing, contact moments, merging."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from regietafel.journal.models import Entry
from regietafel.organisations.models import ContactMoment, Organisation, OrganisationMerge
from regietafel.territories.models import Region
from regietafel.workplaces.fields import plain_of
from regietafel.workplaces.models import Capacity, Offer, Workplace, WorkplaceMerge
from tests.workplaces.make import make_workplace

PUBLIC = 70
"""The number of the public workplace and of its offer, after the base."""


def add_keeping(region: Region, base: int, secret: str) -> dict[str, Any]:
    """Rows for the pages about it."""
    workplace, offer = Workplace.objects.get(pk=base + PUBLIC), Offer.objects.get(pk=base + PUBLIC)
    organisation, now = workplace.organisation, timezone.now()
    first = base + 80
    Capacity.objects.create(pk=first, offer=offer, on=dt.date(2025, 1, 1), places=12, source=f"{secret}telling")
    bin_word = secret or "zqremoved "
    add_moments(organisation, first, secret)
    gone = Organisation.objects.create(pk=first, region=region, name=f"{bin_word}dubbel", removed_at=now)
    OrganisationMerge.objects.create(pk=first, region=region, kept=organisation, gone=gone, done_at=now)
    double = make_workplace(
        organisation, f"{bin_word}Fietspunt", pk=first, slug=f"dubbel-fietspunt-{base}", removed_at=now
    )
    WorkplaceMerge.objects.create(pk=first, region=region, kept=workplace, gone=double, done_at=now)
    Entry.objects.create(
        region=region,
        verb="removed",
        kind="workplaces.offer",
        object_id=first,
        label=f"{bin_word}aanbod",
        before={"_workplace": workplace.pk, "_plain": plain_of(Offer(workplace=workplace)), "_changes": []},
        at=now,
    )
    return {
        "capacity": first,
        "gone_offer": first,
        "contact_moment": first,
        "removed_contact_moment": first + 1,
        "organisation_merge": first,
        "workplace_merge": first,
        "workplace_key": workplace.pk,
        "second_workplace_key": workplace.pk + 1,
        "second_organisation": base + 2,
    }


def add_moments(organisation: Organisation, first: int, secret: str) -> None:
    """What was said to an organisation, and what of it lies in the bin."""
    shown, gone = secret or "zqnotes ", secret or "zqremoved "
    common = {"region": organisation.region, "organisation": organisation}
    ContactMoment.objects.create(pk=first, on=dt.date(2026, 1, 5), text=f"{shown}belde", **common)
    ContactMoment.objects.create(
        pk=first + 1, on=dt.date(2026, 1, 6), text=f"{gone}vergist", removed_at=timezone.now(), **common
    )
