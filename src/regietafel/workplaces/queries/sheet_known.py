"""What a region knows already, laid out so that a sheet of thousands of rows can be held against it without asking per row."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils import translation

from regietafel.organisations.models import Contact, Organisation
from regietafel.organisations.queries import organisations_of
from regietafel.organisations.queries.contacts import contacts_visible_to
from regietafel.territories.models import Municipality, Region
from regietafel.workplaces.models import Capacity, Measure, Offer, Term, TermKind, WorkForm, Workplace
from regietafel.workplaces.queries.visible import workplaces_visible_to
from regietafel.workplaces.sheet_fields import COLUMNS, Kind
from regietafel.workplaces.sheet_values import Code, Codes, folded

TERMS = {"activities": TermKind.ACTIVITY, "target_groups": TermKind.TARGET_GROUP, "languages": TermKind.LANGUAGE}


@dataclass
class Known:
    """The workplaces, organisations and lists of a region, with what is needed to find them again."""

    region: Region
    today: dt.date
    workplaces: dict[int, Workplace]
    organisations: dict[int, Organisation]
    codes: Codes
    contacts: dict[int, list[Contact]]
    capacities: dict[int, Capacity]
    towns: dict[int, Municipality]
    by_organisation_name: dict[str, list[Organisation]] = field(default_factory=dict)

    @cached_property
    def by_slug(self) -> dict[str, Workplace]:
        """By the word in the address."""
        return {one.slug: one for one in self.workplaces.values()}

    @cached_property
    def by_number(self) -> dict[str, list[Workplace]]:
        """By number."""
        return grouped((folded(one.number), one) for one in self.workplaces.values() if one.number)

    @cached_property
    def by_name(self) -> dict[str, list[Workplace]]:
        """By the name of today and the names of before."""
        pairs = []
        for one in self.workplaces.values():
            names = {folded(one.name), *(folded(former.name) for former in one.former_names.all())}
            pairs += [(name, one) for name in names]
        return grouped(pairs)

    @cached_property
    def by_address(self) -> dict[tuple[int, str], list[Workplace]]:
        """By organisation and street with number."""
        return grouped(
            ((one.organisation_id, folded(one.street)), one) for one in self.workplaces.values() if one.street
        )

    @cached_property
    def of_organisation(self) -> dict[int, list[Workplace]]:
        """By organisation."""
        return grouped((one.organisation_id, one) for one in self.workplaces.values())

    def organisation_named(self, name: str) -> Organisation | None:
        """The organisation that goes by a name, an abbreviation or a name of before; the region's own first."""
        found = self.by_organisation_name.get(folded(name), [])
        return min(found, key=lambda one: (one.is_shared, folded(one.name) != folded(name)), default=None)

    def offers_of(self, workplace: Workplace) -> list[Offer]:
        """The offers of a workplace that still run."""
        return [one for one in workplace.offers.all() if one.until is None or one.until >= self.today]


def grouped(pairs: Any) -> dict[Any, list[Any]]:
    """Values by key, in the order in which they come."""
    found: dict[Any, list[Any]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return dict(found)


def known_in(user: Any, region: Region, today: dt.date) -> Known:
    """All that a sheet is held against."""
    rows = (
        workplaces_visible_to(user, today)
        .filter(region=region)
        .select_related("organisation", "municipality", "contact")
    )
    related = ("former_names", "offers__rungs", "offers__measures", "offers__terms", "offers__work_form")
    workplaces = {one.pk: one for one in rows.prefetch_related(*related).order_by("pk")}
    organisations = {one.pk: one for one in organisations_of(region).prefetch_related("former_names").order_by("pk")}
    newest = Capacity.objects.filter(offer__workplace__in=list(workplaces), on__lte=today).order_by("on")
    contacts = contacts_visible_to(user).filter(region=region).order_by("pk")
    towns = {one.pk: one for one in Municipality.objects.all()}
    home = Municipality.objects.filter(memberships__region=region, memberships__until__isnull=True)
    return Known(
        region=region,
        today=today,
        workplaces=workplaces,
        organisations=organisations,
        codes=Codes(lists_of(towns.values(), today), frozenset(home.values_list("pk", flat=True))),
        contacts=grouped((one.organisation_id, one) for one in contacts),
        capacities={one.offer_id: one for one in newest},
        towns=towns,
        by_organisation_name=grouped(
            (folded(name), one)
            for one in organisations.values()
            for name in {one.name, one.short_name, *(former.name for former in one.former_names.all())}
            if name
        ),
    )


def lists_of(towns: Any, today: dt.date) -> dict[str, list[Code]]:
    """The lists of codes by the name of their column."""
    found: dict[str, list[Code]] = {
        "work_form": dated(WorkForm.objects.select_related("successor"), today),
        "measures": dated(Measure.objects.select_related("successor"), today),
        "municipality": [town_code(town) for town in towns],
    }
    for column, kind in TERMS.items():
        found[column] = [
            Code(one.pk, str(one), names_of(one.code, one.names)) for one in Term.objects.filter(kind=kind)
        ]
    for choice in COLUMNS:
        if choice.kind == Kind.CHOICE:
            found[choice.name] = [
                Code(value, str(label), choice_names(value, choice.choices)) for value, label in choice.choices.choices
            ]
    return found


def dated(rows: Any, today: dt.date) -> list[Code]:
    """Codes with dates; one that ended knows what came after it."""
    made = {}
    for one in rows:
        ended = one.until is not None and one.until < today and one.successor is not None
        after = Code(one.successor.pk, str(one.successor), frozenset()) if ended else None
        made[one.pk] = Code(one.pk, str(one), names_of(one.code, one.names, one.shorts), after)
    return list(made.values())


def names_of(code: str, *names: dict[str, str]) -> frozenset[str]:
    """All by which a code is known: itself, and its names and abbreviations in every language."""
    return frozenset(folded(one) for one in (code, *(name for group in names for name in group.values()))) - {""}


def town_code(town: Municipality) -> Code:
    """A municipality goes by its names and its NIS code."""
    return Code(town.pk, town.name, frozenset(folded(one) for one in (town.nis, town.name, town.name_fr)) - {""})


def choice_names(value: str, choices: Any) -> frozenset[str]:
    """One of a few words goes by its value and by its label in every language."""
    names = {value}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            names.add(str(dict(choices.choices)[value]))
    return frozenset(folded(one) for one in names)


def seen_organisations(region: Region, keys: Any) -> dict[int, Organisation]:
    """Organisations of the address book of a region by key."""
    return {one.pk: one for one in organisations_of(region).filter(Q(pk__in=keys))}
