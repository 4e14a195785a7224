"""What stands on the page of a call, a project and a course, as the reader may know it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from regietafel.agreements.models import Agreement
from regietafel.agreements.queries.visible import agreements_visible_to
from regietafel.core import registry
from regietafel.documents.models import Document
from regietafel.documents.queries import documents_visible_to
from regietafel.plans.models import Action, Goal
from regietafel.plans.queries.visible import actions_visible_to, goals_visible_to
from regietafel.policy_signals.small import is_small
from regietafel.projects.models import (
    Audience,
    Call,
    CallFit,
    CallStep,
    Course,
    CoursePlaces,
    IntentLetter,
    MunicipalAnswer,
    Project,
    ProjectYear,
)
from regietafel.projects.queries.visible import projects_visible_to
from regietafel.territories.models import Municipality, Region
from regietafel.workplaces.models import Workplace
from regietafel.workplaces.queries.visible import workplaces_visible_to


def steps_of(call: Call) -> QuerySet[CallStep]:
    """The history of a call, in order."""
    return call.steps.select_related("body", "meeting__body", "by").order_by("at", "pk")


def fits_of(user: Any, call: Call) -> list[CallFit]:
    """The actions that a call fits, of plans that the reader sees."""
    return list(call.fits.filter(action__in=actions_visible_to(user)).select_related("action__plan"))


def letters_of(user: Any, call: Call) -> list[IntentLetter]:
    """The letters of intent, by organisation."""
    return sorted(call.letters.select_related("organisation", "document"), key=str)


def projects_from(user: Any, call: Call) -> list[Project]:
    """The projects that came from a call."""
    return list(projects_visible_to(user).filter(call=call).order_by("pk"))


@dataclass(frozen=True)
class TownAnswer:
    """A municipality of the region, and what it does with the call; None if nobody knows."""

    municipality: Municipality
    answer: MunicipalAnswer | None


def answers_of(call: Call) -> list[TownAnswer]:
    """Every municipality of the region with its answer, and those that answered before they left."""
    there = {one.municipality_id: one for one in call.answers.select_related("municipality")}
    towns = list(Municipality.objects.filter(regions=call.region).distinct())
    known = {town.pk for town in towns}
    towns += [one.municipality for key, one in there.items() if key not in known]
    return [TownAnswer(town, there.get(town.pk)) for town in sorted(towns, key=lambda town: town.name)]


def papers_on(user: Any, holder: str, pk: int) -> QuerySet[Document]:
    """The documents that hang on a row, by title."""
    found = documents_visible_to(user).filter(holder_kind=holder, holder_pk=pk)
    return found.prefetch_related("versions__stored").order_by("title")


def actions_on(user: Any, row: Project | Course) -> list[Action]:
    """The actions that a row is linked to, of plans that the reader sees."""
    there = row.actions.values("pk")
    return list(actions_visible_to(user).filter(pk__in=there).select_related("plan").order_by("pk"))


def agreements_on(user: Any, row: Project | Call) -> list[tuple[Agreement, str]]:
    """The agreements that a row is linked to and that the reader sees, each with the address of its page if it has one."""
    found = agreements_visible_to(user).filter(pk__in=row.agreements.values("pk")).order_by("-starts_on", "pk")
    address = registry.journal_urls.get("agreements.agreement")
    return [(one, address(row.region, one.pk) if address else "") for one in found]


def goals_on(user: Any, course: Course) -> list[Goal]:
    """The goals that a course is linked to, of plans that the reader sees."""
    there = course.goals.values("pk")
    return list(goals_visible_to(user).filter(pk__in=there).select_related("plan").order_by("pk"))


def workplaces_on(user: Any, row: Project | Course) -> list[Workplace]:
    """The workplaces that a row is linked to and that the reader sees."""
    return list(workplaces_visible_to(user).filter(pk__in=row.workplaces.values("pk")).order_by("name"))


@dataclass(frozen=True)
class Money:
    """The money of a project: each year, and all years together; None where nobody said anything."""

    years: list[ProjectYear]
    asked: Decimal | None
    granted: Decimal | None


def money_of(project: Project) -> Money:
    """Asked and granted per year and in all, to the cent."""
    years = sorted(project.years.all(), key=lambda one: one.year)
    return Money(years, summed(one.asked for one in years), summed(one.granted for one in years))


def summed(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """The sum of what is known; None if nothing is."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if known else None


@dataclass(frozen=True)
class Came:
    """How many came, as the reader may know it; ``is_small`` stands for "fewer than 5" or what would give it away."""

    count: int | None
    is_small: bool = False


@dataclass(frozen=True)
class Share:
    """The places of a local government in a course, with how many came from there."""

    row: CoursePlaces
    came: Came


@dataclass(frozen=True)
class Turnout:
    """How many came to a course: in all, and per local government."""

    total: Came
    shares: list[Share]


def turnouts_of(courses: Iterable[Course], user: Any, region: Region) -> dict[int, Turnout]:
    """Who came to courses, as counts. Of target-group workers the team alone reads a small count.

    The total less the others would give it away, so where one is kept back the total is too.
    """
    sees = user.has_perm("projects.view_small_counts", region)
    found = list(courses)
    rows = CoursePlaces.objects.filter(course__in=found).select_related("municipality").order_by("municipality__name")
    by_course: dict[int, list[CoursePlaces]] = {}
    for row in rows:
        by_course.setdefault(row.course_id, []).append(row)
    return {course.pk: turnout(course, by_course.get(course.pk, []), sees_all=sees) for course in found}


def turnout(course: Course, rows: list[CoursePlaces], *, sees_all: bool) -> Turnout:
    """One course."""
    sees = sees_all or course.audience == Audience.COUNSELLORS
    known = [row.came for row in rows if row.came is not None]
    total = course.came if course.came is not None else (sum(known) if known else None)
    hidden = {row.pk for row in rows if is_small(row.came, is_team=sees)}
    hides_total = is_small(total, is_team=sees) or bool(hidden)
    shares = [Share(row, Came(None if row.pk in hidden else row.came, row.pk in hidden)) for row in rows]
    return Turnout(Came(None if hides_total else total, hides_total), shares)
