"""The declarations and the agreement of the demo: the mandate, the intent of 2021, and the agreement with VDAB of 2023.

Each is known by its title; one that is there already, or was removed, stays as people left it. What was agreed comes from
the annual reports, in words of our own. They do not tell the days of signing, nor who signed for whom: those of the mandate
are an example, the intent stands on the last day of its year.
"""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

from django.utils import timezone

from regietafel.agreements.models import (
    Agreement,
    AgreementGoal,
    AgreementParty,
    AgreementYear,
    ChosenGoal,
    Declaration,
    DeclarationVersion,
    Signature,
)
from regietafel.agreements.queries.pacts import local_governments_on
from regietafel.consultation.models import Body
from regietafel.core.operations import operation
from regietafel.journal.operations import record
from regietafel.organisations.models import Organisation
from regietafel.organisations.queries import organisation_named
from regietafel.plans.models import Action
from regietafel.territories.models import Region

HERE = Path(__file__).parent
Content = dict[str, Any]


@operation
def load_pacts(*, actor: Any) -> str:
    """Add the declarations and the agreement that are not there yet."""
    content: Content = json.loads((HERE / "pacts.json").read_text(encoding="utf8"))
    region = Region.objects.get(slug=content["region"])
    added = sum(add_declaration(region, entry) for entry in content["declarations"])
    added += add_agreement(region, content["agreement"])
    if added:
        record(actor=actor, verb="loaded", on=region, region=region, after={"rows": added})
    return f"declarations and agreements: {added} added"


def day(text: str | None) -> dt.date | None:
    """A date of the file, if it gives one."""
    return dt.date.fromisoformat(text) if text else None


def governments(region: Region, on: dt.date) -> list[Organisation]:
    """The local governments of the region; of the day itself, or of today if the file tells of a time before."""
    return local_governments_on(region, on) or local_governments_on(region, timezone.localdate())


def add_declaration(region: Region, entry: Content) -> int:
    """One declaration with its text, signed by all; how many were added."""
    if Declaration.objects.filter(region=region, title=entry["title"]).exists():
        return 0
    words = {name: entry[name] for name in ("kind", "title", "to_whom", "summary")}
    dates = {name: day(entry[name]) for name in ("starts_on", "ends_on")}
    declaration = Declaration.objects.create(region=region, **words, **dates)
    made_at = dt.datetime.combine(dt.date.fromisoformat(entry["made_on"]), dt.time(9), dt.UTC)
    version = DeclarationVersion.objects.create(declaration=declaration, number=1, text=entry["text"], made_at=made_at)
    signed_on = dt.date.fromisoformat(entry["signed_on"])
    Signature.objects.bulk_create(
        Signature(
            declaration=declaration,
            organisation=one,
            version_signed=version,
            signed_on=signed_on,
            signed_as=entry["signed_as"],
        )
        for one in governments(region, signed_on)
    )
    return 1


def add_agreement(region: Region, entry: Content) -> int:
    """The agreement with its parties, goals and yearly plans; how many were added."""
    if Agreement.objects.filter(region=region, title=entry["title"]).exists():
        return 0
    starts_on = dt.date.fromisoformat(entry["starts_on"])
    agreement = Agreement.objects.create(
        region=region,
        title=entry["title"],
        summary=entry["summary"],
        starts_on=starts_on,
        ends_on=day(entry["ends_on"]),
        steering_group=body_called(region, entry["steering_group"]),
    )
    known = [(organisation_named(region, one["name"]), one["part"]) for one in entry["parties"]]
    parties = [(one, part) for one, part in known if one is not None]
    parties += [(one, "") for one in governments(region, starts_on)]
    AgreementParty.objects.bulk_create(
        AgreementParty(agreement=agreement, organisation=one, part=part, order=place)
        for place, (one, part) in enumerate(parties)
    )
    goals = {one["number"]: AgreementGoal.objects.create(agreement=agreement, **one) for one in entry["goals"]}
    for year in entry["years"]:
        add_year(agreement, year, goals)
    return 1


def body_called(region: Region, slug: str) -> Body | None:
    """A body of the demo."""
    return Body.objects.filter(region=region, slug=slug, removed_at__isnull=True).first() if slug else None


def add_year(agreement: Agreement, entry: Content, goals: dict[int, AgreementGoal]) -> None:
    """The plan of a year: its lines are actions of the plan of that year, found by their titles."""
    year = AgreementYear.objects.create(
        agreement=agreement,
        year=entry["year"],
        intent=entry["intent"],
        evaluation=entry["evaluation"],
        evaluated_on=day(entry["evaluated_on"]),
    )
    actions = Action.objects.filter(
        plan__region=agreement.region,
        plan__start_year__lte=year.year,
        plan__end_year__gte=year.year,
        plan__removed_at__isnull=True,
        removed_at__isnull=True,
        working_years__year=year.year,
    )
    for one in entry["chosen"]:
        chosen = ChosenGoal.objects.create(
            year=year,
            goal=goals[one["goal"]],
            working_group=body_called(agreement.region, one["working_group"]),
            result=one["result"],
        )
        chosen.actions.set(actions.filter(title__in=one["actions"], plan__start_year=2023).distinct())
