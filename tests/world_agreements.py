"""Declarations and agreements for :mod:`tests.world`: one of each for the table, and one of each in the bin."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from regietafel.agreements.models import AgreementYear, ChosenGoal
from regietafel.organisations.models import Organisation, OrganisationKind
from regietafel.territories.models import Municipality, Region
from tests.agreements.pacts import DAY, make_agreement, make_declaration, make_signature

YEAR = 2024
"""The year of :mod:`tests.world_regions`, which asks for these rows."""


def add_agreements(region: Region, base: int, secret: str) -> dict[str, Any]:
    """What was agreed in a region: who sits at its table reads it."""
    first, now, word = base + 1, timezone.now(), secret or "zqtable "
    town = Municipality.objects.filter(regions=region).order_by("pk")[0]
    government = Organisation.objects.create(
        pk=base + 60, region=region, name=f"{secret}bestuur", kind=OrganisationKind.LOCAL_GOVERNMENT, municipality=town
    )
    other = Organisation.objects.create(pk=base + 61, region=region, name=f"{secret}tweede bestuur")
    declaration = make_declaration(region, f"{word}Verbintenis", f"{word}tekst", pk=first)
    make_signature(declaration, government, pk=first)
    make_signature(declaration, other, pk=first + 1, signed_on=DAY, signed_as=f"{word}functie")
    make_declaration(
        region, f"{secret or 'zqremoved '}Weg", f"{secret or 'zqremoved '}weg", pk=first + 1, removed_at=now
    )
    agreement = make_agreement(region, f"{word}Samen", goals=2, pk=first, goal_pk=base)
    agreement.parties.create(pk=first, organisation=government, part=f"{word}trekker")
    make_agreement(region, f"{secret or 'zqremoved '}Weg", goals=0, pk=first + 1, removed_at=now)
    year = AgreementYear.objects.create(pk=first, agreement=agreement, year=YEAR, intent=f"{word}plan")
    ChosenGoal.objects.create(pk=first, year=year, goal_id=base + 1, result=f"{word}resultaat")
    AgreementYear.objects.create(pk=first + 1, agreement=agreement, year=YEAR + 1, removed_at=now)
    return {
        "declaration": first,
        "removed_declaration": first + 1,
        "signature": first,
        "agreement": first,
        "removed_agreement": first + 1,
        "chosen_goal": first,
        "removed_agreement_year": first + 1,
    }
