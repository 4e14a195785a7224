"""Five hundred declarations of each kind and five hundred agreements, one of them with five hundred who should sign."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from regietafel.agreements.models import Agreement, AgreementGoal, Declaration, DeclarationVersion, Signature
from regietafel.organisations.models import Organisation
from regietafel.territories.models import Region
from tests.axe.crowds_apart import LONG, MANY


def add_crowded_agreements(region: Region) -> None:
    """More than any region will ever agree."""
    today, now = timezone.localdate(), timezone.now()
    days = [today - dt.timedelta(days=n) for n in range(MANY)]
    declarations = Declaration.objects.bulk_create(
        Declaration(region=region, kind=kind, title=f"Verklaring {n} {LONG}", starts_on=day)
        for kind in ("mandate", "intent")
        for n, day in enumerate(days)
    )
    DeclarationVersion.objects.bulk_create(
        DeclarationVersion(declaration=one, number=1, text=LONG, made_at=now) for one in declarations
    )
    book = list(Organisation.objects.filter(region=region)[:MANY])
    Signature.objects.bulk_create(Signature(declaration=declarations[0], organisation=one) for one in book)
    agreements = Agreement.objects.bulk_create(
        Agreement(region=region, title=f"Overeenkomst {n} {LONG}", starts_on=day, ends_on=day + dt.timedelta(days=700))
        for n, day in enumerate(days)
    )
    AgreementGoal.objects.bulk_create(
        AgreementGoal(agreement=agreements[0], number=n + 1, title=f"Doel {n} {LONG}") for n in range(20)
    )
