"""What can be looked for: projects, calls and courses, by title and their own words; never amounts or counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from regietafel.projects.models import Call, Course, Project
from regietafel.projects.queries.visible import calls_visible_to, courses_visible_to, projects_visible_to
from regietafel.search.registry import Family, Kind, Place, Rows, Text, address_of, kinds
from regietafel.territories.models import Region

Seen = Callable[[Any, Region, Rows], Mapping[int, str]]


def project_rows() -> QuerySet[Project]:
    """The projects that are not in the bin."""
    return Project.objects.filter(removed_at__isnull=True)


def call_rows() -> QuerySet[Call]:
    """The calls that are not in the bin."""
    return Call.objects.filter(removed_at__isnull=True)


def course_rows() -> QuerySet[Course]:
    """The courses that are not in the bin."""
    return Course.objects.filter(removed_at__isnull=True)


def project_text(row: Project) -> Text:
    """A project goes by its title and its own words; it is its own holder."""
    words = (row.summary, row.programme, row.number, row.results, row.lessons)
    return Text(row.pk, row.region_id, row.title, words)


def call_text(row: Call) -> Text:
    """A call goes by its title, who launched it, and what it asks."""
    return Text(row.pk, row.region_id, row.title, (row.programme, row.launched_by, row.asks))


def course_text(row: Course) -> Text:
    """A course goes by its title, what is learnt, and where."""
    return Text(row.pk, row.region_id, row.title, (row.summary, row.provider_said, row.place))


def seen_of(visible: Callable[[Any], QuerySet[Any]]) -> Seen:
    """The rows of a region that a person sees, each with the number in its address."""

    def seen(user: Any, region: Region, rows: Rows) -> Mapping[int, str]:
        return {pk: str(pk) for pk in visible(user).filter(region=region).values_list("pk", flat=True)}

    return seen


def place_at(page: str) -> Callable[[Region, int, str], Place]:
    """The page of a row."""

    def place(region: Region, pk: int, slug: str) -> Place:
        return Place(address_of(page, region.slug, pk))

    return place


KINDS = (
    Kind(
        name="projects.project",
        slug="projects",
        label=_("Projects"),
        order=48,
        family=Family("projects", seen_of(projects_visible_to)),
        rows=project_rows,
        text=project_text,
        place=place_at("projects:project"),
    ),
    Kind(
        name="projects.call",
        slug="calls",
        label=_("Calls"),
        order=49,
        family=Family("calls", seen_of(calls_visible_to)),
        rows=call_rows,
        text=call_text,
        place=place_at("projects:call"),
    ),
    Kind(
        name="projects.course",
        slug="courses",
        label=_("Courses"),
        order=49,
        family=Family("courses", seen_of(courses_visible_to)),
        rows=course_rows,
        text=course_text,
        place=place_at("projects:course"),
    ),
)


def hand_over() -> None:
    """Say what can be found."""
    for kind in KINDS:
        kinds.register(kind)
