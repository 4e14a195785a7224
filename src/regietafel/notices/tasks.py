"""The task that wakes the worker. It carries nothing: what must be sent stands in the outbox."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task


@task()
def deliver() -> int:
    """Send what is due; harmless when it comes twice, late, or when there is nothing to do."""
    from regietafel.notices.operations import deliver_due

    return deliver_due(now=timezone.now())
