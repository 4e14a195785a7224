"""What the worker does to a reading. ``attempts`` is its number in the queue: who comes with an old one is too late."""

from __future__ import annotations

import datetime as dt
from typing import Any

from regietafel.core.operations import operation
from regietafel.intake.lifecycle import may_follow
from regietafel.intake.models import Level, Reading, ReadingState, ReadNode
from regietafel.intake.outline import in_order
from regietafel.intake.queries.waiting import waiting_readings
from regietafel.journal.operations import record
from regietafel.plans.models.plan import FIRST_YEAR, LAST_YEAR
from regietafel.reading.blocks import Unreadable
from regietafel.reading.plan_reading import Node, PlanReading, as_json

MOST_ATTEMPTS = 3
OWN_COLUMNS = frozenset({"id", "parent", "level", "number", "title", "source", "doubts"})
"""Parts of a node that have a column of their own."""


@operation
def take_up(*, actor: None, now: dt.datetime) -> Reading | None:
    """Take the next reading that waits; two workers never get the same one."""
    for found in waiting_readings(now).values_list("pk", flat=True)[:20]:
        reading = waiting_readings(now).select_for_update(skip_locked=True, of=("self",)).filter(pk=found).first()
        if reading is None:
            continue
        if reading.attempts >= MOST_ATTEMPTS:
            write_failure(reading, Unreadable("gave_up"), now)
            continue
        assert may_follow(reading.state, ReadingState.READING), reading.state
        reading.state, reading.taken_up_at = ReadingState.READING, now
        reading.progress, reading.progress_code = 0, "begun"
        reading.attempts += 1
        reading.save_next("state", "taken_up_at", "progress", "progress_code", "attempts")
        return reading
    return None


@operation
def note_progress(*, actor: None, reading: Reading, percent: int, code: str) -> None:
    """Say how far it is; it never goes back."""
    mine = Reading.objects.filter(pk=reading.pk, attempts=reading.attempts, state=ReadingState.READING)
    percent = max(0, min(99, percent))
    mine.filter(progress__lte=percent).update(progress=percent, progress_code=code[:30])


@operation
def keep_result(*, actor: None, reading: Reading, found: PlanReading, now: dt.datetime) -> bool:
    """Keep what was read, as nodes to look through; False when another worker went on with it meanwhile."""
    fresh = still_mine(reading)
    if fresh is None:
        return False
    fresh.state, fresh.progress, fresh.progress_code, fresh.read_at = ReadingState.READY, 100, "", now
    fresh.result = found.as_json()
    fresh.title = " ".join(found.title.split())[:200]
    fresh.start_year, fresh.end_year = sensible(found.start), sensible(found.end)
    fresh.save_next()
    write_nodes(fresh, found.nodes)
    record(actor=fresh.asked_by, verb="read", on=fresh, region=fresh.region, after={"nodes": len(found.nodes)})
    return True


@operation
def keep_failure(*, actor: None, reading: Reading, why: Unreadable, now: dt.datetime) -> bool:
    """Keep why a document could not be read; False when another worker went on with it meanwhile."""
    fresh = still_mine(reading)
    if fresh is None:
        return False
    write_failure(fresh, why, now)
    return True


@operation
def leave_waiting(*, actor: None, reading: Reading) -> bool:
    """Put a reading back in the queue, as if nobody had taken it up: its document could not be fetched for now."""
    fresh = still_mine(reading)
    if fresh is None:
        return False
    fresh.state, fresh.progress, fresh.progress_code = ReadingState.WAITING, 0, ""
    fresh.attempts -= 1
    fresh.save_next("state", "progress", "progress_code", "attempts")
    return True


def write_failure(reading: Reading, why: Unreadable, now: dt.datetime) -> None:
    """The code of the failure and the values for its sentence."""
    reading.state, reading.read_at = ReadingState.FAILED, now
    reading.failure, reading.failure_values = why.code[:60], dict(why.values_)
    reading.save_next("state", "read_at", "failure", "failure_values")
    record(actor=reading.asked_by, verb="not_read", on=reading, region=reading.region)


def still_mine(reading: Reading) -> Reading | None:
    """The reading, locked, if nobody took it up since and it was not asked for anew."""
    return (
        Reading.objects.select_for_update(of=("self",))
        .select_related("region", "asked_by")
        .filter(pk=reading.pk, attempts=reading.attempts, state=ReadingState.READING)
        .first()
    )


def sensible(year: int | None) -> int | None:
    """A year that a plan can have, or none."""
    return year if year is not None and FIRST_YEAR <= year <= LAST_YEAR else None


def write_nodes(reading: Reading, nodes: list[Node]) -> None:
    """The nodes as rows in the order of a tree, those above before those below; what hangs nowhere stands at the top."""
    known = {node.id: node for node in nodes}
    order = in_order({node.id: node.parent for node in nodes})
    rows = {key: row_of(reading, known[key], place) for place, key in enumerate(order, start=1)}
    left = list(order)
    made: set[str | None] = {None}
    while left:
        wave = [key for key in left if parent_in(known[key], rows) in made] or left
        for key in wave:
            if (parent := known[key].parent) in made and parent is not None:
                rows[key].parent = rows[parent]
        ReadNode.objects.bulk_create([rows[key] for key in wave])
        made |= set(wave)
        left = [key for key in left if key not in made]


def parent_in(node: Node, rows: dict[str, ReadNode]) -> str | None:
    """What a node hangs under, if that is there."""
    return node.parent if node.parent in rows and node.parent != node.id else None


def row_of(reading: Reading, node: Node, order: int) -> ReadNode:
    """One node as a row."""
    whole: dict[str, Any] = as_json(node)
    return ReadNode(
        reading=reading,
        order=order,
        key=node.id[:60],
        level=node.level if node.level in Level.values else Level.ACTION,
        number=node.number[:40],
        title=node.title,
        values={name: value for name, value in whole.items() if name not in OWN_COLUMNS},
        original=whole,
        doubts=node.doubts,
        source=node.source.as_json(),
    )
