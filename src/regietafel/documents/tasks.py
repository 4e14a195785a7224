"""The task that wakes the worker. It carries nothing: which files have no text yet stands in the tables."""

from __future__ import annotations

from django_tasks import task

TURN = 20.0
"""Seconds after which the worker looks whether something else is waiting."""


@task()
def read_texts() -> int:
    """Read what waits; harmless when it comes twice, late, or when there is nothing to do."""
    from regietafel.documents.texts import read_in_turn

    return read_in_turn(TURN)


def wake() -> None:
    """Tell the worker that there is something to read; a call too many does no harm."""
    read_texts.enqueue()
