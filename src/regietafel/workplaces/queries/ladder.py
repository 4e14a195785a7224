"""The ladder of a region as it stood on a day: who lived there, what was there, and what of it nobody knows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any

from django.db.models import Q, QuerySet

from regietafel.territories.models import Municipality, Population, Region
from regietafel.workplaces.ladder import Cell, Column, Field, Judged, Norm, Spot, Stand, Town
from regietafel.workplaces.ladder_choice import By
from regietafel.workplaces.models import Offer, OfferRung, Rung, WorkForm, Workplace
from regietafel.workplaces.queries.as_of import existing_on, offered_on
from regietafel.workplaces.queries.visible import workplaces_visible_to


class Lack(StrEnum):
    """What is not known of a workplace."""

    TOWN = "town"
    POINT = "point"
    RUNG = "rung"
    FORM = "form"
    PLACES = "places"


@dataclass
class Ladder:
    """A region on a day."""

    region: Region
    day: dt.date
    by: By
    ground: Field
    columns: list[tuple[Column, str]]
    lacking: dict[Lack, list[Spot]]
    outside: list[Spot]
    _cells: dict[Column, list[Cell]] = field(default_factory=dict)

    @property
    def towns(self) -> list[Town]:
        """The municipalities that belonged to the region on the day."""
        return list(self.ground.towns)

    @property
    def number(self) -> int:
        """How many workplaces there were, wherever they lie."""
        return len(self.ground.spots)

    def cells(self, column: Column) -> list[Cell]:
        """A column, municipality by municipality."""
        if column not in self._cells:
            self._cells[column] = self.ground.cells(column)
        return self._cells[column]

    def judge(self, column: Column, norm: Norm) -> list[Judged]:
        """Each municipality held against a norm."""
        return self.ground.judge(column, norm)

    @cached_property
    def used(self) -> set[Column]:
        """The columns in which any workplace stands."""
        return {stand.column for stand in self.ground.stands}

    def unplaced(self, column: Column) -> list[Spot]:
        """Workplaces of a column to which no distance can be told."""
        there = {stand.spot for stand in self.ground.stands if stand.column == column}
        return [spot for spot in self.ground.spots if spot.pk in there and not spot.is_placed]


def ladder_for(user: Any, region: Region, day: dt.date, today: dt.date, by: By = By.RUNGS) -> Ladder:
    """The ladder with the workplaces that a person sees."""
    return read_ladder(workplaces_visible_to(user, today).filter(region=region), region, day, today, by)


def whole_ladder(region: Region, day: dt.date, today: dt.date, by: By = By.RUNGS) -> Ladder:
    """The ladder with all workplaces of a region: for whoever keeps the house, on the command line."""
    return read_ladder(all_workplaces(region), region, day, today, by)


def all_workplaces(region: Region) -> QuerySet[Workplace]:
    """Every workplace of a region that is not in the bin."""
    return Workplace.objects.filter(region=region, removed_at__isnull=True)


def read_ladder(workplaces: QuerySet[Workplace], region: Region, day: dt.date, today: dt.date, by: By) -> Ladder:
    """The ladder of these workplaces, in a handful of queries however many there are."""
    towns = towns_on(region, day)
    rows = existing_on(workplaces, day).select_related("organisation", "municipality").order_by("name", "pk")
    spots = [spot_of(row) for row in rows]
    offered = offered_on(Offer.objects.filter(workplace__in=existing_on(workplaces, day)), day)
    offers, rungs = list(offered), rungs_of(offered)
    forms = {form.pk: form for form in WorkForm.objects.all()}
    named = today if by == By.FORMS else day
    stands = []
    for offer in offers:
        columns: Iterable[Column] = rungs.get(offer.pk, ())
        if by != By.RUNGS:
            columns = [named_on(forms, offer.work_form_id, named).code] if offer.work_form_id else []
        places = getattr(offer, "places_then")
        stands += [Stand(offer.workplace_id, column, places) for column in columns]
    return Ladder(
        region,
        day,
        by,
        Field(towns, spots, stands),
        columns_of(by, forms, stands),
        lacking_of(spots, offers, rungs),
        outside_of(spots, towns),
    )


def towns_on(region: Region, day: dt.date) -> list[Town]:
    """The municipalities of a region on a day, each with its inhabitants on the last 1 January that is known by then."""
    belongs = Q(memberships__region=region, memberships__since__lte=day) & (
        Q(memberships__until__isnull=True) | Q(memberships__until__gte=day)
    )
    towns = list(Municipality.objects.filter(belongs).distinct().order_by("name"))
    known = Population.objects.filter(municipality__in=towns, year__lte=day.year).order_by("year")
    people = {row.municipality_id: row for row in known}
    return [
        Town(
            one.pk,
            one.name,
            one.nis,
            one.latitude,
            one.longitude,
            people[one.pk].inhabitants if one.pk in people else None,
            people[one.pk].year if one.pk in people else None,
        )
        for one in towns
    ]


def spot_of(row: Workplace) -> Spot:
    """A workplace where it lies, or else where its municipality does."""
    home = row.municipality
    point = row.point or ((home.latitude, home.longitude) if home else (None, None))
    return Spot(
        row.pk,
        row.name,
        row.slug,
        row.number,
        row.organisation.name,
        row.municipality_id,
        home.name if home else "",
        *point,
        is_exact=row.point is not None,
    )


def rungs_of(offered: QuerySet[Offer]) -> dict[int, list[int]]:
    """The rungs by offer."""
    found: dict[int, list[int]] = {}
    rows = OfferRung.objects.filter(offer__in=offered.values("pk")).order_by("offer", "rung")
    for offer, rung in rows.values_list("offer", "rung"):
        found.setdefault(offer, []).append(rung)
    return found


def named_on(forms: dict[int, WorkForm], pk: int, day: dt.date) -> WorkForm:
    """The form of work as it was called on a day: what ended before that day goes by the name of what followed it."""
    form = forms[pk]
    while form.until is not None and form.until < day and form.successor_id in forms:
        form = forms[form.successor_id]
    return form


def columns_of(by: By, forms: dict[int, WorkForm], stands: list[Stand]) -> list[tuple[Column, str]]:
    """All six rungs, or the forms of work that stand there."""
    if by == By.RUNGS:
        return [(int(rung), str(rung.label)) for rung in Rung]
    used = {stand.column for stand in stands}
    return [(form.code, str(form)) for form in sorted(forms.values(), key=order_of) if form.code in used]


def order_of(form: WorkForm) -> tuple[int, str]:
    """The order of the code list."""
    return form.order, form.code


def lacking_of(spots: list[Spot], offers: list[Any], rungs: dict[int, list[int]]) -> dict[Lack, list[Spot]]:
    """The workplaces of which something is not known, by what it is; one without any offer lacks all that an offer tells."""
    offering = {offer.workplace_id for offer in offers}
    without = {spot.pk for spot in spots} - offering
    lacks = {
        Lack.TOWN: {spot.pk for spot in spots if spot.town is None},
        Lack.POINT: {spot.pk for spot in spots if spot.town is not None and not spot.is_exact},
        Lack.RUNG: without | {offer.workplace_id for offer in offers if offer.pk not in rungs},
        Lack.FORM: without | {offer.workplace_id for offer in offers if offer.work_form_id is None},
        Lack.PLACES: without | {offer.workplace_id for offer in offers if offer.places_then is None},
    }
    return {lack: [spot for spot in spots if spot.pk in keys] for lack, keys in lacks.items()}


def outside_of(spots: list[Spot], towns: list[Town]) -> list[Spot]:
    """Workplaces in a municipality that did not belong to the region on the day."""
    own = {town.pk for town in towns}
    return [spot for spot in spots if spot.town is not None and spot.town not in own]
