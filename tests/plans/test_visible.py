"""Who sees which plans and what is in them: role × status × published, written by hand."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from regietafel.people.models import RegionRole
from regietafel.plans.models import Action, Goal, LoggedWork, Plan, PlanStatus, Priority
from regietafel.plans.queries import (
    actions_visible_to,
    goals_visible_to,
    logged_work_visible_to,
    plans_visible_to,
)
from regietafel.territories.models import Region
from tests import cast
from tests.plans import make

ClientOf = Callable[[cast.Person], Client]

SEES: dict[tuple[str, bool], set[str]] = {
    ("draft", False): {"director", "colleague"},
    ("draft", True): {"director", "colleague"},
    ("approved", False): {"director", "colleague", "partner", "head_of_service"},
    ("approved", True): set(cast.ROLES),
    ("running", False): {"director", "colleague", "partner", "head_of_service"},
    ("running", True): set(cast.ROLES),
    ("closed", False): {"director", "colleague", "partner", "head_of_service"},
    ("closed", True): set(cast.ROLES),
}
"""Who sees a plan of the region; a draft is never published, even if a date of publication was left behind."""

INSIDE = {"director", "colleague", "partner", "head_of_service", "editor"}
"""Who may open pages of the region; everybody else reads a published plan on the public page."""

WORK = {"director", "colleague", "partner", "head_of_service"}
"""Who sees work outside the plan."""

MOMENTS = [(status, published) for status, published in SEES]


def at_moment(plan: Plan, status: str, published: bool) -> Plan:
    """The plan at a moment of its life."""
    plan.status = status
    plan.published_at = timezone.now() if published else None
    plan.save()
    return plan


@pytest.mark.parametrize(("status", "published"), MOMENTS)
def test_who_sees_a_plan_and_all_that_is_in_it(
    status: str, published: bool, plan: Plan, action: Action, everyone: dict[str, cast.Person]
) -> None:
    at_moment(plan, status, published)
    for found in (
        {name for name, person in everyone.items() if plans_visible_to(person).filter(pk=plan.pk).exists()},
        {name for name, person in everyone.items() if goals_visible_to(person).filter(plan=plan).exists()},
        {name for name, person in everyone.items() if actions_visible_to(person).filter(pk=action.pk).exists()},
    ):
        assert found == SEES[status, published]


def test_a_removed_plan_is_seen_by_nobody(plan: Plan, action: Action, everyone: dict[str, cast.Person]) -> None:
    plan.published_at = plan.removed_at = timezone.now()
    plan.save()
    for person in everyone.values():
        assert not plans_visible_to(person).exists()
        assert not goals_visible_to(person).exists()
        assert not actions_visible_to(person).exists()


def test_what_was_removed_from_a_plan_is_seen_by_nobody(
    plan: Plan, goal: Goal, action: Action, everyone: dict[str, cast.Person]
) -> None:
    action.removed_at = goal.removed_at = timezone.now()
    action.save()
    goal.save()
    for person in everyone.values():
        assert not goals_visible_to(person).filter(pk=goal.pk).exists()
        assert not actions_visible_to(person).filter(pk=action.pk).exists()


def test_a_role_that_ended_opens_nothing(
    plan: Plan, action: Action, everyone: dict[str, cast.Person], client_of: ClientOf
) -> None:
    RegionRole.objects.update(ended_at=timezone.now())
    for name in ("director", "colleague", "partner", "head_of_service", "editor"):
        person = cast.fresh(everyone[name])  # type: ignore[arg-type]
        assert not plans_visible_to(person).exists(), name
        assert client_of(person).get(reverse("plans:plan", args=[plan.region.slug, plan.slug])).status_code == 404


def test_an_action_is_found_only_in_its_own_plan_and_region(
    plan: Plan,
    action: Action,
    other_plan: Plan,
    other_action: Action,
    director: cast.Person,
    client_of: ClientOf,
) -> None:
    client = client_of(director)
    own, other = plan.region.slug, other_plan.region.slug
    second = make.make_plan(plan.region, plan.framework, "tweede")
    for page in ("plans:action", "plans:lineage"):
        assert client.get(reverse(page, args=[own, plan.slug, action.pk])).status_code == 200
        for where in (
            [own, plan.slug, other_action.pk],
            [other, other_plan.slug, other_action.pk],
            [own, second.slug, action.pk],
            [own, plan.slug, 0],
            [own, plan.slug, 10**30],
        ):
            assert client.get(reverse(page, args=where)).status_code == 404, (page, where)


def test_an_action_under_a_removed_goal_has_no_page(
    plan: Plan, goals: dict[str, Goal], action: Action, director: cast.Person, client_of: ClientOf
) -> None:
    Goal.objects.filter(pk=goals["1"].pk).update(removed_at=timezone.now())
    response = client_of(director).get(reverse("plans:action", args=[plan.region.slug, plan.slug, action.pk]))
    assert response.status_code == 404


def test_the_answer_is_the_same_whether_it_exists_or_not(
    other_plan: Plan, director: cast.Person, stranger: cast.Person, client_of: ClientOf
) -> None:
    other_plan.status = PlanStatus.DRAFT
    other_plan.save()
    where = (other_plan.region.slug, other_plan.slug)
    for client, page in ((client_of(director), "plans:plan"), (client_of(stranger), "plans:public-plan")):
        hidden = client.get(reverse(page, args=where))
        absent = client.get(reverse(page, args=("nergens", "niets")))
        assert hidden.status_code == absent.status_code == 404
        same = without_the_address(hidden.content, *where) == without_the_address(absent.content, "nergens", "niets")
        assert same, "an answer must not tell whether the plan exists"


def without_the_address(content: bytes, region: str, plan: str) -> str:
    """A page less what differs by itself: its own address, and tokens."""
    page = content.decode().replace(f"{region}/plans/{plan}/", "…").replace(f"{region}/{plan}/", "…")
    return re.sub(r'"[A-Za-z0-9]{64}"', "token", page)


def test_work_outside_the_plan_is_for_the_network(
    region: Region, priorities: dict[str, Priority], everyone: dict[str, cast.Person]
) -> None:
    kept = LoggedWork.objects.create(
        region=region, priority=priorities["WSE-LR1"], on=timezone.localdate(), what="Een oproep uitgelegd"
    )
    removed = LoggedWork.objects.create(
        region=region,
        priority=priorities["WSE-LR1"],
        on=timezone.localdate(),
        what="Weg",
        removed_at=timezone.now(),
    )
    assert {name for name, person in everyone.items() if logged_work_visible_to(person).filter(pk=kept.pk)} == WORK
    assert not any(logged_work_visible_to(person).filter(pk=removed.pk) for person in everyone.values())


REPORTS = {"director", "colleague", "partner", "head_of_service"}
"""Who reads what was said about a year, by whom, and what happened; an editor sees what the public sees."""


def test_what_was_said_about_a_year_stays_with_the_network(
    plan: Plan, action: Action, everyone: dict[str, cast.Person], director: cast.Person, client_of: ClientOf
) -> None:
    at_moment(plan, PlanStatus.RUNNING, published=True)
    line = action.working_years.get(year=2023)
    line.sentence, line.said_by_id, line.said_at = "Twaalf mensen kwamen.", director.pk, timezone.now()
    line.save()
    action.working_years.filter(year=2024).update(state="dropped", reason="Geen geld meer.")
    page = reverse("plans:action", args=[plan.region.slug, plan.slug, action.pk])
    for name in sorted(INSIDE):
        shown = client_of(everyone[name]).get(page).content.decode()
        for secret in ("Twaalf mensen kwamen.", "Geen geld meer."):
            assert (secret in shown) is (name in REPORTS), (name, secret)
    public = client_of(everyone["stranger"]).get(reverse("plans:public-plan", args=[plan.region.slug, plan.slug]))
    for secret in ("Twaalf mensen kwamen.", "Geen geld meer.", str(director)):
        assert secret not in public.content.decode()
