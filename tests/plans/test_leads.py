"""Whose action is it: the persons behind the functions and organisations that a plan names."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from regietafel.membership.models import Affiliation
from regietafel.organisations.models import Function, Organisation
from regietafel.people.models import RegionRole, User
from regietafel.plans.models import Action, Goal, PartyRole, Plan
from regietafel.plans.queries.leads import actions_of, leads_action, my_action_keys, my_party_keys
from tests import cast
from tests.plans import make

LEADS = {
    "lead": True,
    "co_lead": True,
    "participant": False,
    "partner": False,
    "link": False,
    "promotor": False,
    "pen_holder": False,
    "facilitator": False,
    "adviser": False,
}
"""In which roles one leads."""


@pytest.mark.parametrize("role", PartyRole.values)
def test_in_which_roles_one_leads(role: str, goal: Goal, organisation: Organisation, partner: User) -> None:
    action = make.make_action(goal, "a")
    make.make_party(action, organisation, role)
    assert leads_action(partner, action) is LEADS[role]
    assert list(actions_of(partner)) == [action]
    assert list(actions_of(partner, leading=True)) == ([action] if LEADS[role] else [])


@pytest.mark.parametrize(
    ("name", "leads"),
    [
        ("director", False),
        ("colleague", False),
        ("partner", True),
        ("editor", False),
        ("head_of_service", False),
        ("other_director", False),
        ("admin", False),
        ("stranger", False),
    ],
)
def test_an_organisation_leads_through_who_sits_for_it(
    name: str, leads: bool, led_action: Action, everyone: dict[str, cast.Person]
) -> None:
    assert leads_action(everyone[name], led_action) is leads


def test_who_keeps_the_page_of_an_organisation_does_not_speak_for_it_in_a_plan(
    goal: Goal, edited_organisation: Organisation, editor: User
) -> None:
    action = make.make_action(goal, "a")
    make.make_party(action, edited_organisation)
    assert not leads_action(editor, action)
    assert not actions_of(editor).exists()


def test_a_seat_that_ended_leads_nothing(led_action: Action, partner: User) -> None:
    RegionRole.objects.filter(user=partner).update(ended_at=timezone.now())
    assert not leads_action(partner, led_action)


def test_a_seat_in_one_region_leads_nothing_in_another(
    other_plan: Plan, shared_organisation: Organisation, partner: User
) -> None:
    Affiliation.objects.filter(role__user=partner).update(organisation=shared_organisation)
    there = make.make_action(make.make_goal(other_plan, "1"), "elders")
    make.make_party(there, shared_organisation)
    assert not leads_action(partner, there)


@pytest.mark.parametrize(
    ("since", "until", "leads"),
    [(-10, None, True), (0, None, True), (1, None, False), (-10, 0, True), (-10, -1, False)],
)
def test_a_function_leads_while_it_is_filled(
    since: int, until: int | None, leads: bool, action: Action, director: User, director_function: Function
) -> None:
    today = timezone.localdate()
    director_function.holders.update(
        since=today + dt.timedelta(days=since),
        until=None if until is None else today + dt.timedelta(days=until),
    )
    assert leads_action(director, action) is leads


def test_removed_actions_are_nobodys(action: Action, director: User, plan: Plan) -> None:
    assert my_action_keys(director, plan) == {action.pk}
    Action.objects.filter(pk=action.pk).update(removed_at=timezone.now())
    assert my_action_keys(director, plan) == frozenset()


def test_by_which_names_one_goes(
    director: User, partner: User, editor: User, director_function: Function, organisation: Organisation, plan: Plan
) -> None:
    assert my_party_keys(director, plan.region) == {f"f{director_function.pk}"}
    assert my_party_keys(partner, plan.region) == {f"o{organisation.pk}"}
    assert my_party_keys(editor, plan.region) == frozenset()
