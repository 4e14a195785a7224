"""The grid of actions by working years: what stands in it, who may fill in what, and how many questions it asks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from regietafel.people.models import User
from regietafel.plans.models import Action, ClosedYear, Goal, Plan, PlanStatus
from regietafel.plans.queries.grid import GridRow, marks_in, read_grid, read_lines
from regietafel.plans.queries.tree import read_tree
from regietafel.plans.rules import reach_of
from tests import cast
from tests.plans import make
from tests.plans.screen import text

ClientOf = Callable[[cast.Person], Client]


def grid_of(plan: Plan, name: str = "grid") -> str:
    """The address of the grid."""
    return reverse(f"plans:{name}", args=[plan.region.slug, plan.slug])


def rows_for(person: User, plan: Plan) -> list[GridRow]:
    """The rows as this person may fill them in."""
    grid = read_grid(read_tree(plan), read_lines(plan), reach_of(person, plan))
    return [row for goal in grid for row in goal.rows]


def fill(goal: Goal, count: int, person: User) -> None:
    """Actions with two years, of which one was spoken about."""
    for number in range(count):
        action = make.make_action(goal, f"Actie {number}", years=(2024,))
        make.make_line(action, 2023, "done", sentence="Klaar.", said_by=person, said_at=timezone.now())


def test_each_cell_says_state_sentence_who_and_when(browser: Client, colleague: User, action: Action) -> None:
    line = action.working_years.get(year=2023)
    line.state, line.sentence, line.said_by = "done", "Vier keer bijeengekomen.", colleague
    line.said_at = dt.datetime(2025, 6, 16, 7, 42, tzinfo=dt.UTC)
    line.save()
    page = text(browser.get(grid_of(action.plan)))
    for words in ("gedaan", "Vier keer bijeengekomen.", "Carla Collega, 16 juni 2025 9.42 uur", "1.1.1"):
        assert words in page
    assert f'href="{reverse("plans:year", args=[action.plan.region.slug, action.plan.slug, action.pk, 2023])}"' in page


def test_a_year_without_a_line_is_empty_and_can_be_opened(browser: Client, led_action: Action) -> None:
    page = text(browser.get(grid_of(led_action.plan)))
    years = reverse("plans:action-years", args=[led_action.plan.region.slug, led_action.plan.slug, led_action.pk])
    assert page.count(f'href="{years}"') == 2


@pytest.mark.parametrize("status", PlanStatus.values)
@pytest.mark.parametrize("role", ["director", "colleague", "partner", "head_of_service", "editor"])
def test_a_cell_can_be_filled_in_by_whom_the_permission_says(
    role: str, status: str, plan: Plan, action: Action, led_action: Action, request: pytest.FixtureRequest
) -> None:
    person = request.getfixturevalue(role)
    plan.status = status
    plan.save()
    assert {one.row.action.pk: one.may_change for one in rows_for(person, plan)} == {
        one.pk: person.has_perm("plans.report_on_action", one) for one in (action, led_action)
    }


def test_a_lead_fills_in_only_the_years_that_are_there(partner: User, plan: Plan, led_action: Action) -> None:
    [row] = rows_for(partner, plan)
    assert [cell.may_change for cell in row.cells] == [True, False, False]


def test_a_closed_year_is_read_and_not_changed(browser: Client, director: User, action: Action) -> None:
    ClosedYear.objects.create(plan=action.plan, year=2023, closed_by=director, closed_at=timezone.now())
    [row] = rows_for(director, action.plan)
    assert [cell.may_change for cell in row.cells] == [False, True, True]
    assert "afgesloten" in text(browser.get(grid_of(action.plan))).split("<thead>")[1].split("</thead>")[0]


def test_the_lines_are_read_as_the_tree_reads_them(director: User, goal: Goal) -> None:
    fill(goal, 2, director)
    make.make_action(goal, "Verondersteld", years=(2025,), basis="assumed")
    read = read_tree(goal.plan, marks_in(read_lines(goal.plan)))
    assert [row.years for row in read.rows] == [row.years for row in read_tree(goal.plan).rows]


def test_what_people_said_is_for_the_network_alone(
    client_of: ClientOf, plan: Plan, editor: User, colleague: User, goal: Goal
) -> None:
    fill(goal, 1, colleague)
    plan.published_at = timezone.now()
    plan.save()
    for name in ("grid", "grid-print"):
        page = text(client_of(editor).get(grid_of(plan, name)))
        assert "gedaan" in page
        assert "Klaar." not in page
        assert "Carla" not in page


def test_the_filter_of_the_tree_holds_here_and_on_paper(browser: Client, action: Action, led_action: Action) -> None:
    for name in ("grid", "grid-print"):
        page = text(browser.get(grid_of(action.plan, name), {"q": "netwerkmoment"}))
        assert action.title in page
        assert led_action.title not in page


def test_a_plan_without_actions_invites(browser: Client, plan: Plan) -> None:
    assert "ui-empty" in text(browser.get(grid_of(plan)))
    assert browser.get(grid_of(plan, "grid-print")).status_code == 200


@pytest.mark.parametrize("name", ["grid", "grid-print"])
@pytest.mark.parametrize("role", ["director", "partner"])
def test_as_many_questions_for_many_rows_as_for_one(
    client_of: ClientOf, goal: Goal, name: str, role: str, request: pytest.FixtureRequest
) -> None:
    person = request.getfixturevalue(role)
    browser, url = client_of(person), grid_of(goal.plan, name)
    fill(goal, 1, person)
    browser.get(url)
    with CaptureQueriesContext(connection) as one:
        assert browser.get(url).status_code == 200
    fill(goal, 60, person)
    with CaptureQueriesContext(connection) as many:
        assert browser.get(url).status_code == 200
    assert len(many) == len(one) <= 15, "\n".join(query["sql"][:150] for query in many.captured_queries)
