"""What is in a reading, in the order of the document."""

from __future__ import annotations

from django.db.models import QuerySet

from regietafel.intake.models import NodeState, Reading, ReadNode


def nodes_of(reading: Reading) -> QuerySet[ReadNode]:
    """The nodes as they stand, skipped ones too; those that went into another are not among them."""
    return ReadNode.objects.filter(reading=reading).exclude(state=NodeState.MERGED).order_by("order", "pk")


def node_of(reading: Reading, key: int) -> ReadNode | None:
    """One node of a reading, if it still stands by itself."""
    return nodes_of(reading).filter(pk=key).first()
