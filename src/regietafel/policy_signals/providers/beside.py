"""What the pages of a body and of an action show of signals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from regietafel.consultation.models import Body
from regietafel.core import registry
from regietafel.core.registry import Block, Line
from regietafel.plans.models import Action
from regietafel.policy_signals.models import Dossier, Signal
from regietafel.policy_signals.queries.beside import dossiers_of_action, dossiers_of_body, signals_of_body
from regietafel.territories.models import Region

MOST = 10


def beside(user: Any, row: Any) -> Iterator[Block]:
    """The dossiers of a body or an action with their phase, and of a body the signals that are not bundled yet."""
    if isinstance(row, Body):
        lines = [*dossier_lines(row.region, dossiers_of_body(user, row)), *signal_lines(row.region, user, row)]
    elif isinstance(row, Action):
        lines = dossier_lines(row.plan.region, dossiers_of_action(user, row))
    else:
        return
    if lines:
        yield Block("row", _("Signals"), lines)


def dossier_lines(region: Region, rows: QuerySet[Dossier]) -> list[Line]:
    """A dossier a line; of many the first, and how many more there are."""
    count = rows.count()
    lines = [
        Line(row.title, reverse("policy_signals:dossier", args=[region.slug, row.pk]), note=row.get_phase_display())
        for row in rows[:MOST]
    ]
    if count > MOST:
        lines.append(Line(more(count - MOST), reverse("policy_signals:board", args=[region.slug])))
    return lines


def signal_lines(region: Region, user: Any, body: Body) -> list[Line]:
    """A signal a line; of many the first, and how many more there are."""
    rows = signals_of_body(user, body)
    count = rows.count()
    lines = [signal_line(region, row) for row in rows[:MOST]]
    if count > MOST:
        lines.append(Line(more(count - MOST), reverse("policy_signals:signals", args=[region.slug])))
    return lines


def signal_line(region: Region, row: Signal) -> Line:
    """A signal that stands alone."""
    note = _("signal, %(phase)s") % {"phase": row.get_phase_display()}
    return Line(str(row), reverse("policy_signals:signal", args=[region.slug, row.pk]), note=note)


def more(count: int) -> str:
    """How many are not shown."""
    return ngettext("and %(count)s more", "and %(count)s more", count) % {"count": count}


def hand_over() -> None:
    """Put it in its slot."""
    registry.beside.register("policy_signals", beside)
