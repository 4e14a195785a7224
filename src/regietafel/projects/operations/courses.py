"""Courses: noted and described."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from regietafel.core.dates import PreciseDate
from regietafel.core.operations import locked_at, operation
from regietafel.journal.operations import record, snapshot
from regietafel.organisations.models import Organisation
from regietafel.plans.models import Action, Goal
from regietafel.projects.models import Audience, Course
from regietafel.projects.operations.keeping import (
    dated,
    insist_is_there,
    insist_of_region,
    insist_on_order,
    insist_on_title,
    stripped,
    with_removed,
)
from regietafel.territories.models import Municipality, Region
from regietafel.workplaces.models import Workplace

PLAIN = ("title", "summary", "audience", "provider", "provider_said", "municipality", "place", "places", "came")
LINKS = ("actions", "goals", "workplaces")


@dataclass(frozen=True)
class CourseData:
    """What is known of a course."""

    title: str
    summary: str = ""
    audience: str = Audience.COUNSELLORS
    provider: Organisation | None = None
    provider_said: str = ""
    starts: PreciseDate | None = None
    ends: PreciseDate | None = None
    municipality: Municipality | None = None
    place: str = ""
    places: int | None = None
    came: int | None = None
    actions: Collection[Action] = field(default_factory=list)
    goals: Collection[Goal] = field(default_factory=list)
    workplaces: Collection[Workplace] = field(default_factory=list)

    def columns(self) -> dict[str, Any]:
        """The columns of the row."""
        found = stripped({name: getattr(self, name) for name in PLAIN})
        return found | dated("starts", self.starts) | dated("ends", self.ends)


def told(course: Course) -> dict[str, Any]:
    """What the history keeps of a course."""
    links = {name: sorted(str(one) for one in getattr(course, name).all()) for name in LINKS}
    dates = {"starts": str(course.starts or ""), "ends": str(course.ends or "")}
    return snapshot(course, PLAIN) | dates | links


def insist_on_course(region: Region, data: CourseData) -> None:
    """Refuse a course without a name or that ends before it starts, and what belongs elsewhere."""
    insist_on_title(data.title)
    insist_on_order(data.starts, data.ends, "ends")
    insist_of_region(region, "actions", data.actions, "plan.region_id")
    insist_of_region(region, "goals", data.goals, "plan.region_id")
    insist_of_region(region, "workplaces", data.workplaces)


@operation
def add_course(*, actor: Any, region: Region, data: CourseData) -> Course:
    """Put a course in the offer."""
    insist_on_course(region, data)
    course = Course.objects.create(region=region, **data.columns())
    for name in LINKS:
        getattr(course, name).set(getattr(data, name))
    record(actor=actor, verb="created", on=course, region=region, after=told(course))
    return course


@operation
def edit_course(*, actor: Any, course: Course, data: CourseData, version: int | None) -> Course:
    """Change what is known of a course."""
    fresh = locked_at(course, version)
    insist_is_there(fresh)
    insist_on_course(fresh.region, data)
    before = told(fresh)
    for name, value in data.columns().items():
        setattr(fresh, name, value)
    for name in LINKS:
        getattr(fresh, name).set(with_removed(getattr(fresh, name).all(), getattr(data, name)))
    after = told(fresh)
    if after != before:
        fresh.save_next(*data.columns())
        record(actor=actor, verb="changed", on=fresh, region=fresh.region, before=before, after=after)
    return fresh
