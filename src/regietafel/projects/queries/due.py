"""What must be done by a day: deadlines of calls, milestones and reports of projects."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from regietafel.core.dates import PreciseDate, Precision
from regietafel.core.registry import FeedDate
from regietafel.projects.lifecycle import LIVE_CALLS, OPEN_PROJECTS
from regietafel.projects.queries.visible import calls_visible_to, milestones_visible_to, reports_visible_to
from regietafel.territories.models import Region

NEAR = dt.timedelta(days=10)
"""From so many days before it what is due stands on the start page and waits for the team."""


@dataclass(frozen=True)
class Due:
    """One thing with the date by which it must be done; a date that is not exact counts by its last day."""

    kind: str
    pk: int
    title: str
    about: str
    by: PreciseDate
    url: str
    changed_at: dt.datetime

    @property
    def said(self) -> str:
        """What it is, in words."""
        words = {
            "call": _("%(title)s: deadline of the call"),
            "milestone": _("%(about)s: %(title)s"),
            "report": _("%(about)s: %(title)s (report)"),
        }
        return words[self.kind] % {"title": self.title, "about": self.about}


def dues(user: Any, region: Region, **days: dt.date) -> Iterator[Due]:
    """What is not done yet of a region, as a person reads it, with a date ``gte`` or ``lte`` a day."""
    live = {"region": region, "state__in": LIVE_CALLS}
    for call in calls_visible_to(user).filter(**live, **within("deadline_on", days)):
        assert call.deadline is not None, "only calls with a deadline are asked for"
        url = reverse("projects:call", args=[region.slug, call.pk])
        yield Due("call", call.pk, call.title, "", call.deadline, url, call.changed_at)
    running = {"project__region": region, "project__state__in": OPEN_PROJECTS}
    milestones = milestones_visible_to(user).filter(done_on__isnull=True, **running, **within("due_on", days))
    for row in milestones.select_related("project"):
        url = reverse("projects:project", args=[region.slug, row.project_id])
        yield Due("milestone", row.pk, row.title, row.project.title, row.due, f"{url}#milestones", row.changed_at)
    unsent = {"project__region": region, "sent_on__isnull": True}
    reports = reports_visible_to(user).filter(**unsent, **within("due_on", days))
    for report in reports.select_related("project"):
        url = reverse("projects:project", args=[region.slug, report.project_id])
        by = PreciseDate(report.due_on, Precision.DAY)
        yield Due("report", report.pk, report.title, report.project.title, by, f"{url}#reports", report.changed_at)


def within(column: str, days: Mapping[str, dt.date]) -> dict[str, dt.date]:
    """The condition about a column; a row without a date meets none."""
    return {f"{column}__{name}": day for name, day in days.items()}


def due_soon(user: Any, region: Region, today: dt.date) -> list[Due]:
    """What is due within ten days or is late, the nearest first. A call whose deadline has passed is not late: it is over."""
    last = today + NEAR
    found = [one for one in dues(user, region, lte=last) if one.by.last <= last]
    kept = [one for one in found if one.kind != "call" or one.by.last >= today]
    return sorted(kept, key=lambda one: (one.by.last, one.kind, one.pk))


def feed_dates(user: Any, region: Region, since: dt.date) -> Iterator[FeedDate]:
    """The same for a calendar program: whatever has a day of its own."""
    for one in dues(user, region, gte=since):
        if one.by.precision == Precision.DAY:
            yield FeedDate(f"{one.kind}-{one.pk}", one.by.on, one.said, one.url, one.changed_at)
