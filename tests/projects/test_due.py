"""What is due within ten days is on the start page, waits for the team, and stands in the calendar feed of the region."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from regietafel.attention.queries import found_for
from regietafel.consultation.models import FeedScope
from regietafel.consultation.operations.feeds import make_feed
from regietafel.core.dates import Precision
from regietafel.people.models import User
from regietafel.projects.models import Applicant
from regietafel.projects.queries.due import due_soon
from regietafel.territories.models import Region
from tests.cast import fresh
from tests.projects.make import make_call, make_project

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 5, 4)


def on(days: int) -> dt.date:
    """So many days from today."""
    return TODAY + dt.timedelta(days=days)


def titles(user: User, region: Region) -> list[str]:
    """What is due soon."""
    return [one.title for one in due_soon(user, region, TODAY)]


def test_within_ten_days_and_not_sooner(director: User, region: Region) -> None:
    for days in (10, 11, 0):
        make_call(region, f"over {days}", deadline_on=on(days))
    assert titles(director, region) == ["over 0", "over 10"]


def test_a_deadline_that_passed_is_over_and_a_milestone_that_passed_is_late(director: User, region: Region) -> None:
    make_call(region, "voorbij", deadline_on=on(-1))
    project = make_project(region, state="running")
    project.milestones.create(title="te laat", due_on=on(-1))
    project.milestones.create(title="bereikt", due_on=on(-1), done_on=on(-2))
    project.reports.create(title="rapport te laat", due_on=on(-3))
    project.reports.create(title="verstuurd", due_on=on(-3), sent_on=on(-4))
    assert titles(director, region) == ["rapport te laat", "te laat"]


@pytest.mark.parametrize(("state", "is_due"), [("watched", True), ("go", True), ("no_go", False), ("submitted", False)])
def test_a_deadline_counts_until_it_is_decided(state: str, is_due: bool, director: User, region: Region) -> None:
    make_call(region, "oproep", deadline_on=on(3), state=state)
    assert bool(titles(director, region)) == is_due


def test_a_date_that_is_not_exact_counts_by_its_last_day(director: User, region: Region) -> None:
    make_call(region, "mei", deadline_on=dt.date(2026, 5, 1), deadline_precision=Precision.MONTH)
    assert titles(director, region) == []
    assert [one.title for one in due_soon(director, region, dt.date(2026, 5, 21))] == ["mei"]


def test_it_waits_for_the_team_and_not_for_the_table(
    region: Region, director: User, colleague: User, partner: User, editor: User
) -> None:
    make_call(region, "oproep", deadline_on=on(3))
    for person, expected in ((director, 1), (colleague, 1), (partner, 0), (editor, 0)):
        rows = [row for row in found_for(fresh(person), TODAY) if row.source.kind == "project"]
        assert len(rows) == expected
        assert all(row.line.text == "oproep: uiterste datum van de oproep" for row in rows)


def test_it_is_on_the_start_page(region: Region, as_director: Client, as_partner: Client, as_editor: Client) -> None:
    soon = timezone.localdate() + dt.timedelta(days=9)
    make_call(region, "Oproep voor ons", deadline_on=soon)
    make_call(region, "Oproep voor besturen", deadline_on=soon, applicant=Applicant.MUNICIPALITIES)
    make_project(region, state="running").reports.create(title="Tussentijds rapport", due_on=soon)
    start = reverse("home:start", args=[region.slug])
    shown = {name: client.get(start).content.decode() for name, client in
             (("director", as_director), ("partner", as_partner), ("editor", as_editor))}  # fmt: skip
    assert "Tussentijds rapport" in shown["director"]
    assert "Tussentijds rapport" not in shown["partner"]
    for title in ("Oproep voor ons", "Oproep voor besturen"):
        assert title in shown["director"]
        assert title in shown["partner"]
        assert title not in shown["editor"]


def feed(user: User, region: Region, scope: FeedScope, client: Client) -> str:
    """What a calendar program reads."""
    _row, token = make_feed(actor=user, region=region, scope=scope)
    return client.get(reverse("calendar-feed", args=[token])).content.decode().replace("\r\n ", "")


def test_it_stands_in_the_feed_of_the_region_as_its_owner_reads_it(
    region: Region, director: User, other_region: Region, other_director: User, client: Client
) -> None:
    soon = timezone.localdate() + dt.timedelta(days=40)
    make_call(region, "Oproep", deadline_on=soon)
    make_call(region, "Ergens in mei", deadline_on=soon, deadline_precision=Precision.MONTH)
    text = feed(director, region, FeedScope.REGION, client)
    assert "SUMMARY:Oproep: uiterste datum van de oproep" in text
    assert f"DTSTART;VALUE=DATE:{soon:%Y%m%d}" in text
    assert "Ergens in mei" not in text
    assert "Oproep" not in feed(director, region, FeedScope.MINE, client)
    assert "Oproep" not in feed(other_director, other_region, FeedScope.REGION, client)
