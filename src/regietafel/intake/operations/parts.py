"""Two nodes become one, and one becomes two."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.operations import operation
from regietafel.intake.halves import Cut, halves, joined
from regietafel.intake.models import Level, NodeState, Reading, ReadNode, Verb
from regietafel.intake.operations.log import open_node, outline_of, remembered, write_step
from regietafel.intake.operations.order import make_room_after
from regietafel.intake.outline import Outline


@operation
def merge(*, actor: Any, node: ReadNode, version: int | None, now: dt.datetime) -> ReadNode:
    """Let a node go into the one that stands right above it, with its values; what hung below it hangs there."""
    reading, fresh = open_node(node, version)
    outline = outline_of(reading)
    found = outline.before(fresh)
    if found is None:
        raise Refusal(_("Nothing stands above it to merge it with."))
    above = ReadNode.objects.select_for_update().get(pk=found.pk)
    below = outline.children(fresh)
    before = remembered([above, fresh, *below])
    holder = above.pk if above.level != Level.ACTION or fresh.level == Level.ACTION else above.parent_id
    for row in below:
        row.parent_id = holder
        row.save_next("parent")
    above.title = f"{above.title} {fresh.title}".strip()
    above.number = above.number or fresh.number
    above.values, above.doubts = joined(above.values, fresh.values), {**fresh.doubts, **above.doubts}
    above.state, fresh.state = NodeState.OPEN, NodeState.MERGED
    above.save_next("title", "number", "values", "doubts", "state")
    fresh.save_next("state")
    write_step(actor=actor, reading=reading, verb=Verb.MERGED, label=str(fresh), before=before, now=now)
    return above


def cuts_of(reading: Reading, outline: Outline, node: ReadNode) -> list[Cut]:
    """The lines of a node after its first, up to where the next one begins."""
    first = int(node.source.get("line", 0))
    later = [int(row.source.get("line", 0)) for row in outline.rows[outline.at[node.pk] + 1 :]]
    lines = reading.lines
    last = min((line for line in later if line > first), default=len(lines) + 1)
    if not first:
        return []
    return [
        Cut(line, lines[line - 1].strip())
        for line in range(first + 1, min(last, len(lines) + 1))
        if lines[line - 1].strip()
    ]


@operation
def split(*, actor: Any, node: ReadNode, line: int, version: int | None, now: dt.datetime) -> ReadNode:
    """Let a new node begin at a line of the document; what was read from there on goes with it. Returns the new one."""
    reading, fresh = open_node(node, version)
    outline = outline_of(reading)
    whole = Reading.objects.only("result").get(pk=reading.pk)
    cut = next((one for one in cuts_of(whole, outline, fresh) if one.line == line), None)
    if cut is None:
        raise Refusal(_("Choose a line of this part of the document."), field="line")
    moving = [row for row in outline.children(fresh) if int(row.source.get("line", 0)) > line]
    before = remembered([fresh, *moving])
    stays, goes = halves(fresh.values, cut.text, line)
    kept = [row for row in outline.subtree(fresh) if not any(row in outline.subtree(away) for away in moving)]
    made = ReadNode.objects.create(
        reading=reading,
        parent_id=fresh.parent_id,
        order=make_room_after(kept[-1]),
        level=fresh.level,
        title=cut.text.lstrip("-•*–· ").strip(),
        values=goes,
        source={**fresh.source, "line": line},
    )
    for row in moving:
        row.parent_id = made.pk
        row.save_next("parent")
    fresh.values, fresh.state = stays, NodeState.OPEN
    fresh.save_next("values", "state")
    write_step(actor=actor, reading=reading, verb=Verb.SPLIT, label=str(fresh), before=before, made=[made], now=now)
    return made
