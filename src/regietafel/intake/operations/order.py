"""Where rows stand in the order of the document."""

from __future__ import annotations

from django.db.models import F

from regietafel.intake.models import ReadNode
from regietafel.intake.outline import Outline


def swap(outline: Outline, one: ReadNode, other: ReadNode) -> list[ReadNode]:
    """Let two siblings change places, each with what hangs below it."""
    first, second = sorted((outline.subtree(one), outline.subtree(other)), key=lambda rows: rows[0].order)
    places = sorted(row.order for row in [*first, *second])
    for row, place in zip([*second, *first], places, strict=True):
        row.order = place
    ReadNode.objects.bulk_update([*first, *second], ["order"], batch_size=200)
    return [*first, *second]


def make_room_after(row: ReadNode) -> int:
    """A place right after a row; all that stands behind it, what was merged too, moves on."""
    ReadNode.objects.filter(reading=row.reading_id, order__gt=row.order).update(order=F("order") + 1)
    return row.order + 1
