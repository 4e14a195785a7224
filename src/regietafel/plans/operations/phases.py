"""The stretches of an action: from when to when, and what happens in each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from regietafel.core.dates import PreciseDate
from regietafel.core.errors import Refusal
from regietafel.core.operations import locked_at, operation
from regietafel.journal.operations import record
from regietafel.plans.models import Action, ActionPhase
from regietafel.plans.operations.openness import insist_is_there, lock_open_plan


@dataclass(frozen=True)
class PhaseRow:
    """One stretch as a person gives it; ``pk`` says which one it is, if it stood there already."""

    starts: PreciseDate
    ends: PreciseDate
    text: str
    pk: int | None = None


@operation
def set_phases(*, actor: Any, action: Action, rows: Sequence[PhaseRow], version: int | None) -> Action:
    """Make the phases of the action what the rows say; stretches may overlap, for work does."""
    plan = lock_open_plan(action.plan_id)
    fresh = locked_at(action, version)
    insist_is_there(fresh)
    for row in rows:
        if row.ends.last < row.starts.first:
            raise Refusal(_("“%(text)s” ends before it starts.") % {"text": row.text})
    before = phases_told(fresh)
    known = set(ActionPhase.objects.filter(action=fresh).values_list("pk", flat=True))
    ActionPhase.objects.filter(action=fresh).delete()
    ActionPhase.objects.bulk_create(
        ActionPhase(
            pk=row.pk if row.pk in known else None,
            action=fresh,
            order=order,
            starts_on=row.starts.first,
            starts_precision=row.starts.precision,
            ends_on=row.ends.last,
            ends_precision=row.ends.precision,
            text=row.text,
        )
        for order, row in enumerate(rows)
    )
    after = phases_told(fresh)
    if after != before:
        fresh.save_next()
        was, now = {"phases": before}, {"phases": after}
        record(actor=actor, verb="changed", on=fresh, region=plan.region, before=was, after=now)
    return fresh


def phases_told(action: Action) -> list[str]:
    """The phases as the journal tells them."""
    return [f"{one.starts} – {one.ends}: {one.text}" for one in ActionPhase.objects.filter(action=action)]
