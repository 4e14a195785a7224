"""Of which actions nothing was heard for long: the latest of all that anybody said about them, against today.

Only asked of actions that should be moving: of a plan that runs, and planned or under way in the year of today.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Max as Latest
from django.utils import timezone
from django.utils.translation import gettext

from regietafel.journal.models import Entry, kind_of
from regietafel.plans.models import Action, Plan, PlanStatus, WorkingYear, YearState
from regietafel.plans.queries.tree import ActionRow, Tree
from regietafel.plans.stillness import Stillness, stillness

MOVING = (YearState.PLANNED, YearState.UNDER_WAY)
SAYS_NOTHING = ("created", "confirmed", "moved", "copied", "imported", "loaded", "restored")
"""Deeds that put an action in its place, and say nothing about how it goes."""


def mark_still(tree: Tree, today: dt.date) -> Tree:
    """Say of each row of the tree since when it is still; one question, and none for a plan that does not run."""
    moving = [row for row in tree.rows if is_moving(tree.plan, row, today)]
    heard = last_heard(tree.plan, {row.action.pk for row in moving}) if moving else {}
    for row in moving:
        row.still = stillness(heard.get(row.action.pk, begun(row)), today)
    return tree


def is_moving(plan: Plan, row: ActionRow, today: dt.date) -> bool:
    """Whether one may expect to hear of an action now."""
    if plan.status != PlanStatus.RUNNING or row.action.state_override not in {"", *MOVING}:
        return False
    return any(mark.year == today.year and mark.state in MOVING for mark in row.years)


def begun(row: ActionRow) -> dt.date:
    """From when one may expect to hear of an action of which nobody ever said anything: its first year."""
    return dt.date(min(mark.year for mark in row.years if mark.state), 1, 1)


def last_heard(plan: Plan, actions: Collection[int]) -> dict[int, dt.date]:
    """The day on which something was last said of each action: a report, evidence, a value, or another change.

    The journal holds every one of these under the action or one of its lines; what a line itself says of who spoke
    when counts too, for what came in with a plan is not in the journal.
    """
    lines = WorkingYear.objects.filter(action__plan=plan)
    said = lines.filter(said_at__isnull=False).order_by().values("action").annotate(at=Latest("said_at"))
    proof = lines.filter(evidence__isnull=False).order_by().values("action").annotate(at=Latest("evidence__added_at"))
    deeds = Entry.objects.filter(kind=kind_of(Action()), object_id__in=Action.objects.filter(plan=plan).values("pk"))
    told = deeds.filter(actor__isnull=False).exclude(verb__in=SAYS_NOTHING).order_by()
    latest: dict[int, dt.date] = {}
    rows = said.values_list("action", "at").union(
        proof.values_list("action", "at"),
        told.values("object_id").annotate(latest=Latest("at")).values_list("object_id", "latest"),
        all=True,
    )
    for pk, at in rows:
        if pk in actions and at is not None:
            day = timezone.localdate(at)
            latest[pk] = max(day, latest.get(pk, day))
    return latest


@dataclass(frozen=True)
class StillLead:
    """A lead with the actions of which nothing was heard, the longest first."""

    key: str
    name: str
    rows: list[tuple[ActionRow, Stillness]]

    @property
    def longest(self) -> int:
        """The longest silence, in days."""
        return self.rows[0][1].days


def still_leads(tree: Tree) -> list[StillLead]:
    """Whom to speak to: leads with their still actions, the longest silence first; an action without lead comes last."""
    names: dict[str, str] = {}
    rows: dict[str, list[tuple[ActionRow, Stillness]]] = {}
    for row in tree.rows:
        if row.still is None:
            continue
        for key, name in [(party.key, party.name) for party in row.leads] or [("", gettext("nobody leads it"))]:
            names[key] = name
            rows.setdefault(key, []).append((row, row.still))
    leads = [StillLead(key, names[key], sorted(found, key=lambda one: -one[1].days)) for key, found in rows.items()]
    return sorted(leads, key=lambda one: (not one.key, -one.longest, one.name.casefold()))
