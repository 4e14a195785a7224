"""What of frameworks and decisions can be looked for: by what they are called and what is asked, and by the text of a framework."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from regietafel.agreements.models import RegionalFramework, Subject
from regietafel.agreements.queries.visible import frameworks_visible_to, subjects_visible_to
from regietafel.search.registry import Family, Kind, Place, Rows, Text, address_of, kinds
from regietafel.territories.models import Region


def framework_rows() -> QuerySet[RegionalFramework]:
    """The frameworks that are not in the bin."""
    return RegionalFramework.objects.filter(removed_at__isnull=True).prefetch_related("versions")


def framework_text(row: RegionalFramework) -> Text:
    """A framework goes by its title, what it is about, and the text that it has now."""
    texts = [version.text for version in row.versions.all()[:1]]
    return Text(row.pk, row.region_id, row.title, (row.summary, *texts))


def subject_rows() -> QuerySet[Subject]:
    """The subjects that are not in the bin."""
    return Subject.objects.filter(removed_at__isnull=True)


def subject_text(row: Subject) -> Text:
    """A subject goes by its title and by what is asked."""
    return Text(row.pk, row.region_id, row.title, (row.question,))


def frameworks_seen(user: Any, region: Region, rows: Rows) -> Mapping[int, None]:
    """The frameworks of a region that a person reads."""
    return dict.fromkeys(frameworks_visible_to(user).filter(region=region).values_list("pk", flat=True))


def subjects_seen(user: Any, region: Region, rows: Rows) -> Mapping[int, None]:
    """The subjects of a region that a person reads."""
    return dict.fromkeys(subjects_visible_to(user).filter(region=region).values_list("pk", flat=True))


KINDS = (
    Kind(
        name="agreements.regionalframework",
        slug="frameworks",
        label=_("Regional frameworks"),
        order=51,
        family=Family("regional frameworks", frameworks_seen),
        rows=framework_rows,
        text=framework_text,
        place=lambda region, pk, _known: Place(address_of("agreements:framework", region.slug, pk)),
    ),
    Kind(
        name="agreements.subject",
        slug="decisions",
        label=_("Decisions of local governments"),
        order=52,
        family=Family("subjects", subjects_seen),
        rows=subject_rows,
        text=subject_text,
        place=lambda region, pk, _known: Place(address_of("agreements:subject", region.slug, pk)),
    ),
)


def hand_over() -> None:
    """Say what can be found."""
    for kind in KINDS:
        kinds.register(kind)
