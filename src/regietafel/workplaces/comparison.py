"""Puts workplaces side by side: lines with the same thing of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from regietafel.workplaces.facts import ShownOffer, address_of
from regietafel.workplaces.models import Workplace


@dataclass(frozen=True)
class Line:
    """One thing, and what is known of it at each workplace; several offers of one stand under each other."""

    label: str
    cells: list[tuple[Workplace, list[str]]]


def compared(workplaces: Sequence[Workplace], offers: Mapping[int, Sequence[ShownOffer]]) -> list[Line]:
    """The lines on which at least one has something to say, in the order of the page of a workplace."""
    lines = [
        Line(_("What one does there"), [(one, texts(one.summary)) for one in workplaces]),
        Line(_("Address"), [(one, texts(address_of(one))) for one in workplaces]),
    ]
    labels: dict[str, str] = {}
    for one in workplaces:
        labels.update({fact.key: fact.label for shown in offers[one.pk] for fact in shown.facts})
    for key in sorted(labels, key=place_of):
        cells = [(one, said_of(offers[one.pk], key)) for one in workplaces]
        lines.append(Line(labels[key], cells))
    for label, field in ((_("By bus"), "by_bus"), (_("By bike"), "by_bike"), (_("By train"), "by_train")):
        lines.append(Line(label, [(one, texts(getattr(one, field))) for one in workplaces]))
    return [line for line in lines if any(said for _one, said in line.cells)]


ORDER = (
    *("form", "rungs", "free", "activity", "measures", "target_group", "dutch", "language", "digital", "load"),
    *("wheelchair", "hours", "guidance", "training", "referral", "waiting", "places"),
)


def place_of(key: str) -> int:
    """Where a line stands."""
    return ORDER.index(key)


def texts(text: str) -> list[str]:
    """A text, or none."""
    return [text] if text else []


def said_of(offers: Sequence[ShownOffer], key: str) -> list[str]:
    """What the offers of one workplace say, each thing once."""
    said = [fact.value for shown in offers for fact in shown.facts if fact.key == key and fact.value]
    return list(dict.fromkeys(said))
