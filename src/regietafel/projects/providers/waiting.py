"""What of projects and calls waits for the team: what is due within ten days, or late."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy

from regietafel.attention.sources import Source, Waiting, sources
from regietafel.projects.queries.due import due_soon
from regietafel.territories.models import Region


def due(user: Any, region: Region, today: dt.date) -> Iterator[Waiting]:
    """Deadlines, milestones and reports; what was near and becomes late is told once more."""
    if not user.has_perm("projects.keep", region):
        return
    for one in due_soon(user, region, today):
        state = "late" if one.by.last < today else "near"
        yield Waiting(
            key=f"projects.{one.kind}:{one.pk}:{one.by.last}:{state}", text=one.said, url=one.url, due=one.by.last
        )


def hand_over() -> None:
    """Hand over the lines."""
    sources.register(Source("project", gettext_lazy("Deadlines of projects and calls"), due, order=50))
