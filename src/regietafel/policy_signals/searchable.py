"""What can be looked for: dossiers, by title, what is the matter and what is asked; signals, by their own words. Never who reported."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from regietafel.policy_signals.models import Dossier, Signal
from regietafel.policy_signals.queries.visible import dossiers_visible_to, signals_visible_to
from regietafel.search.registry import Family, Kind, Place, Rows, Text, address_of, kinds
from regietafel.territories.models import Region


def dossier_rows() -> QuerySet[Dossier]:
    """The dossiers that are not in the bin."""
    return Dossier.objects.filter(removed_at__isnull=True)


def dossier_text(row: Dossier) -> Text:
    """A dossier goes by its title and its own words; it is its own holder."""
    return Text(row.pk, row.region_id, row.title, (row.summary, row.wish, row.outcome))


def dossiers_seen(user: Any, region: Region, rows: Rows) -> Mapping[int, str]:
    """The dossiers of a region that a person sees, each with the number in its address."""
    found = dossiers_visible_to(user).filter(region=region).values_list("pk", flat=True)
    return {pk: str(pk) for pk in found}


def dossier_place(region: Region, pk: int, slug: str) -> Place:
    """The page of the dossier."""
    return Place(address_of("policy_signals:dossier", region.slug, pk))


def signal_rows() -> QuerySet[Signal]:
    """The signals that are not in the bin."""
    return Signal.objects.filter(removed_at__isnull=True)


def signal_text(row: Signal) -> Text:
    """A signal goes by its first words and says the rest; it is its own holder."""
    return Text(row.pk, row.region_id, str(row), (row.what, row.suggestion))


def signals_seen(user: Any, region: Region, rows: Rows) -> Mapping[int, str]:
    """The signals of a region that a person sees on the list: all for the team, the own ones for everybody else."""
    found = signals_visible_to(user).filter(region=region).values_list("pk", flat=True)
    return {pk: str(pk) for pk in found}


def signal_place(region: Region, pk: int, slug: str) -> Place:
    """The page of the signal."""
    return Place(address_of("policy_signals:signal", region.slug, pk))


KINDS = (
    Kind(
        name="policy_signals.dossier",
        slug="dossiers",
        label=_("Dossiers"),
        order=47,
        family=Family("dossiers", dossiers_seen),
        rows=dossier_rows,
        text=dossier_text,
        place=dossier_place,
    ),
    Kind(
        name="policy_signals.signal",
        slug="signals",
        label=_("Signals"),
        order=48,
        family=Family("signals", signals_seen),
        rows=signal_rows,
        text=signal_text,
        place=signal_place,
    ),
)


def hand_over() -> None:
    """Say what can be found."""
    for kind in KINDS:
        kinds.register(kind)
