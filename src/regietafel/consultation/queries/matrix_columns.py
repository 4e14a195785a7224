"""The columns of the overlegmatrix: organisations with the groups after them, or sectors, or municipalities."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from django.db.models import Q
from django.utils.translation import gettext as _

from regietafel.organisations.models import Organisation, OrganisationKind, StakeholderGroup
from regietafel.territories.models import Region

ORGANISATIONS, SECTORS, MUNICIPALITIES = "organisations", "sectors", "municipalities"


class Seated(Protocol):
    """Who sits somewhere: an organisation or a group."""

    @property
    def organisation(self) -> int | None:
        """The key of the organisation."""

    @property
    def group(self) -> int | None:
        """The key of the group."""


@dataclass(frozen=True)
class Column:
    """A column: its head, and the name in full."""

    label: str
    name: str
    organisation: int | None = None


@dataclass
class Columns:
    """The columns from left to right, and in which of them an organisation or a group stands."""

    listed: list[Column]
    of_organisation: dict[int, int]
    of_group: dict[int, int]

    def place_of(self, organisation: int | None, group: int | None) -> int | None:
        """The place of the column for whoever sits; nothing if none is theirs."""
        if organisation is not None:
            return self.of_organisation.get(organisation)
        return self.of_group.get(group or 0)


def read_columns(region: Region, by: str, seats: Iterable[Seated]) -> Columns:
    """The columns in which the holders of these seats stand."""
    seated = list(seats)
    organisations = {seat.organisation for seat in seated if seat.organisation is not None}
    groups = {seat.group for seat in seated if seat.group is not None}
    known = Organisation.objects.filter(Q(seats__body__region=region) | Q(blind_spots__body__region=region)).distinct()
    named = known.values_list("pk", "name", "short_name", "kind", "municipality")
    people = [one for one in named if one[0] in organisations]
    if by == MUNICIPALITIES:
        return by_municipality(region, people)
    if by == SECTORS:
        return by_sector(people, groups)
    return by_organisation(region, people, groups)


Known = tuple[int, str, str, str, int | None]


def by_organisation(region: Region, people: Sequence[Known], groups: set[int]) -> Columns:
    """One column each, by sector and name; then the groups."""
    order = {kind: place for place, kind in enumerate(OrganisationKind.values)}
    people = sorted(people, key=lambda one: (order.get(one[3], len(order)), (one[2] or one[1]).casefold(), one[0]))
    listed = [Column(short or name, name, pk) for pk, name, short, _kind, _town in people]
    of_organisation = {one[0]: place for place, one in enumerate(people)}
    of_group: dict[int, int] = {}
    if groups:
        named = StakeholderGroup.objects.filter(region=region).values_list("pk", "name")
        for pk, name in named:
            if pk in groups:
                of_group[pk] = len(listed)
                listed.append(Column(name, name))
    return Columns(listed, of_organisation, of_group)


def by_sector(people: Sequence[Known], groups: set[int]) -> Columns:
    """The kinds of organisations that sit anywhere, and one column for all groups."""
    kinds = {one[3] for one in people}
    present = [kind for kind in OrganisationKind if kind.value in kinds]
    places = {kind.value: place for place, kind in enumerate(present)}
    listed = [Column(str(kind.label), str(kind.label)) for kind in present]
    if groups:
        listed.append(Column(_("groups of partners"), _("groups of partners")))
    return Columns(listed, {one[0]: places[one[3]] for one in people}, dict.fromkeys(groups, len(present)))


def by_municipality(region: Region, people: Sequence[Known]) -> Columns:
    """All municipalities of the region, also those of which nobody sits anywhere: that is worth seeing."""
    towns = list(region.municipalities.order_by("name").values_list("pk", "name").distinct())
    places = {pk: place for place, (pk, _name) in enumerate(towns)}
    found = {one[0]: places[one[4]] for one in people if one[4] in places}
    return Columns([Column(name, name) for _, name in towns], found, {})
