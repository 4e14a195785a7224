"""The task that wakes the worker. It carries nothing: which files have no text yet stands in the tables."""

from __future__ import annotations

from django_tasks import task


@task()
def read_texts() -> int:
    """Read what waits; harmless when it comes twice, late, or when there is nothing to do."""
    from regietafel.documents.texts import read_waiting

    return read_waiting()


def wake() -> None:
    """Tell the worker that there is something to read; a call too many does no harm."""
    read_texts.enqueue()
