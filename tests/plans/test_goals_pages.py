"""The pages of a goal: added, changed, moved, removed and restored."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from regietafel.plans.models import Action, Framework, Goal, Plan
from tests.plans import make
from tests.plans.structure import address
from tests.submitted import form_with, forms_on

NOW = dt.datetime(2024, 5, 1, 9, 30, tzinfo=dt.UTC)


def new_goal(browser: Client, plan: Plan, **values: Any) -> Any:
    """Fill in the page of a new goal and send it."""
    url = address("goal-add", plan)
    return browser.post(url, form_with(browser.get(url), "title").data(**values))


def test_a_goal_is_added_where_the_link_says(browser: Client, plan: Plan, goals: dict[str, Goal]) -> None:
    url = f"{address('goal-add', plan)}?parent={goals['1'].pk}"
    data = form_with(browser.get(url), "title").data(title="Nieuw doel", number="1.2")
    assert browser.post(url, data)["Location"].endswith(f"#goal-{Goal.objects.get(number='1.2').pk}")
    assert Goal.objects.get(number="1.2").parent == goals["1"]


@pytest.mark.parametrize("parent", ["", "0", "x", "999999", "'; --"])
def test_a_link_that_proposes_nonsense_proposes_nothing(browser: Client, plan: Plan, parent: str) -> None:
    page = browser.get(address("goal-add", plan), {"parent": parent})
    assert form_with(page, "title").data()["parent"] == [""]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "   "}, "title"),
        ({"title": "x" * 501}, "title"),
        ({"title": "x\x00y"}, "title"),
        ({"title": "Doel", "number": "x" * 21}, "number"),
        ({"title": "Doel", "description": "x" * 4001}, "description"),
        ({"title": "Doel", "priorities": ["999999"]}, "priorities"),
        ({"title": "Doel", "parent": "999999"}, "parent"),
        ({"title": "Doel", "parent": "x"}, "parent"),
    ],
)
def test_a_goal_with_bad_input(browser: Client, plan: Plan, values: dict[str, Any], field: str) -> None:
    answer = new_goal(browser, plan, **values)
    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == {field}
    assert not Goal.objects.exists()


def test_rows_of_another_region_or_framework_are_no_choice(
    browser: Client, plan: Plan, other_action: Action, goal: Goal
) -> None:
    strange = make.make_framework("later", ["X1"], (2026, 2028)).priorities.get()
    for values in ({"parent": other_action.goal_id}, {"priorities": [strange.pk]}):
        answer = new_goal(browser, plan, title="Doel", **values)
        assert answer.status_code == 422
        assert answer.context["form"].errors.keys() == values.keys()
    moved = browser.post(address("goal-move", plan, goal), {"parent": other_action.goal_id})
    assert moved.status_code == 422


@pytest.mark.parametrize("name", ["goal-edit", "goal-move", "goal-remove"])
def test_a_goal_of_another_plan_is_no_page_of_this_one(
    browser: Client, plan: Plan, other_action: Action, framework: Framework, name: str
) -> None:
    sister = make.make_goal(make.make_plan(plan.region, framework, "2020-2025"), "9")
    for strange in (other_action.goal, sister):
        assert browser.get(address(name, plan, strange)).status_code == 404
        assert browser.post(address(name, plan, strange), {"title": "x", "parent": ""}).status_code == 404


def test_the_same_goal_twice_is_one_goal(browser: Client, plan: Plan) -> None:
    url = address("goal-add", plan)
    data = form_with(browser.get(url), "title").data(title="Een keer")
    assert [browser.post(url, data).status_code for _ in range(2)] == [302, 302]
    assert Goal.objects.count() == 1


def test_a_goal_moves_on_its_page(browser: Client, plan: Plan, goals: dict[str, Goal]) -> None:
    url = address("goal-move", plan, goals["1.1"])
    offered = form_with(browser.get(url), "parent")
    assert offered.data()["parent"] == [str(goals["1"].pk)]
    assert browser.post(url, offered.data(parent=goals["2"].pk)).status_code == 302
    assert Goal.objects.get(pk=goals["1.1"].pk).parent == goals["2"]
    assert browser.post(url, {"direction": "up", "stay": "yes"})["Location"] == url
    assert [goal.number for goal in goals["2"].children.order_by("order")] == ["1.1", "2.1"]
    assert browser.post(url, {"direction": "down"})["Location"].endswith(f"#goal-{goals['1.1'].pk}")
    assert [goal.number for goal in goals["2"].children.order_by("order")] == ["2.1", "1.1"]
    assert browser.post(url, {"parent": goals["2"].pk}).status_code == 302
    assert [goal.number for goal in goals["2"].children.order_by("order")] == ["2.1", "1.1"]


def test_a_goal_is_not_offered_to_itself_nor_where_it_does_not_fit(
    browser: Client, plan: Plan, goals: dict[str, Goal]
) -> None:
    make.make_goal(plan, "1.1.1", parent=goals["1.1"])
    page = browser.get(address("goal-move", plan, goals["1"]))
    offered = {str(value) for value, _label in page.context["form"].fields["parent"].choices}
    assert offered == {"", *(str(goals[number].pk) for number in ("2", "3", "4"))}


def test_removing_a_goal_and_the_way_back(browser: Client, plan: Plan, goals: dict[str, Goal], action: Action) -> None:
    page = browser.get(address("goal-remove", plan, goals["1"]))
    assert (page.context["size"].goals, page.context["size"].actions) == (1, 1)
    answer = browser.post(address("goal-remove", plan, goals["1"]), form_with(page, "once").data(), follow=True)
    undo = next(one for one in forms_on(answer) if one.action == address("goal-restore", plan, goals["1"]))
    assert Goal.objects.filter(removed_at=None).count() == 6
    browser.post(undo.action, undo.data())
    assert Goal.objects.filter(removed_at=None).count() == 8
    action.refresh_from_db()
    assert not action.is_removed
