"""The nodes of a reading as a tree, in the order of the document; knows where things hang and writes nothing."""

from __future__ import annotations

from collections.abc import Iterable

from regietafel.intake.models import Level, ReadNode

RANK = {Level.PRIORITY: 0, Level.GOAL: 1, Level.ACTION: 2}


class Outline:
    """Rows in document order, each right after what it hangs under and before what follows that."""

    def __init__(self, rows: Iterable[ReadNode]) -> None:
        self.rows = list(rows)
        self.at = {row.pk: position for position, row in enumerate(self.rows)}

    def row(self, pk: int | None) -> ReadNode | None:
        """The row of a key, if it is there."""
        return self.rows[self.at[pk]] if pk in self.at else None

    def parent(self, row: ReadNode) -> ReadNode | None:
        """What a row hangs under."""
        return self.row(row.parent_id)

    def children(self, row: ReadNode) -> list[ReadNode]:
        """What hangs right under a row."""
        return [each for each in self.rows if each.parent_id == row.pk]

    def siblings(self, row: ReadNode) -> list[ReadNode]:
        """What hangs where the row hangs, itself too."""
        return [each for each in self.rows if each.parent_id == row.parent_id]

    def subtree(self, row: ReadNode) -> list[ReadNode]:
        """The row with all that hangs below it, in order."""
        inside = {row.pk}
        found = [row]
        for each in self.rows[self.at[row.pk] + 1 :]:
            if each.parent_id in inside:
                inside.add(each.pk)
                found.append(each)
        return found

    def before(self, row: ReadNode) -> ReadNode | None:
        """The row that stands right above in the document, wherever it hangs."""
        position = self.at[row.pk]
        return self.rows[position - 1] if position else None

    def beside(self, row: ReadNode, step: int) -> ReadNode | None:
        """The sibling before (-1) or after (1)."""
        beside = self.siblings(row)
        position = [each.pk for each in beside].index(row.pk) + step
        return beside[position] if 0 <= position < len(beside) else None

    def depth(self, row: ReadNode) -> int:
        """How many rows it hangs under."""
        depth, above = 0, self.parent(row)
        while above is not None:
            depth, above = depth + 1, self.parent(above)
        return depth


def in_order(above: dict[str, str | None]) -> list[str]:
    """Keys with what each hangs under (None: at the top), each put right after what it hangs under; nothing gets lost.

    What hangs under itself, in a ring or under nothing known, stands at the top.
    """
    below: dict[str | None, list[str]] = {}
    for key, parent in above.items():
        below.setdefault(parent if parent in above and parent != key else None, []).append(key)
    found: dict[str, None] = {}
    for start in [*below.get(None, []), *above]:
        waiting = [start]
        while waiting:
            key = waiting.pop()
            if key not in found:
                found[key] = None
                waiting += reversed(below.get(key, []))
    return list(found)
