"""What somebody typed stays in sight when the row was taken away, or the plan closed, before it was sent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client

from regietafel.plans.models import Goal, Plan, PlanStatus
from tests import cast
from tests.plans.conftest import framework, goal, goals, plan
from tests.plans.structure import address

__all__ = ["framework", "goal", "goals", "plan"]
TEXT = "Een lange omschrijving die niemand twee keer wil typen."
ClientOf = Callable[[cast.Person], Client]
NOW = dt.datetime(2024, 5, 1, 9, 30, tzinfo=dt.UTC)


def sent(client: Client, plan: Plan, goal: Goal, **values: str) -> tuple[int, str]:
    """Post the page of a goal."""
    data = {"title": "Doel", "description": TEXT, "version": "1", "seen": "{}", "csrfmiddlewaretoken": "x", **values}
    answer = client.post(address("goal-edit", plan, goal), data)
    return answer.status_code, answer.content.decode()


@pytest.mark.parametrize(("status", "code"), [(PlanStatus.RUNNING, 404), (PlanStatus.CLOSED, 403)])
def test_what_was_typed_is_on_the_page(
    director: cast.Person, client_of: ClientOf, plan: Plan, goal: Goal, status: str, code: int
) -> None:
    Plan.objects.filter(pk=plan.pk).update(status=status)
    if code == 404:
        Goal.objects.filter(pk=goal.pk).update(removed_at=NOW)
    found, page = sent(client_of(director), plan, goal)
    assert found == code
    assert page.count(TEXT) == 2, "once to read and copy, once to send again"
    assert ">seen<" not in page
    assert 'name="version"' in page


def test_a_stranger_and_a_button_get_a_bare_page(
    director: cast.Person, stranger: cast.Person, client_of: ClientOf, plan: Plan, goal: Goal
) -> None:
    Goal.objects.filter(pk=goal.pk).update(removed_at=NOW)
    code, page = sent(client_of(director), plan, goal, description="kort")
    assert (code, "<textarea" in page) == (404, False)
    answer = client_of(stranger).post("/nl/nergens/", {"description": TEXT})
    assert (answer.status_code, TEXT in answer.content.decode()) == (404, False)
    assert not answer.cookies


def test_a_page_that_is_looked_at_keeps_nothing(director: cast.Person, client_of: ClientOf) -> None:
    page = client_of(director).get("/nl/nergens/", {"q": TEXT})
    assert (page.status_code, "<textarea" in page.content.decode()) == (404, False)
    assert not Client().get("/nl/nergens/").cookies
