"""For whom the pages of a plan are there: the tables of who sees a plan, asked of its pages."""

from __future__ import annotations

import pytest
from django.urls import reverse

from regietafel.plans.models import Action, Plan, PlanStatus
from regietafel.plans.queries import published_plans
from tests import cast
from tests.plans.test_visible import INSIDE, MOMENTS, SEES, ClientOf, at_moment


@pytest.mark.parametrize(("status", "published"), MOMENTS)
def test_the_pages_are_there_for_those_and_for_nobody_else(
    status: str,
    published: bool,
    plan: Plan,
    action: Action,
    everyone: dict[str, cast.Person],
    client_of: ClientOf,
) -> None:
    at_moment(plan, status, published)
    where = [plan.region.slug, plan.slug]
    pages = [
        reverse("plans:plan", args=where),
        reverse("plans:coverage", args=where),
        reverse("plans:print", args=where),
        reverse("plans:export", args=[*where, "csv"]),
        reverse("plans:export", args=[*where, "xlsx"]),
        reverse("plans:action", args=[*where, action.pk]),
        reverse("plans:lineage", args=[*where, action.pk]),
    ]
    for name, person in everyone.items():
        expected = 200 if name in SEES[status, published] & INSIDE else 404
        client = client_of(person)
        for page in pages:
            assert client.get(page).status_code == (302 if name == "stranger" else expected), (name, page)


@pytest.mark.parametrize(("status", "published"), MOMENTS)
def test_the_public_reads_what_is_decided_and_published(
    status: str, published: bool, plan: Plan, action: Action, everyone: dict[str, cast.Person], client_of: ClientOf
) -> None:
    at_moment(plan, status, published)
    there = published and status != PlanStatus.DRAFT
    assert published_plans().filter(pk=plan.pk).exists() is there
    for person in everyone.values():
        client = client_of(person)
        for page in (
            reverse("plans:public-plan", args=[plan.region.slug, plan.slug]),
            reverse("plans:public-region", args=[plan.region.slug]),
        ):
            assert client.get(page).status_code == (200 if there else 404)
