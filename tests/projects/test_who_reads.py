"""Amounts stand for the team alone, and small counts of target-group workers too: on the page, in the list and the sheet."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from regietafel.people.models import User
from regietafel.projects.models import Audience, Call, Course, CoursePlaces, Project
from regietafel.projects.operations.rows import set_rows
from regietafel.projects.queries.pages import turnouts_of
from regietafel.territories.models import Municipality, Region
from tests.cast import make_organisation
from tests.projects.make import make_call, make_course, make_project

pytestmark = pytest.mark.django_db
AMOUNTS = ("7.654,32", "7654.32", "7654,32", "1.234,50", "1234.50", "1234,50")


@pytest.fixture
def rich(region: Region) -> Project:
    """A project with money in each place where it can be."""
    project = make_project(region, state="running")
    project.years.create(year=2026, asked=Decimal("7654.32"), granted=Decimal("7654.32"))
    project.partners.create(organisation=make_organisation(region, "A"), money=Decimal("1234.50"))
    make_call(region, money=Decimal("7654.32"))
    return project


def shown(client: Client, name: str, *args: object) -> str:
    """A page or sheet as text."""
    answer = client.get(reverse(f"projects:{name}", args=args))
    assert answer.status_code == 200
    return answer.content.decode()


def test_amounts_are_for_the_team(rich: Project, as_director: Client, as_partner: Client) -> None:
    slug, call = rich.region.slug, Call.objects.get()
    pages: list[tuple[object, ...]] = [
        ("project", slug, rich.pk),
        ("call", slug, call.pk),
        ("list-export", slug, "csv"),
        ("calls-export", slug, "csv"),
    ]
    for name, *args in pages:
        assert any(amount in shown(as_director, str(name), *args) for amount in AMOUNTS), name
        assert not any(amount in shown(as_partner, str(name), *args) for amount in AMOUNTS), name


def test_the_history_with_its_amounts_is_for_the_team(rich: Project, as_partner: Client, director: User) -> None:
    row = rich.years.get()
    values = {"asked": Decimal("1234.50"), "granted": None}
    set_rows(actor=director, owner=rich, kind="money", rows=[(row.pk, values)], version=None)
    assert "1234.50" not in shown(as_partner, "project", rich.region.slug, rich.pk)


def counted(region: Region, audience: str, *came: int) -> Course:
    """A course with how many came per municipality."""
    course = make_course(region, audience=audience)
    for town, count in zip(Municipality.objects.filter(regions=region).order_by("name"), came, strict=True):
        CoursePlaces.objects.create(course=course, municipality=town, places=10, came=count)
    return course


def said(course: Course, user: User) -> tuple[object, list[object]]:
    """The total and the counts, as somebody reads them; a star for one that is kept back."""
    found = turnouts_of([course], user, course.region)[course.pk]
    total: object = "*" if found.total.is_small else found.total.count
    return total, ["*" if share.came.is_small else share.came.count for share in found.shares]


@pytest.mark.parametrize(
    ("audience", "came", "for_partner"),
    [
        (Audience.WORKERS, (4, 7), ("*", ["*", 7])),
        (Audience.WORKERS, (5, 0), (5, [5, 0])),
        (Audience.WORKERS, (1, 2), ("*", ["*", "*"])),
        (Audience.COUNSELLORS, (4, 7), (11, [4, 7])),
    ],
)
def test_a_small_count_is_for_the_team(
    audience: str,
    came: tuple[int, int],
    for_partner: tuple[object, list[object]],
    region: Region,
    director: User,
    partner: User,
) -> None:
    course = counted(region, audience, *came)
    assert said(course, director) == (sum(came), list(came))
    assert said(course, partner) == for_partner


def test_a_small_count_is_kept_back_everywhere(region: Region, as_partner: Client, as_director: Client) -> None:
    course = make_course(region, audience=Audience.WORKERS, came=3, title="Heftruck")
    pages: list[tuple[object, ...]] = [
        ("course", region.slug, course.pk),
        ("courses", region.slug),
        ("courses-export", region.slug, "csv"),
    ]
    for name, *args in pages:
        assert "te klein om te tonen" in shown(as_partner, str(name), *args)
        assert "te klein om te tonen" not in shown(as_director, str(name), *args)


@pytest.mark.parametrize("name", ["list", "calls", "call-board", "courses"])
def test_five_hundred_rows_take_no_more_questions_than_five(
    name: str, region: Region, as_director: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    day = dt.date(2026, 1, 1)

    def grow(count: int) -> None:
        Project.objects.bulk_create(Project(region=region, title=f"P{n}", starts_on=day) for n in range(count))
        Call.objects.bulk_create(Call(region=region, title=f"O{n}", deadline_on=day) for n in range(count))
        Course.objects.bulk_create(Course(region=region, title=f"C{n}", starts_on=day, came=9) for n in range(count))

    grow(5)
    shown(as_director, name, region.slug)
    with CaptureQueriesContext(connection) as few:
        shown(as_director, name, region.slug)
    grow(495)
    with django_assert_max_num_queries(len(few)):
        page = shown(as_director, name, region.slug)
    assert "500" in page
