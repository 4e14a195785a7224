"""The task that wakes the worker. It carries nothing: what must be read stands in the table of readings."""

from __future__ import annotations

from django_tasks import task


@task()
def read_documents() -> int:
    """Read what waits; harmless when it comes twice, late, or when there is nothing to do."""
    from regietafel.intake.work import read_waiting

    return read_waiting()


def wake() -> None:
    """Tell the worker that there is something to read; a call too many does no harm."""
    read_documents.enqueue()
