"""The only doors to calls, projects and courses: list, page, search, export, start page and feed come in here.

Who sits at the table of a region reads them all; amounts and small counts stand for the team alone, on the page.
"""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from regietafel.people.queries import network_regions
from regietafel.projects.models import Call, Course, DueReport, Milestone, Project
from regietafel.territories.models import Region


def calls_visible_to(user: Any) -> QuerySet[Call]:
    """The calls of the regions at whose table one sits."""
    return Call.objects.filter(region__in=network_regions(user), removed_at__isnull=True)


def projects_visible_to(user: Any) -> QuerySet[Project]:
    """The projects of the regions at whose table one sits."""
    return Project.objects.filter(region__in=network_regions(user), removed_at__isnull=True)


def courses_visible_to(user: Any) -> QuerySet[Course]:
    """The courses of the regions at whose table one sits."""
    return Course.objects.filter(region__in=network_regions(user), removed_at__isnull=True)


def in_bin(user: Any, region: Region, model: type[Call] | type[Project] | type[Course]) -> QuerySet[Any]:
    """What of a kind lies in the bin of a region where one works."""
    rows: QuerySet[Any] = model.objects.filter(region=region, removed_at__isnull=False)
    return rows if user.has_perm("projects.keep", region) else rows.none()


def milestones_visible_to(user: Any) -> QuerySet[Milestone]:
    """The milestones of the projects that one reads."""
    return Milestone.objects.filter(project__in=projects_visible_to(user))


def reports_visible_to(user: Any) -> QuerySet[DueReport]:
    """The reports that are due of the projects that one reads."""
    return DueReport.objects.filter(project__in=projects_visible_to(user))
