"""A reading as its review shows it: the rows of the tree, which of them is chosen, and where one goes from there."""

from __future__ import annotations

from dataclasses import dataclass

from regietafel.intake.models import NodeState, Reading, ReadNode
from regietafel.intake.outline import Outline
from regietafel.intake.queries.nodes import nodes_of

ALL, OPEN, DOUBTFUL = SHOWS = ("all", "open", "doubt")
"""Which nodes are shown; what one is chosen among is shown always."""
DEEPEST = 5


@dataclass(frozen=True)
class Row:
    """A node with how deep it hangs."""

    node: ReadNode
    depth: int


@dataclass
class Review:
    """All that the page needs to know of the nodes, from one query."""

    rows: list[Row]
    chosen: Row | None
    before: list[Row]
    after: list[Row]
    previous: ReadNode | None
    following: ReadNode | None
    total: int
    looked_at: int
    doubtful: int
    ready: int
    """How many can be accepted at once."""


def review_of(reading: Reading, asked: int | None, show: str) -> Review:
    """The review with the node that was asked for chosen, or the first that is to be looked at."""
    outline = Outline(nodes_of(reading))
    everything = rows_of(outline)
    chosen = chosen_among(everything, asked)
    shown = [row for row in everything if is_shown(row, show) or row is chosen]
    if show != ALL:
        shown = with_what_they_hang_under(everything, shown)
    at = shown.index(chosen) if chosen else 0
    nodes = [row.node for row in everything]
    return Review(
        rows=shown,
        chosen=chosen,
        before=shown[:at],
        after=shown[at + 1 :] if chosen else shown,
        previous=shown[at - 1].node if chosen and at else None,
        following=shown[at + 1].node if chosen and at + 1 < len(shown) else None,
        total=len(nodes),
        looked_at=sum(node.state != NodeState.OPEN for node in nodes),
        doubtful=sum(node.is_doubtful for node in nodes),
        ready=sum(node.state == NodeState.OPEN and not node.doubts for node in nodes),
    )


def rows_of(outline: Outline) -> list[Row]:
    """Each node with its depth; what hangs under something comes after it, so one pass will do."""
    depths: dict[int | None, int] = {None: -1}
    found = []
    for node in outline.rows:
        depths[node.pk] = depths.get(node.parent_id, -1) + 1
        found.append(Row(node, min(depths[node.pk], DEEPEST)))
    return found


def chosen_among(rows: list[Row], asked: int | None) -> Row | None:
    """The row that was asked for, else the first to look at, else the first."""
    by_key = next((row for row in rows if row.node.pk == asked), None)
    to_look_at = next((row for row in rows if row.node.state == NodeState.OPEN), None)
    return by_key or to_look_at or (rows[0] if rows else None)


def is_shown(row: Row, show: str) -> bool:
    """Whether a row is among those that were asked for."""
    if show == OPEN:
        return row.node.state == NodeState.OPEN
    return row.node.is_doubtful if show == DOUBTFUL else True


def with_what_they_hang_under(rows: list[Row], shown: list[Row]) -> list[Row]:
    """The rows with those above them, so that one sees where each belongs."""
    parents = {row.node.pk: row.node.parent_id for row in rows}
    wanted: set[int] = set()
    for row in shown:
        key: int | None = row.node.pk
        while key is not None and key not in wanted:
            wanted.add(key)
            key = parents.get(key)
    return [row for row in rows if row.node.pk in wanted]


def next_to_look_at(reading: Reading, after: ReadNode) -> int:
    """The key of the next node that is to be looked at, from the top again when none follows; else of the node itself."""
    left = list(nodes_of(reading).filter(state=NodeState.OPEN).values_list("pk", "order"))
    later = [pk for pk, order in left if order > after.order]
    return (later or [pk for pk, _order in left] or [after.pk])[0]
