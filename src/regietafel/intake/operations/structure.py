"""Putting right where nodes hang: raised, lowered, moved. What hangs below a node goes along, and the order of the
document stays, except when moving is what was asked."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.operations import operation
from regietafel.intake.models import Level, ReadNode, Verb
from regietafel.intake.operations.log import open_node, outline_of, remembered, write_step
from regietafel.intake.operations.order import swap
from regietafel.intake.outline import RANK, Outline

Hang = tuple[int | None, str]
"""Under what a node hangs, and what it is."""


@operation
def raise_level(*, actor: Any, node: ReadNode, version: int | None, now: dt.datetime) -> ReadNode:
    """One level up: an action becomes a goal, a goal below a goal comes beside it, a goal becomes a priority.

    As in any outline, what follows it where it hung now hangs below it.
    """
    reading, fresh = open_node(node, version)
    outline = outline_of(reading)
    parent, level = raised(outline, fresh)
    later = outline.siblings(fresh)
    later = later[[row.pk for row in later].index(fresh.pk) + 1 :]
    if parent == fresh.parent_id:
        later = until_rank(later, RANK[Level(level)])
    before = remembered([fresh, *later])
    rehang(fresh, (parent, level))
    for row in later:
        rehang(row, (fresh.pk, row.level))
    write_step(actor=actor, reading=reading, verb=Verb.RAISED, label=str(fresh), before=before, now=now)
    return fresh


def raised(outline: Outline, row: ReadNode) -> Hang:
    """Where a row hangs once it is raised."""
    above = outline.parent(row)
    if row.level == Level.PRIORITY:
        raise Refusal(_("A priority stands at the top already."))
    if row.level == Level.ACTION:
        if above is not None and above.level == Level.ACTION:
            return above.parent_id, Level.ACTION
        return (above.parent_id if above is not None and above.level == Level.GOAL else row.parent_id), Level.GOAL
    if above is not None and above.level != Level.PRIORITY:
        return above.parent_id, Level.GOAL
    return None, Level.PRIORITY


def until_rank(rows: list[ReadNode], rank: int) -> list[ReadNode]:
    """The first of the rows, as long as they stand lower than a rank."""
    for position, row in enumerate(rows):
        if RANK[Level(row.level)] <= rank:
            return rows[:position]
    return rows


@operation
def lower_level(*, actor: Any, node: ReadNode, version: int | None, now: dt.datetime) -> ReadNode:
    """One level down: a priority becomes a goal, a goal hangs under the goal above it, or becomes an action."""
    reading, fresh = open_node(node, version)
    parent, level = lowered(outline_of(reading), fresh)
    before = remembered([fresh])
    rehang(fresh, (parent, level))
    write_step(actor=actor, reading=reading, verb=Verb.LOWERED, label=str(fresh), before=before, now=now)
    return fresh


def lowered(outline: Outline, row: ReadNode) -> Hang:
    """Where a row hangs once it is lowered."""
    above = outline.beside(row, -1)
    holds = above is not None and above.level != Level.ACTION
    under = above.pk if above is not None and holds else row.parent_id
    if row.level == Level.ACTION:
        if not holds:
            raise Refusal(_("An action stands at the bottom, and right above it stands no goal to hang it under."))
        return under, Level.ACTION
    if row.level == Level.PRIORITY:
        return under, Level.GOAL
    if above is not None and above.level == Level.PRIORITY:
        return under, Level.GOAL
    if not outline.children(row):
        return under, Level.ACTION
    if not holds:
        raise Refusal(_("Goals or actions hang below it, and above it stands no goal to hang it under."))
    return under, Level.GOAL


def rehang(row: ReadNode, where: Hang) -> None:
    """Hang a row elsewhere."""
    row.parent_id, row.level = where
    row.save_next("parent", "level")


@operation
def move(*, actor: Any, node: ReadNode, step: int, version: int | None, now: dt.datetime) -> ReadNode:
    """Change places with the one before (-1) or after (1), each with what hangs below it."""
    reading, fresh = open_node(node, version)
    outline = outline_of(reading)
    row = outline.row(fresh.pk)
    beside = outline.beside(fresh, step)
    if row is None or beside is None:
        raise Refusal(_("It stands first already.") if step < 0 else _("It stands last already."))
    touched = swap(outline, row, beside)
    verb = Verb.MOVED_UP if step < 0 else Verb.MOVED_DOWN
    before = remembered([fresh])
    write_step(actor=actor, reading=reading, verb=verb, label=str(fresh), before=before, now=now, touched=touched)
    return fresh
