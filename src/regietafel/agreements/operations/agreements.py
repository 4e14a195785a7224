"""Cooperation agreements: made, followed by another that takes over goals, described, their parties and goals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from regietafel.agreements.models import Agreement, AgreementGoal, AgreementParty, AgreementYear
from regietafel.agreements.operations.declarations import (
    insist_belong,
    insist_is_there,
    insist_on_period,
    insist_on_title,
)
from regietafel.consultation.models import Body
from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, locked_at, operation
from regietafel.journal.bin import empty_bin, put_in_bin, take_out_of_bin
from regietafel.journal.operations import record, snapshot
from regietafel.organisations.models import Organisation
from regietafel.territories.models import Region

COLUMNS = ("title", "number", "summary", "starts_on", "ends_on", "steering_group")
GOAL = ("number", "title", "description")


@dataclass(frozen=True)
class AgreementData:
    """What an agreement says of itself."""

    title: str
    starts_on: dt.date
    ends_on: dt.date | None = None
    number: str = ""
    summary: str = ""
    steering_group: Body | None = None

    def columns(self) -> dict[str, Any]:
        """The columns of the row."""
        found = {name: getattr(self, name) for name in COLUMNS}
        return {name: value.strip() if isinstance(value, str) else value for name, value in found.items()}


@dataclass(frozen=True)
class PartyLine:
    """A party as a form gives it: who, and as what."""

    organisation: Organisation
    part: str = ""


@dataclass(frozen=True)
class GoalLine:
    """A goal as a form gives it; without a row it is new."""

    number: int
    title: str
    description: str = ""
    row: AgreementGoal | None = None

    def columns(self) -> dict[str, Any]:
        """The columns of the row."""
        return {"number": self.number, "title": self.title.strip(), "description": self.description.strip()}


def insist_on_agreement(region: Region, data: AgreementData) -> None:
    """Refuse an agreement without a name, one that ends before it starts, and a steering group of elsewhere."""
    insist_on_title(data.title)
    insist_on_period(data.starts_on, data.ends_on)
    insist_body(region, data.steering_group, "steering_group")


def insist_body(region: Region, body: Body | None, field: str) -> None:
    """Refuse a body of another region, or one that was removed."""
    if body is not None and (body.region_id != region.pk or body.is_removed):
        raise Refusal(_("This body does not belong to the region."), field=field)


@operation
def make_agreement(
    *,
    actor: Any,
    region: Region,
    data: AgreementData,
    organisations: Collection[Organisation],
    follows: Agreement | None = None,
) -> Agreement:
    """Make an agreement. One that follows another takes over its goals, each with its number and what it goes on with."""
    insist_on_agreement(region, data)
    insist_belong(region, organisations, "organisations")
    before = insist_can_be_followed(region, follows, data) if follows else None
    agreement = Agreement.objects.create(region=region, follows=before, **data.columns())
    parts = dict(before.parties.values_list("organisation", "part")) if before else {}
    AgreementParty.objects.bulk_create(
        AgreementParty(agreement=agreement, organisation=one, part=parts.get(one.pk, ""), order=place)
        for place, one in enumerate(organisations)
    )
    if before:
        AgreementGoal.objects.bulk_create(
            AgreementGoal(agreement=agreement, continues=goal, **{name: getattr(goal, name) for name in GOAL})
            for goal in before.goals.filter(removed_at__isnull=True)
        )
    after = {**told(agreement), "follows": str(before or "")}
    record(actor=actor, verb="created", on=agreement, region=region, after=after)
    return agreement


def insist_can_be_followed(region: Region, follows: Agreement, data: AgreementData) -> Agreement:
    """Lock the agreement before; refuse one of elsewhere, one that another follows, and one that starts later."""
    before = locked(follows)
    insist_is_there(before)
    if before.region_id != region.pk:
        raise Refusal(_("This agreement belongs to another region."), field="title")
    if data.starts_on < before.starts_on:
        raise Refusal(_("It starts before the agreement that it follows."), field="starts_on")
    other = Agreement.objects.filter(follows=before).first()
    if other is not None and not other.is_removed:
        raise Refusal(_("“%(title)s” follows this agreement already.") % {"title": other.title}, field="title")
    if other is not None:
        other.follows = None
        other.save_next("follows")
    return before


def told(agreement: Agreement) -> dict[str, Any]:
    """What the history keeps of an agreement."""
    return {
        **snapshot(agreement, COLUMNS),
        "parties": [str(one) for one in agreement.parties.select_related("organisation")],
        "goals": [str(one) for one in agreement.goals.filter(removed_at__isnull=True)],
    }


@operation
def edit_agreement(*, actor: Any, agreement: Agreement, data: AgreementData, version: int | None) -> Agreement:
    """Change what an agreement says of itself."""
    fresh = locked_at(agreement, version)
    insist_is_there(fresh)
    insist_on_agreement(fresh.region, data)
    insist_years_fit(fresh, data)
    before = snapshot(fresh, COLUMNS)
    for name, value in data.columns().items():
        setattr(fresh, name, value)
    after = snapshot(fresh, COLUMNS)
    if after != before:
        fresh.save_next(*COLUMNS)
        record(actor=actor, verb="changed", on=fresh, region=fresh.region, before=before, after=after)
    return fresh


def insist_years_fit(agreement: Agreement, data: AgreementData) -> None:
    """Refuse a period that leaves out a year of which there is a plan."""
    years = set(agreement.years.filter(removed_at__isnull=True).values_list("year", flat=True))
    if early := {year for year in years if year < data.starts_on.year}:
        raise Refusal(
            _("There is a yearly plan of %(year)s, before this start.") % {"year": min(early)}, field="starts_on"
        )
    last = data.ends_on.year if data.ends_on else None
    if last is not None and (late := {year for year in years if year > last}):
        raise Refusal(_("There is a yearly plan of %(year)s, after this end.") % {"year": max(late)}, field="ends_on")


@operation
def set_parties(*, actor: Any, agreement: Agreement, parties: Sequence[PartyLine], version: int | None) -> Agreement:
    """Say who is a party and as what, in this order."""
    fresh = locked_at(agreement, version)
    insist_is_there(fresh)
    named = [line.organisation for line in parties]
    if len({one.pk for one in named}) < len(named):
        raise Refusal(_("An organisation stands there twice."))
    known = set(fresh.parties.values_list("organisation", flat=True))
    insist_belong(fresh.region, [one for one in named if one.pk not in known], "")
    before = {"parties": [party_told(one) for one in fresh.parties.select_related("organisation")]}
    fresh.parties.all().delete()
    made = AgreementParty.objects.bulk_create(
        AgreementParty(agreement=fresh, organisation=line.organisation, part=line.part.strip(), order=place)
        for place, line in enumerate(parties)
    )
    after = {"parties": [party_told(one) for one in made]}
    if after != before:
        fresh.save_next()
        record(actor=actor, verb="changed", on=fresh, region=fresh.region, before=before, after=after)
    return fresh


def party_told(party: AgreementParty) -> str:
    """A party in the history."""
    return f"{party} ({party.part})" if party.part else str(party)


@operation
def set_goals(
    *,
    actor: Any,
    agreement: Agreement,
    goals: Sequence[GoalLine],
    removed: Collection[AgreementGoal],
    version: int | None,
    now: dt.datetime,
) -> Agreement:
    """Write the goals of an agreement. One that was chosen for a year stays; another that goes lies in the bin."""
    fresh = locked_at(agreement, version)
    insist_is_there(fresh)
    insist_on_goals(goals, removed)
    before = told(fresh)
    for goal in removed:
        put_in_bin(locked(goal), actor=actor, region=fresh.region, now=now)
    kept = {line.row.pk: line for line in goals if line.row is not None}
    rows = list(fresh.goals.select_for_update().filter(removed_at__isnull=True, pk__in=kept))
    changed = [row for row in rows if {name: getattr(row, name) for name in GOAL} != kept[row.pk].columns()]
    spare = max((*fresh.goals.values_list("number", flat=True), *(line.number for line in goals)), default=0) + 1
    for place, row in enumerate(changed):
        row.number = spare + place
        row.save(update_fields=["number"])
    for row in changed:
        for name, value in kept[row.pk].columns().items():
            setattr(row, name, value)
        row.save_next(*GOAL)
    for line in goals:
        if line.row is None:
            AgreementGoal.objects.create(agreement=fresh, **line.columns())
    after = told(fresh)
    if after != before or changed:
        fresh.save_next()
        record(actor=actor, verb="changed", on=fresh, region=fresh.region, before=before, after=after)
    return fresh


def insist_on_goals(goals: Sequence[GoalLine], removed: Collection[AgreementGoal]) -> None:
    """Refuse two goals of one number, one without a name, and to remove one that was chosen for a year."""
    numbers = [line.number for line in goals]
    twice = sorted({number for number in numbers if numbers.count(number) > 1})
    if twice:
        raise Refusal(_("Two goals have the number %(number)s.") % {"number": twice[0]})
    if any(not line.title.strip() for line in goals):
        raise Refusal(_("Give each goal a title."))
    chosen = AgreementYear.objects.filter(chosen__goal__in=removed).order_by("year").first()
    if chosen is not None:
        raise Refusal(
            _("A goal that was chosen for %(year)s cannot be removed: that plan would lose it.") % {"year": chosen.year}
        )


@operation
def remove_agreement(*, actor: Any, agreement: Agreement, now: dt.datetime) -> Agreement:
    """Put an agreement in the bin with its goals and yearly plans. Twice is once."""
    fresh = locked(agreement)
    put_in_bin(fresh, actor=actor, region=fresh.region, now=now)
    return fresh


@operation
def restore_agreement(*, actor: Any, agreement: Agreement) -> Agreement:
    """Take an agreement out of the bin. Twice is once."""
    fresh = locked(agreement)
    take_out_of_bin(fresh, actor=actor, region=fresh.region)
    return fresh


@operation
def restore_goal(*, actor: Any, goal: AgreementGoal) -> AgreementGoal:
    """Take a goal out of the bin, unless another has its number now."""
    fresh = locked(goal)
    insist_is_there(locked(fresh.agreement))
    others = fresh.agreement.goals.filter(removed_at__isnull=True, number=fresh.number).exclude(pk=fresh.pk)
    if others.exists():
        raise Refusal(_("Another goal has this number. Give that one another number first."))
    take_out_of_bin(fresh, actor=actor, region=fresh.agreement.region)
    return fresh


@operation
def purge_agreements(*, actor: None, before: dt.datetime) -> int:
    """Delete for good what was put in the bin before a moment: agreements, and single goals and yearly plans."""
    rows: list[Any] = list(Agreement.objects.filter(removed_at__lt=before).select_related("region"))
    gone = empty_bin(((row, row.region) for row in rows), actor=actor)
    for model in (AgreementGoal, AgreementYear):
        parts: Any = model._default_manager.filter(removed_at__lt=before).select_related("agreement__region")
        gone += empty_bin(((row, row.agreement.region) for row in list(parts)), actor=actor)
    return gone
