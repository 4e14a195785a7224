"""What of agreements can be looked for: declarations by what they say, agreements by what they are for and by their goals."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _

from regietafel.agreements.models import Agreement, AgreementGoal, Declaration
from regietafel.agreements.queries.visible import agreements_visible_to, declarations_visible_to
from regietafel.search.registry import Family, Kind, Place, Rows, Text, address_of, kinds
from regietafel.territories.models import Region


def declaration_rows() -> QuerySet[Declaration]:
    """The declarations that are not in the bin."""
    return Declaration.objects.filter(removed_at__isnull=True).prefetch_related("versions")


def declaration_text(row: Declaration) -> Text:
    """A declaration goes by its title and its newest text; it is its own holder."""
    versions = sorted(row.versions.all(), key=lambda one: one.number)
    return Text(row.pk, row.region_id, row.title, (row.to_whom, row.summary, versions[-1].text if versions else ""))


def declarations_seen(user: Any, region: Region, rows: Rows) -> Mapping[int, str]:
    """The declarations of a region that a person sees, each with the number in its address."""
    found = declarations_visible_to(user).filter(region=region).values_list("pk", flat=True)
    return {pk: str(pk) for pk in found}


def declaration_place(region: Region, pk: int, slug: str) -> Place:
    """The page of the declaration."""
    return Place(address_of("agreements:declaration", region.slug, pk))


def agreement_rows() -> QuerySet[Agreement]:
    """The agreements that are not in the bin."""
    goals = Prefetch("goals", AgreementGoal.objects.filter(removed_at__isnull=True))
    return Agreement.objects.filter(removed_at__isnull=True).prefetch_related(goals)


def agreement_text(row: Agreement) -> Text:
    """An agreement goes by its title, its number and its goals; it is its own holder."""
    goals = tuple(f"{goal.title} {goal.description}".strip() for goal in row.goals.all())
    return Text(row.pk, row.region_id, row.title, (row.number, row.summary, *goals))


def agreements_seen(user: Any, region: Region, rows: Rows) -> Mapping[int, str]:
    """The agreements of a region that a person sees, each with the number in its address."""
    found = agreements_visible_to(user).filter(region=region).values_list("pk", flat=True)
    return {pk: str(pk) for pk in found}


def agreement_place(region: Region, pk: int, slug: str) -> Place:
    """The page of the agreement."""
    return Place(address_of("agreements:agreement", region.slug, pk))


KINDS = (
    Kind(
        name="agreements.agreement",
        slug="agreements",
        label=_("Cooperation agreements"),
        order=48,
        family=Family("agreements", agreements_seen),
        rows=agreement_rows,
        text=agreement_text,
        place=agreement_place,
    ),
    Kind(
        name="agreements.declaration",
        slug="declarations",
        label=_("Declarations"),
        order=49,
        family=Family("declarations", declarations_seen),
        rows=declaration_rows,
        text=declaration_text,
        place=declaration_place,
    ),
)


def hand_over() -> None:
    """Say what can be found."""
    for kind in KINDS:
        kinds.register(kind)
