"""Rows of declarations and agreements, made directly: a test of an operation should not stand on that operation."""

from __future__ import annotations

import datetime as dt
from typing import Any

from regietafel.agreements.models import (
    Agreement,
    AgreementGoal,
    AgreementYear,
    ChosenGoal,
    Declaration,
    DeclarationVersion,
    Signature,
)
from regietafel.organisations.models import Organisation, OrganisationKind
from regietafel.plans.models import Action
from regietafel.territories.models import Municipality, Region

NOW = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)
DAY = dt.date(2026, 3, 2)


def make_government(region: Region, town: Municipality, **fields: Any) -> Organisation:
    """The local government of a municipality."""
    fields.setdefault("name", f"Lokaal bestuur {town}")
    return Organisation.objects.create(
        region=region, kind=OrganisationKind.LOCAL_GOVERNMENT, municipality=town, **fields
    )


def make_declaration(region: Region, title: str = "Verbintenis", *texts: str, **fields: Any) -> Declaration:
    """A declaration with a version for each text; a mandate, unless it says otherwise."""
    fields.setdefault("kind", "mandate")
    declaration = Declaration.objects.create(region=region, title=title, **fields)
    for number, text in enumerate(texts or ("Wij vertrouwen toe.",), start=1):
        DeclarationVersion.objects.create(declaration=declaration, number=number, text=text, made_at=NOW)
    return declaration


def make_signature(declaration: Declaration, organisation: Organisation, **fields: Any) -> Signature:
    """Somebody who should sign; with a day they signed the first version."""
    if fields.get("signed_on"):
        fields.setdefault("version_signed", declaration.versions.get(number=1))
    return Signature.objects.create(declaration=declaration, organisation=organisation, **fields)


def make_agreement(region: Region, title: str = "Samen sterk", goals: int = 3, **fields: Any) -> Agreement:
    """An agreement of 2023 with some goals."""
    fields.setdefault("starts_on", dt.date(2023, 1, 1))
    base = fields.pop("goal_pk", None)
    agreement = Agreement.objects.create(region=region, title=title, **fields)
    for number in range(1, goals + 1):
        key = {"pk": base + number} if base else {}
        AgreementGoal.objects.create(agreement=agreement, number=number, title=f"Doel {number}", **key)
    return agreement


def make_year(agreement: Agreement, year: int, *goals: int, **fields: Any) -> AgreementYear:
    """The plan of a year with the goals of these numbers."""
    made = AgreementYear.objects.create(agreement=agreement, year=year, **fields)
    for number in goals:
        ChosenGoal.objects.create(year=made, goal=agreement.goals.get(number=number))
    return made


def carry_out(year: AgreementYear, number: int, *actions: Action) -> ChosenGoal:
    """These actions carry out a chosen goal."""
    chosen = year.chosen.get(goal__number=number)
    chosen.actions.add(*actions)
    return chosen
