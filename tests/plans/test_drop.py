"""What a drag in the tree asks for, and what it cannot get."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from regietafel.plans.models import Action, Goal, Plan
from tests.plans.structure import address

NOW = dt.datetime(2024, 5, 1, 9, 30, tzinfo=dt.UTC)


def drop(browser: Client, plan: Plan, item: str, parent: str = "", before: str = "", query: str = "") -> str:
    """Post what the script of the tree posts; the address that one is sent to."""
    answer = browser.post(f"{address('node-drop', plan)}{query}", {"item": item, "parent": parent, "before": before})
    assert answer.status_code == 302
    return str(answer["Location"])


def test_a_goal_is_dropped_before_another(browser: Client, plan: Plan, goals: dict[str, Goal]) -> None:
    here = drop(browser, plan, f"goal-{goals['3'].pk}", "", f"goal-{goals['1'].pk}", "?lead=f1")
    assert here == f"{address('plan', plan)}?lead=f1#goal-{goals['3'].pk}"
    assert [goal.number for goal in Goal.objects.filter(parent=None).order_by("order")] == ["3", "1", "2", "4"]


def test_an_action_is_dropped_under_another_goal(
    browser: Client, plan: Plan, goals: dict[str, Goal], action: Action, led_action: Action
) -> None:
    drop(browser, plan, f"action-{action.pk}", f"goal-{goals['2.1'].pk}", f"action-{led_action.pk}")
    assert list(goals["2.1"].actions.order_by("order")) == [action, led_action]
    drop(browser, plan, f"action-{action.pk}", f"goal-{goals['2'].pk}", f"goal-{goals['2.1'].pk}")
    assert Action.objects.get(pk=action.pk).goal == goals["2"]


@pytest.mark.parametrize(
    ("item", "parent", "before"),
    [
        ("", "", ""),
        ("goal-", "", ""),
        ("goal-0", "", ""),
        ("goal-99999999999999999999999", "", ""),
        ("plan-{plan}", "", ""),
        ("goal-999999", "", ""),
        ("goal-{other_goal}", "", ""),
        ("action-{other_action}", "goal-{goal}", ""),
        ("goal-{goal}", "goal-{other_goal}", ""),
        ("goal-{goal}", "action-{action}", ""),
        ("goal-{goal}", "goal-{goal}", ""),
        ("goal-{goal}", "x", ""),
        ("action-{action}", "", ""),
        ("action-{action}", "action-{action}", ""),
        ("action-{action}", "goal-{other_goal}", ""),
        ("goal-{goal}", "", "goal-{goal}"),
    ],
)
def test_a_drop_that_cannot_be_is_refused_in_words(
    browser: Client, plan: Plan, goal: Goal, action: Action, other_action: Action, item: str, parent: str, before: str
) -> None:
    known = {
        "plan": plan.pk,
        "goal": goal.pk,
        "action": action.pk,
        "other_goal": other_action.goal_id,
        "other_action": other_action.pk,
    }
    rows = Goal.objects.order_by("pk").values(), Action.objects.order_by("pk").values()
    was = [list(found) for found in rows]
    here = drop(browser, plan, item.format(**known), parent.format(**known), before.format(**known))
    assert here == address("plan", plan)
    assert [list(found.all()) for found in rows] == was
    messages = [message.level_tag for message in browser.get(here).context["messages"]]
    assert messages == ["error"]
