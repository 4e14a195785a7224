"""How a deed of the review is written down, and taken back.

Deeds of one reading come one after the other, under its lock. A deed can be taken back as long as no later one that
still stands touched any of the nodes that it touched; so two people can look one reading through, and each takes back
their own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from regietafel.core.errors import Collision, Refusal
from regietafel.core.operations import locked_at, operation
from regietafel.intake.models import NodeState, Reading, ReadingState, ReadNode, ReviewStep, Verb
from regietafel.intake.operations.order import swap
from regietafel.intake.outline import Outline
from regietafel.intake.queries import nodes_of
from regietafel.intake.queries.steps import last_step_of

KEPT = ("parent_id", "level", "number", "title", "values", "state", "doubts")
"""What a deed can change of a node."""

Before = dict[str, dict[str, Any]]


def lock_open_reading(pk: int) -> Reading:
    """The reading, locked, if it is still there to be looked through."""
    reading = Reading.objects.select_for_update().defer("result").get(pk=pk)
    if reading.is_removed:
        raise Refusal(_("This reading was dropped. Restore it first."))
    if reading.state != ReadingState.READY:
        raise Refusal(_("This document became a plan already. Change the plan itself."))
    return reading


def open_node(node: ReadNode, version: int | None) -> tuple[Reading, ReadNode]:
    """The reading and the node, locked, at the version that the person looked at."""
    reading = lock_open_reading(node.reading_id)
    gone = Refusal(_("This part does not stand by itself any more. Look again."))
    try:
        fresh = locked_at(node, version)
    except ReadNode.DoesNotExist:
        raise gone from None
    if fresh.state == NodeState.MERGED:
        raise gone
    return reading, fresh


def outline_of(reading: Reading) -> Outline:
    """The tree as it stands."""
    return Outline(nodes_of(reading))


def remembered(rows: Iterable[ReadNode]) -> Before:
    """Rows as they are now, to put them back."""
    return {str(row.pk): {name: getattr(row, name) for name in KEPT} for row in rows}


def write_step(
    *,
    actor: Any,
    reading: Reading,
    verb: Verb,
    label: str,
    before: Before,
    now: dt.datetime,
    made: Iterable[ReadNode] = (),
    touched: Iterable[ReadNode] = (),
) -> ReviewStep:
    """Write a deed down."""
    keys = [row.pk for row in made]
    return ReviewStep.objects.create(
        reading=reading,
        verb=verb,
        label=label[:300],
        by=actor,
        by_name=str(actor)[:200],
        at=now,
        before=before,
        made=keys,
        touched=sorted({int(key) for key in before} | set(keys) | {row.pk for row in touched}),
    )


@operation
def take_back(*, actor: Any, reading: Reading, step: int, now: dt.datetime) -> ReviewStep:
    """Take back the last deed of a person: the nodes are again as they were before it."""
    lock_open_reading(reading.pk)
    last = last_step_of(reading, actor)
    if last is None:
        raise Refusal(_("There is nothing to take back."))
    if last.pk != step:
        raise Collision(last)
    insist_nobody_built_on_it(last)
    if last.verb in {Verb.MOVED_UP, Verb.MOVED_DOWN}:
        move_back(last)
    for row in ReadNode.objects.select_for_update().filter(pk__in=[int(key) for key in last.before]):
        for name, value in last.before[str(row.pk)].items():
            setattr(row, name, value)
        row.save_next(*KEPT)
    ReadNode.objects.filter(reading=reading, pk__in=last.made).delete()
    last.taken_back_at = now
    last.save(update_fields=["taken_back_at"])
    return last


def insist_nobody_built_on_it(step: ReviewStep) -> None:
    """Refuse when a later deed that still stands touched the same nodes."""
    mine = set(step.touched)
    for later in ReviewStep.objects.filter(reading=step.reading_id, pk__gt=step.pk, taken_back_at__isnull=True):
        if mine & set(later.touched):
            raise Refusal(
                _("%(who)s went on with this since (%(what)s). Ask them to take that back first.")
                % {"who": later.by_name, "what": later.get_verb_display()}
            )


def move_back(step: ReviewStep) -> None:
    """Swap again what was swapped: the node that moved, and the one that it changed places with."""
    outline = outline_of(step.reading)
    row = outline.row(int(next(iter(step.before))))
    beside = outline.beside(row, 1 if step.verb == Verb.MOVED_UP else -1) if row else None
    if row is None or beside is None:
        raise Refusal(_("Somebody moved this meanwhile. Look again."))
    swap(outline, row, beside)
