"""The coverage guard on the screen: red where a priority is empty, and each figure leads to what it counts."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from regietafel.people.models import User
from regietafel.plans.models import Contribution, Goal, Plan, WorkingYear, YearBasis
from regietafel.plans.queries.tree import read_tree
from regietafel.plans.views.coverage import missing
from tests.cast import Person
from tests.plans import make

ClientOf = Callable[[Person], Client]
YEARS = (2023, 2024, 2025)
CELL = re.compile(r'<td class="is-(\w+)" data-label="(\d+)">(.*?)</td>', re.DOTALL)


@pytest.fixture
def covered(plan: Plan, goals: dict[str, Goal]) -> Plan:
    """A plan in which every priority has an action in every year; those of the third rest on assumption."""
    for number in ("1.1", "2.1", "3.1"):
        basis = YearBasis.ASSUMED if number == "3.1" else YearBasis.STATED
        make.make_action(goals[number], f"actie {number}", years=YEARS, basis=basis)
    Contribution.objects.create(action=make.make_action(goals["2.1"], "gast", years=YEARS), goal=goals["4.1"])
    return plan


def page_of(client: Client, plan: Plan) -> str:
    """The page of the coverage."""
    response = client.get(reverse("plans:coverage", args=[plan.region.slug, plan.slug]))
    assert response.status_code == 200
    return unescape(response.content.decode())


def states(page: str) -> list[str]:
    """How the cells are drawn, row after row."""
    return [state for state, _, _ in CELL.findall(page)]


def test_a_full_table_has_no_red(covered: Plan, director: User, client_of: ClientOf) -> None:
    page = page_of(client_of(director), covered)
    assert states(page) == ["covered"] * 6 + ["assumed"] * 3 + ["covered"] * 3
    assert "plan-gaps" not in page


def test_every_figure_leads_to_exactly_the_actions_that_it_counts(
    covered: Plan, director: User, client_of: ClientOf
) -> None:
    client = client_of(director)
    for _, _, cell in CELL.findall(page_of(client, covered)):
        address = re.search(r'href="([^"]+)"', cell)
        count = re.search(r'__figure">(\d+)<', cell)
        assert address is not None
        assert count is not None
        shown = re.findall(r'id="action-(\d+)"', client.get(address[1]).content.decode())
        assert len(shown) == int(count[1])


def test_dropping_the_last_action_of_the_third_priority_turns_its_cell_red(
    covered: Plan, director: User, client_of: ClientOf
) -> None:
    WorkingYear.objects.filter(action__title="actie 3.1", year=2024).update(state="dropped", reason="geen trekker")
    page = page_of(client_of(director), covered)
    assert [(row, state) for row, state in enumerate(states(page)) if state == "gap"] == [(7, "gap")]
    [(_, year, cell)] = [found for found in CELL.findall(page) if found[0] == "gap"]
    assert year == "2024"
    assert "ui-sign" in cell, "colour is never alone"
    assert page.count("plan-alarm") == 1


@pytest.mark.parametrize(
    ("this_year", "later"), [(2022, "2023, 2024 en 2025"), (2023, "2024 en 2025"), (2024, "2025"), (2026, "")]
)
def test_an_empty_priority_is_told_in_a_sentence_with_the_years_that_are_still_open(
    plan: Plan, goals: dict[str, Goal], this_year: int, later: str
) -> None:
    found = missing(read_tree(plan), this_year)
    assert [gap["priority"].code for gap in found] == list(make.CODES)
    assert {gap["years"] for gap in found} == {"2023, 2024 en 2025"}
    assert {gap["later"] for gap in found} == {later}


@pytest.mark.parametrize(
    ("name", "confirms"), [("director", True), ("colleague", True), ("partner", False), ("head_of_service", False)]
)
def test_assumed_years_are_listed_and_the_team_confirms_them(
    name: str, confirms: bool, covered: Plan, everyone: dict[str, Person], client_of: ClientOf
) -> None:
    page = page_of(client_of(everyone[name]), covered)
    action = next(row.action for row in read_tree(covered).rows if row.action.title == "actie 3.1")
    where = [covered.region.slug, covered.slug]
    assert page.count(reverse("plans:action", args=[*where, action.pk])) >= 1
    assert (reverse("plans:action-years", args=[*where, action.pk]) in page) is confirms
    assert (reverse("plans:years-confirm", args=where) in page) is confirms


def test_a_plan_that_was_closed_is_not_confirmed_any_more(covered: Plan, director: User, client_of: ClientOf) -> None:
    covered.status = "closed"
    covered.save()
    assert reverse("plans:years-confirm", args=[covered.region.slug, covered.slug]) not in page_of(
        client_of(director), covered
    )


def test_a_framework_without_priorities_has_an_empty_table(plan: Plan, director: User, client_of: ClientOf) -> None:
    plan.framework.priorities.all().delete()
    page = page_of(client_of(director), plan)
    assert 'class="ui-empty"' in page
    assert "<table" not in page
    assert "vervuld" not in page, "nobody may think that a condition is met that was not asked"
