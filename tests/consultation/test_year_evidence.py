"""A meeting that was held fills the slot of its working year: on the page of the action, as a link for who may read it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from regietafel.consultation.models import Body, BodyNorm, HeldCount, Meeting, MeetingState
from regietafel.consultation.providers.evidence import held_in_years
from regietafel.consultation.queries.evidence import held_for
from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from regietafel.plans.models import Action, Plan, WorkingYear
from regietafel.territories.models import Region
from tests.consultation import make
from tests.plans import make as plans


@pytest.fixture
def plan(region: Region) -> Plan:
    """A running plan 2023–2025."""
    return plans.make_plan(region, plans.make_framework())


@pytest.fixture
def action(plan: Plan) -> Action:
    """An action of the plan, with a line for 2023."""
    goal = plans.make_goal(plan, "1", counts_for=["WSE-LR1"])
    made = plans.make_action(goal, "Actiegroep")
    WorkingYear.objects.create(action=made, year=2023)
    return made


@pytest.fixture
def body(region: Region, organisation: Organisation, action: Action) -> Body:
    """A body that has its norm from the action, and at which the partner sits."""
    made = make.make_body(region, "Actiegroep ROSE")
    make.make_seat(made, organisation)
    BodyNorm.objects.create(body=made, action=action, since=dt.date(2023, 1, 1), until=dt.date(2025, 12, 31))
    return made


def number(action: Action, year: int) -> int:
    """How many were held."""
    return sum(one.number for one in held_for(action).get(year, []))


def test_only_meetings_that_were_held_under_the_norm_count(action: Action, body: Body, region: Region) -> None:
    for on in (dt.date(2022, 12, 31), dt.date(2023, 1, 1), dt.date(2023, 12, 31), dt.date(2026, 1, 1)):
        make.make_meeting(body, on)
    for state in (MeetingState.DRAFT, MeetingState.CONVENED, MeetingState.CANCELLED):
        make.make_meeting(body, dt.date(2023, 6, 1), state)
    make.make_meeting(body, dt.date(2023, 6, 1), removed_at=dt.datetime(2023, 7, 1, tzinfo=dt.UTC))
    joint = make.make_meeting(make.make_body(region, "ROA"), dt.date(2023, 6, 2))
    assert number(action, 2023) == 2
    joint.joint_with.add(body)
    assert (number(action, 2023), number(action, 2022), number(action, 2026)) == (3, 0, 0)


def test_a_bare_count_serves_as_long_as_no_meeting_is_dated(action: Action, body: Body) -> None:
    HeldCount.objects.create(body=body, year=2023, held=3, source="verslag")
    assert number(action, 2023) == 3
    make.make_meeting(body, dt.date(2023, 6, 1))
    assert number(action, 2023) == 1


def test_the_page_of_the_action_links_what_one_may_read(
    client_of: Any, director: User, head_of_service: User, plan: Plan, action: Action, body: Body
) -> None:
    meeting = make.make_meeting(body, dt.date(2023, 6, 16))
    here = reverse("plans:action", args=[plan.region.slug, plan.slug, action.pk])
    link = reverse("consultation:meeting", args=[plan.region.slug, meeting.pk])
    told = "Actiegroep ROSE: 1 overleg gehouden"

    def page(person: User) -> str:
        client: Client = client_of(person)
        return client.get(here).content.decode()

    assert told in page(director)
    assert link in page(director)
    assert told in page(head_of_service)
    assert link not in page(head_of_service)
    Meeting.objects.all().delete()
    assert told not in page(director)


def test_an_action_without_bodies_asks_one_question(
    action: Action, director: User, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(1):
        assert held_in_years(director, action) == {}
