"""What the pages of an action and of an organisation tell of projects, calls and courses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from regietafel.core import registry
from regietafel.core.registry import Block, Line
from regietafel.organisations.models import Organisation
from regietafel.plans.models import Action
from regietafel.projects.queries.visible import calls_visible_to, courses_visible_to, projects_visible_to
from regietafel.territories.models import Region


def lines_of(region: Region, page: str, rows: QuerySet[Any]) -> list[Line]:
    """A line for each row, with its state if it has one."""
    return [
        Line(
            row.title,
            reverse(f"projects:{page}", args=[region.slug, row.pk]),
            note=str(row.get_state_display()) if hasattr(row, "get_state_display") else str(row.starts or ""),
        )
        for row in rows
    ]


def beside(user: Any, row: Any) -> Iterator[Block]:
    """The projects, calls and courses that an action is linked to."""
    if not isinstance(row, Action):
        return
    region = row.plan.region
    found = (
        (_("Projects"), "project", projects_visible_to(user).filter(actions=row).order_by("pk")),
        (_("Calls"), "call", calls_visible_to(user).filter(fits__action=row).order_by("pk")),
        (_("Courses"), "course", courses_visible_to(user).filter(actions=row).order_by("pk")),
    )
    for title, page, rows in found:
        if lines := lines_of(region, page, rows):
            yield Block("row", title, lines, order=40)


def mentions(user: Any, region: Region, row: Any) -> Iterator[Block]:
    """The projects in which an organisation has a part."""
    if not isinstance(row, Organisation):
        return
    rows = projects_visible_to(user).filter(region=region, partners__organisation=row).order_by("pk")
    if lines := lines_of(region, "project", rows):
        yield Block("row", _("Has a part in the projects"), lines, order=50)


def hand_over() -> None:
    """Put both in their slots."""
    registry.beside.register("projects", beside)
    registry.mentions.register("projects", mentions)
