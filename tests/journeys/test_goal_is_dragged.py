"""A goal finds another place: dragged with a mouse, or by buttons for whoever has none."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from regietafel.people.models import User
from regietafel.plans.models import Action, Goal, Plan
from regietafel.territories.models import Region
from tests.journeys.conftest import OpenAs
from tests.plans import make
from tests.plans.structure import address

pytestmark = pytest.mark.slow


@pytest.fixture
def plan(region: Region) -> Plan:
    """Three goals on top, with an action under the first."""
    plan = make.make_plan(region, make.make_framework())
    goals = [make.make_goal(plan, str(number)) for number in (1, 2, 3)]
    make.make_action(goals[0], "Iets doen", years=(2023,))
    make.make_action(goals[1], "Iets anders doen", years=(2023,))
    return plan


def numbers(plan: Plan) -> list[str]:
    """The goals on top, in order."""
    return list(Goal.objects.filter(plan=plan, parent=None).order_by("order").values_list("number", flat=True))


def drag(page: Page, item: str, target: str, *, upper: bool) -> None:
    """Take a line by its handle and let it go on the upper or lower half of another."""
    handle = (
        page.locator(f"#{item} [data-reorder-handle]").last
        if item.startswith("goal")
        else page.locator(f"#{item} [data-reorder-handle]")
    )
    line = page.locator(f"#{target}")
    box = line.bounding_box()
    assert box is not None
    handle.drag_to(line, target_position={"x": 60, "y": 4 if upper else box["height"] - 4})
    page.wait_for_url(lambda url: "#" in url)


def test_a_goal_is_dragged_above_another(open_as: OpenAs, director: User, plan: Plan) -> None:
    page = open_as(director, address("plan", plan))
    first, _second, third = Goal.objects.filter(plan=plan).order_by("order")
    drag(page, f"goal-{third.pk}", f"goal-{first.pk}", upper=True)
    assert numbers(plan) == ["3", "1", "2"]
    expect(page.locator(f"#goal-{third.pk}")).to_be_in_viewport()


def test_an_action_is_dragged_under_another_goal(open_as: OpenAs, director: User, plan: Plan) -> None:
    page = open_as(director, address("plan", plan))
    moved, target = Action.objects.filter(plan=plan).order_by("pk")
    drag(page, f"action-{moved.pk}", f"action-{target.pk}", upper=False)
    assert list(Action.objects.filter(goal=target.goal).order_by("order")) == [target, moved]


@pytest.mark.parametrize("script", [True, False], ids=["with scripts", "without scripts"])
def test_the_same_with_buttons(open_as: OpenAs, director: User, plan: Plan, script: bool) -> None:
    _first, _second, third = Goal.objects.filter(plan=plan).order_by("order")
    page = open_as(director, address("plan", plan), script=script)
    page.locator(f"#goal-{third.pk} .plan-menu > summary").last.click()
    page.locator(f"#goal-{third.pk} a[href$='/move/']").last.click()
    for expected in (["1", "3", "2"], ["3", "1", "2"]):
        page.locator("button[name=direction][value=up]").click()
        expect(page.locator("main ol strong")).to_have_text("3 Doel 3")
        page.wait_for_load_state()
        assert numbers(plan) == expected
    expect(page.locator("button[name=direction][value=up]")).to_have_count(0)
