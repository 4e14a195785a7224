"""What of the address book can be looked for: organisations, groups of partners and functions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from regietafel.organisations.models import Function, Organisation, StakeholderGroup
from regietafel.organisations.queries import sees_address_book_of
from regietafel.search.registry import SHARED, Family, Kind, Place, Rows, Text, address_of, kinds
from regietafel.territories.models import Region


def organisation_rows() -> QuerySet[Organisation]:
    """The organisations that are not in the bin."""
    return (
        Organisation.objects.filter(removed_at__isnull=True)
        .select_related("municipality")
        .prefetch_related("former_names")
    )


def group_rows() -> QuerySet[StakeholderGroup]:
    """The groups that are not in the bin."""
    return StakeholderGroup.objects.filter(removed_at__isnull=True)


def function_rows() -> QuerySet[Function]:
    """The functions that are not in the bin."""
    return Function.objects.filter(removed_at__isnull=True).select_related("organisation")


def organisation_text(row: Organisation) -> Text:
    """An organisation goes by its name, its abbreviation, where it is, and the names that it had before."""
    where = row.region_id or SHARED
    former = [one.name for one in row.former_names.all()]
    return Text(where, where, row.name, (row.short_name, row.municipality.name if row.municipality else "", *former))


def group_text(row: StakeholderGroup) -> Text:
    """A group goes by its name."""
    return Text(row.region_id, row.region_id, row.name)


def function_text(row: Function) -> Text:
    """A function goes by its name and the organisation where it is, in full and in short."""
    return Text(row.region_id, row.region_id, str(row), (row.organisation.name if row.organisation else "",))


def book_seen(user: Any, region: Region, rows: Rows) -> Mapping[int, None]:
    """The address book of a region and what all regions share, for whoever may look in it at all."""
    return {region.pk: None, SHARED: None} if sees_address_book_of(region, user) else {}


def place(kind: str, region: Region, pk: int, known: None) -> Place:
    """Each entry has a page."""
    return Place(address_of("organisations:entry", region.slug, kind, pk))


def functions_at(organisations: Collection[int]) -> Iterable[int]:
    """The functions that bear the name of these organisations."""
    return Function.objects.filter(organisation__in=organisations).values_list("pk", flat=True)


BOOK = Family("book", book_seen)

KINDS = (
    Kind(
        name="organisations.organisation",
        slug="organisations",
        label=_("Organisations"),
        order=50,
        family=BOOK,
        rows=organisation_rows,
        text=organisation_text,
        place=partial(place, "organisation"),
    ),
    Kind(
        name="organisations.stakeholdergroup",
        slug="groups",
        label=_("Groups of partners"),
        order=60,
        family=BOOK,
        rows=group_rows,
        text=group_text,
        place=partial(place, "group"),
    ),
    Kind(
        name="organisations.function",
        slug="functions",
        label=_("Functions"),
        order=70,
        family=BOOK,
        rows=function_rows,
        text=function_text,
        place=partial(place, "function"),
        follows={"organisations.organisation": functions_at},
    ),
)


def hand_over() -> None:
    """Say what can be found."""
    for kind in KINDS:
        kinds.register(kind)
