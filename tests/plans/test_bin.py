"""What plans and goals show of themselves in the bin of a region, and how the clock and the director reach them."""

from __future__ import annotations

import datetime as dt

import pytest

from regietafel.core import registry
from regietafel.core.errors import Refusal
from regietafel.people.models import User
from regietafel.plans.models import Action, Goal, Plan
from regietafel.plans.operations.goals import remove_goal
from regietafel.plans.operations.plans import remove_plan
from regietafel.territories.models import Region
from tests.plans import make

NOW = dt.datetime(2024, 5, 1, 9, 30, tzinfo=dt.UTC)


def in_bin(region: Region, kind: str) -> list[str]:
    """The labels of one kind in the bin of a region."""
    provider = registry.removed_rows.get(kind)
    assert provider is not None
    return [row.label for row in provider(region)]


def put_back(kind: str, actor: User, region: Region, pk: int) -> None:
    """Press the button of the bin."""
    restorer = registry.restorers.get(kind)
    assert restorer is not None
    restorer(actor=actor, region=region, pk=pk)


def test_a_branch_is_one_line_in_the_bin(
    director: User, region: Region, other_region: Region, goals: dict[str, Goal], action: Action
) -> None:
    remove_goal(actor=director, goal=goals["1"], now=NOW)
    remove_goal(actor=director, goal=goals["2.1"], now=NOW)
    assert sorted(in_bin(region, "plans.goal")) == ["1 Doel 1", "2.1 Doel 2.1"]
    assert in_bin(other_region, "plans.goal") == []


def test_a_goal_removed_before_its_parent_is_a_line_of_its_own(
    director: User, region: Region, goals: dict[str, Goal]
) -> None:
    remove_goal(actor=director, goal=goals["1.1"], now=NOW)
    remove_goal(actor=director, goal=goals["1"], now=NOW + dt.timedelta(minutes=1))
    assert sorted(in_bin(region, "plans.goal")) == ["1 Doel 1", "1.1 Doel 1.1"]


def test_the_director_puts_back_from_the_bin(
    director: User, region: Region, plan: Plan, goals: dict[str, Goal], action: Action
) -> None:
    remove_goal(actor=director, goal=goals["1"], now=NOW)
    put_back("plans.goal", director, region, goals["1"].pk)
    assert not Goal.objects.filter(removed_at__isnull=False).exists()
    remove_plan(actor=director, plan=plan, now=NOW)
    assert in_bin(region, "plans.plan") == [plan.title]
    put_back("plans.plan", director, region, plan.pk)
    assert in_bin(region, "plans.plan") == []


@pytest.mark.parametrize("kind", ["plans.plan", "plans.goal"])
def test_the_bin_of_another_region_stays_closed(
    other_director: User, other_region: Region, director: User, plan: Plan, goal: Goal, kind: str
) -> None:
    remove_goal(actor=director, goal=goal, now=NOW)
    remove_plan(actor=director, plan=plan, now=NOW)
    pk = plan.pk if kind == "plans.plan" else goal.pk
    with pytest.raises(Refusal):
        put_back(kind, other_director, other_region, pk)
    plan.refresh_from_db()
    goal.refresh_from_db()
    assert plan.is_removed
    assert goal.is_removed


def test_goals_of_a_removed_plan_come_back_with_it_only(
    director: User, region: Region, plan: Plan, goals: dict[str, Goal]
) -> None:
    remove_goal(actor=director, goal=goals["1"], now=NOW)
    remove_plan(actor=director, plan=plan, now=NOW)
    assert in_bin(region, "plans.goal") == []
    with pytest.raises(Refusal):
        put_back("plans.goal", director, region, goals["1"].pk)


def test_the_journal_leads_to_what_is_there(region: Region, other_region: Region, plan: Plan, goal: Goal) -> None:
    for kind, pk in (("plans.plan", plan.pk), ("plans.goal", goal.pk)):
        find = registry.journal_urls.get(kind)
        assert find is not None
        assert "/plans/2023-2025/" in find(region, pk)
        assert find(other_region, pk) == ""
    Plan.objects.filter(pk=plan.pk).update(removed_at=NOW)
    for kind, pk in (("plans.plan", plan.pk), ("plans.goal", goal.pk)):
        find = registry.journal_urls.get(kind)
        assert find is not None
        assert find(region, pk) == ""


def test_the_clock_empties_both(director: User, plan: Plan, goals: dict[str, Goal]) -> None:
    empty = make.make_plan(plan.region, plan.framework, "2020-2025")
    remove_goal(actor=director, goal=goals["1"], now=NOW)
    remove_plan(actor=director, plan=empty, now=NOW)
    gone = {}
    for kind in ("plans.plan", "plans.goal"):
        purge = registry.purgers.get(kind)
        assert purge is not None
        gone[kind] = purge(NOW + dt.timedelta(seconds=1))
    assert gone == {"plans.plan": 1, "plans.goal": 1}
    assert Goal.objects.count() == 6
