"""Saying of a node that it is right or that it is left out, and changing what was read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.operations import operation
from regietafel.intake.models import NodeState, Reading, ReadNode, Verb
from regietafel.intake.operations.log import lock_open_reading, open_node, outline_of, remembered, write_step
from regietafel.intake.queries import nodes_of


@operation
def accept(*, actor: Any, node: ReadNode, version: int | None, now: dt.datetime) -> ReadNode:
    """Say that a node is right as it stands. Twice is once."""
    reading, fresh = open_node(node, version)
    if fresh.state == NodeState.ACCEPTED:
        return fresh
    before = remembered([fresh])
    fresh.state = NodeState.ACCEPTED
    fresh.save_next("state")
    write_step(actor=actor, reading=reading, verb=Verb.ACCEPTED, label=str(fresh), before=before, now=now)
    return fresh


@operation
def accept_all(*, actor: Any, reading: Reading, now: dt.datetime) -> int:
    """Accept every node that nobody looked at and about which there is no doubt; how many."""
    fresh = lock_open_reading(reading.pk)
    rows = [row for row in nodes_of(fresh).filter(state=NodeState.OPEN) if not row.doubts]
    if not rows:
        raise Refusal(_("Nothing is left about which there is no doubt. Look at the others one by one."))
    before = remembered(rows)
    ReadNode.objects.filter(pk__in=[row.pk for row in rows]).update(state=NodeState.ACCEPTED, version=F("version") + 1)
    label = str(len(rows))
    write_step(actor=actor, reading=fresh, verb=Verb.ACCEPTED_ALL, label=label, before=before, now=now)
    return len(rows)


@operation
def skip(*, actor: Any, node: ReadNode, version: int | None, now: dt.datetime) -> ReadNode:
    """Leave a node out, with all that hangs below it. Twice is once."""
    return with_all_below(actor, node, version, now, NodeState.SKIPPED, Verb.SKIPPED)


@operation
def unskip(*, actor: Any, node: ReadNode, version: int | None, now: dt.datetime) -> ReadNode:
    """Take in again what was left out, with all that hangs below it: it is to be looked at."""
    return with_all_below(actor, node, version, now, NodeState.OPEN, Verb.UNSKIPPED)


def with_all_below(
    actor: Any, node: ReadNode, version: int | None, now: dt.datetime, state: NodeState, verb: Verb
) -> ReadNode:
    """Give a node and what hangs below it a state; taking in again leaves alone what was not left out."""
    reading, fresh = open_node(node, version)
    rows = [row for row in outline_of(reading).subtree(fresh) if row.state != state]
    if verb == Verb.UNSKIPPED:
        rows = [row for row in rows if row.state == NodeState.SKIPPED]
    if not rows:
        return fresh
    before = remembered(rows)
    ReadNode.objects.filter(pk__in=[row.pk for row in rows]).update(state=state, version=F("version") + 1)
    write_step(actor=actor, reading=reading, verb=verb, label=str(fresh), before=before, now=now)
    fresh.refresh_from_db()
    return fresh


@operation
def change(*, actor: Any, node: ReadNode, values: Mapping[str, Any], version: int | None, now: dt.datetime) -> ReadNode:
    """Put right what was read; who does that looked at it, so the node is accepted and its doubts are answered.

    ``values`` has number, title, and whatever else differs, in the shape of the reading.
    """
    reading, fresh = open_node(node, version)
    if not values["title"].strip():
        raise Refusal(_("Give it a title."), field="title")
    before = remembered([fresh])
    fresh.number, fresh.title = values["number"], values["title"]
    rest = {name: value for name, value in values.items() if name not in {"number", "title"}}
    fresh.values = {**fresh.values, **rest}
    fresh.state, fresh.doubts = NodeState.ACCEPTED, {}
    if remembered([fresh]) == before:
        return fresh
    fresh.save_next("number", "title", "values", "state", "doubts")
    write_step(actor=actor, reading=reading, verb=Verb.CHANGED, label=str(fresh), before=before, now=now)
    return fresh
