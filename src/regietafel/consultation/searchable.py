"""What of consultation can be looked for: bodies, by name, abbreviation and mandate."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from regietafel.consultation.models import Body
from regietafel.consultation.queries.bodies import bodies_in
from regietafel.search.registry import Family, Kind, Place, Rows, Text, address_of, kinds
from regietafel.territories.models import Region


def body_rows() -> QuerySet[Body]:
    """The bodies that are not in the bin."""
    return Body.objects.filter(removed_at__isnull=True)


def body_text(row: Body) -> Text:
    """A body goes by its name, its abbreviation and what it is for; it is its own holder."""
    return Text(row.pk, row.region_id, row.name, (row.short_name, row.mandate))


def bodies_seen(user: Any, region: Region, rows: Rows) -> Mapping[int, str]:
    """The bodies of a region that a person sees, each with the word in its address."""
    return dict(bodies_in(user, region).values_list("pk", "slug"))


def body_place(region: Region, pk: int, slug: str) -> Place:
    """The page of the body."""
    return Place(address_of("consultation:body", region.slug, slug))


KINDS = (
    Kind(
        name="consultation.body",
        slug="bodies",
        label=_("Bodies"),
        order=45,
        family=Family("bodies", bodies_seen),
        rows=body_rows,
        text=body_text,
        place=body_place,
    ),
)


def hand_over() -> None:
    """Say what can be found."""
    for kind in KINDS:
        kinds.register(kind)
