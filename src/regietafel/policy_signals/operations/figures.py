"""Figures of a dossier: noted, mended, dropped."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, locked_at, operation
from regietafel.journal.operations import record, snapshot
from regietafel.policy_signals.models import Dossier, Figure
from regietafel.policy_signals.operations.dossiers import insist_is_there

TOLD = ("label", "value", "unit", "counts_people", "as_of", "source")
MOST = 100


@dataclass(frozen=True)
class FigureData:
    """A number with where it comes from."""

    label: str
    value: Decimal
    unit: str = ""
    counts_people: bool = False
    as_of: dt.date | None = None
    source: str = ""


def insist_on_figure(data: FigureData) -> None:
    """Refuse a number that counts nothing, and part of a person."""
    if not data.label.strip():
        raise Refusal(_("Say what is counted."), field="label")
    if data.counts_people and (data.value < 0 or data.value != data.value.to_integral_value()):
        raise Refusal(_("A count of people is a whole number."), field="value")


@operation
def add_figure(*, actor: Any, dossier: Dossier, data: FigureData) -> Figure:
    """Note a figure."""
    fresh = locked(dossier)
    insist_is_there(fresh)
    insist_on_figure(data)
    if fresh.figures.count() >= MOST:
        raise Refusal(_("A dossier holds at most %(most)s figures.") % {"most": MOST})
    figure = Figure.objects.create(dossier=fresh, **asdict(data))
    record(actor=actor, verb="figure_noted", on=fresh, region=fresh.region, after=snapshot(figure, TOLD))
    return figure


@operation
def edit_figure(*, actor: Any, figure: Figure, data: FigureData, version: int | None) -> Figure:
    """Put a figure right."""
    fresh = locked_at(figure, version)
    insist_is_there(fresh.dossier)
    insist_on_figure(data)
    before = snapshot(fresh, TOLD)
    for name, value in asdict(data).items():
        setattr(fresh, name, value)
    after = snapshot(fresh, TOLD)
    if after != before:
        fresh.save_next(*TOLD)
        region = fresh.dossier.region
        record(actor=actor, verb="figure_noted", on=fresh.dossier, region=region, before=before, after=after)
    return fresh


@operation
def drop_figure(*, actor: Any, figure: Figure) -> Dossier:
    """Take a figure away; the history of the dossier keeps it. Twice is once."""
    dossier = locked(figure.dossier)
    fresh = dossier.figures.filter(pk=figure.pk).first()
    if fresh is not None:
        record(actor=actor, verb="figure_dropped", on=dossier, region=dossier.region, before=snapshot(fresh, TOLD))
        fresh.delete()
    return dossier
