"""What of the directory can be looked for: workplaces, by all names that they and their organisation ever had.

Who finds one follows from its holder, as :mod:`regietafel.workplaces.queries.visible` has it: what is open to everybody, what is for the table
only, what is for the team. A workplace of which that depends on the day, or that one sees as its editor, is seen alone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from regietafel.people.models import NETWORK, TEAM, RoleKind
from regietafel.people.queries import role_kinds
from regietafel.search.registry import Family, Kind, Place, Rows, Text, address_of, alone, kinds
from regietafel.territories.models import Region
from regietafel.workplaces.cells import cells_of
from regietafel.workplaces.models import Listing, Offer, WorkForm, Workplace
from regietafel.workplaces.queries.visible import is_open_to_public, of_own_organisation, on_the_public_list

OPEN, FOR_THE_TABLE, FOR_THE_TEAM = 1, 2, 3


def workplace_rows() -> QuerySet[Workplace]:
    """The workplaces that are not in the bin, with all that their texts tell."""
    there = Workplace.objects.filter(removed_at__isnull=True).select_related("organisation", "municipality")
    return there.prefetch_related(
        "former_names",
        "organisation__former_names",
        "offers__terms",
        "offers__measures",
        "offers__work_form__predecessors",
        "offers__work_form__successor",
    )


def workplace_text(row: Workplace) -> Text:
    """A workplace goes by its names and those of its organisation; then by what one does there, for whom and where."""
    organisation = row.organisation
    names = (
        row.name,
        organisation.name,
        organisation.short_name,
        *(former.name for former in row.former_names.all()),
        *(former.name for former in organisation.former_names.all()),
        row.number,
    )
    title = " · ".join(dict.fromkeys(name for name in names if name))
    where = (row.municipality.name if row.municipality else "", row.locality, row.postcode)
    today = timezone.localdate()
    offers = [offer for offer in row.offers.all() if offer.until is None or offer.until >= today]
    told = dict.fromkeys(words for offer in offers for words in words_of(offer))
    parts = (row.summary, *told, ", ".join(filter(None, dict.fromkeys(where))))
    return Text(holder_of(row), row.region_id, title, parts, cells_of(row.latitude, row.longitude))


def words_of(offer: Offer) -> Iterator[str]:
    """All words by which an offer can be looked for, in the languages of the code lists."""
    yield offer.name
    yield offer.summary
    if offer.work_form:
        for form in (offer.work_form, *offer.work_form.predecessors.all(), offer.work_form.successor):
            yield from names_of(form)
    for code in (*offer.measures.all(), *offer.terms.all()):
        yield from names_of(code)


def names_of(code: Any) -> Iterator[str]:
    """The names and abbreviations of a code."""
    if code is not None:
        yield from code.names.values()
        yield from getattr(code, "shorts", {}).values()


def holder_of(row: Workplace) -> int:
    """On what it hangs who may find a workplace. It follows from the row alone: no day changes it."""
    if row.listing == Listing.HIDDEN:
        return FOR_THE_TEAM
    starts_later = row.since is not None and row.since > row.added_on
    is_open = row.listing == Listing.PUBLIC and row.lapsed_on is None and row.until is None and not starts_later
    return OPEN if is_open else FOR_THE_TABLE


def workplaces_seen(user: Any, region: Region, rows: Rows) -> Mapping[int, None]:
    """Which workplaces of a region somebody may find; asked at each search."""
    roles = role_kinds(user, region)
    seen: dict[int, None] = {}
    if roles & set(TEAM):
        return dict.fromkeys((OPEN, FOR_THE_TABLE, FOR_THE_TEAM))
    if roles & set(NETWORK):
        seen = dict.fromkeys((OPEN, FOR_THE_TABLE))
    elif is_open_to_public(region):
        seen = dict.fromkeys((OPEN, *map(alone, public_by_the_day(region, timezone.localdate()))))
    if RoleKind.EDITOR in roles:
        own = Workplace.objects.filter(of_own_organisation(user), region=region, removed_at__isnull=True)
        seen |= dict.fromkeys(map(alone, own.values_list("pk", flat=True)))
    return seen


def public_by_the_day(region: Region, today: dt.date) -> Iterable[int]:
    """The workplaces that everybody finds today, and not on each day: they begin later than they were added, or end."""
    passing = Q(until__isnull=False) | Q(since__gt=F("added_on"))
    found = Workplace.objects.filter(on_the_public_list(today), passing, region=region, removed_at__isnull=True)
    return found.values_list("pk", flat=True)


def workplace_place(region: Region, pk: int, known: None) -> Place:
    """Each has a page; its number leads there."""
    return Place(address_of("workplaces:at", region.slug, pk))


def workplaces_by(path: str) -> Callable[[Collection[int]], Iterable[int]]:
    """How to find the workplaces that tell of other rows."""

    def telling(keys: Collection[int]) -> Iterable[int]:
        return Workplace.objects.filter(**{f"{path}__in": keys}).values_list("pk", flat=True)

    return telling


def workplaces_with_form(forms: Collection[int]) -> Iterable[int]:
    """The workplaces that bear the name of a form of work, or one that it had."""
    related = Q(pk__in=forms) | Q(successor__in=forms) | Q(predecessors__in=forms)
    return workplaces_by("offers__work_form")(list(WorkForm.objects.filter(related).values_list("pk", flat=True)))


DIRECTORY = Family("directory", workplaces_seen)

WORKPLACES = Kind(
    name="workplaces.workplace",
    slug="workplaces",
    label=_("Workplaces"),
    order=45,
    family=DIRECTORY,
    rows=workplace_rows,
    text=workplace_text,
    place=workplace_place,
    follows={
        "organisations.organisation": workplaces_by("organisation"),
        "organisations.organisationname": workplaces_by("organisation__former_names"),
        "workplaces.formername": workplaces_by("former_names"),
        "workplaces.offer": workplaces_by("offers"),
        "workplaces.workform": workplaces_with_form,
        "workplaces.measure": workplaces_by("offers__measures"),
        "workplaces.term": workplaces_by("offers__terms"),
    },
    has_parts=True,
)


def hand_over() -> None:
    """Say what can be found."""
    kinds.register(WORKPLACES)
