"""How actions refer to each other: what cannot be is refused in words, and priorities follow the references."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from regietafel.core.errors import Collision, Refusal
from regietafel.journal.models import Entry
from regietafel.people.models import User
from regietafel.plans.coverage import coverage_of
from regietafel.plans.models import Action, Framework, Goal, Plan
from regietafel.plans.operations.actions import remove_action, restore_action
from regietafel.plans.operations.links import Links, set_links
from tests.plans import make

NOW = dt.datetime(2024, 5, 1, 9, 30, tzinfo=dt.UTC)


@pytest.fixture
def mobility(goals: dict[str, Goal]) -> list[Action]:
    """Three actions of goal 2.1."""
    return [make.make_action(goals["2.1"], f"Mobiliteit {letter}", years=(2023,)) for letter in "abc"]


@pytest.fixture
def earlier(plan: Plan) -> Action:
    """An action of the plan before."""
    old = make.make_framework("themes", ["T1"], (2014, 2022))
    before = make.make_plan(plan.region, old, "2020-2022", start_year=2020)
    return make.make_action(make.make_goal(before, "1"), "Netwerk")


def link(actor: User, action: Action, version: int | None = None, **links: Any) -> Action:
    """Set the references."""
    return set_links(actor=actor, action=action, links=Links(**links), version=version)


def counts(plan: Plan, year: int = 2023) -> dict[str, int]:
    """How many actions count for each priority."""
    coverage = coverage_of(plan)
    return {priority.code: coverage.cell(priority.code, year).count for priority, _ in coverage.rows}


def test_an_action_counts_for_another_goal_with_a_reason(
    director: User, goals: dict[str, Goal], action: Action
) -> None:
    link(director, action, also_goals={goals["4.1"]: "samen met VDAB"})
    assert counts(action.plan) == {"WSE-LR1": 1, "WSE-LR2": 0, "WSE-LR3": 0, "WSE-LR4": 1}
    assert action.contributions.get().note == "samen met VDAB"
    link(director, action)
    assert counts(action.plan)["WSE-LR4"] == 0


def test_who_carries_an_action_out_counts_for_it(
    director: User, goals: dict[str, Goal], mobility: list[Action]
) -> None:
    """As in the plan 2023-2025, where 3.1 is carried out by the actions of 2.3.2."""
    delegated = make.make_action(goals["3.1"], "Mobiliteit en ondernemen", years=(2023,))
    link(director, delegated, carried_out_by=mobility)
    assert counts(delegated.plan) == {"WSE-LR1": 0, "WSE-LR2": 3, "WSE-LR3": 3, "WSE-LR4": 0}


def test_everything_is_told(director: User, goals: dict[str, Goal], mobility: list[Action], earlier: Action) -> None:
    action = mobility[0]
    link(
        director,
        action,
        carried_out_by=[mobility[1]],
        see_also=[mobility[2]],
        see_goals=[goals["1"]],
        predecessors=[earlier],
    )
    entry = Entry.objects.get(kind="plans.action", object_id=action.pk)
    assert entry.after == {
        "carried_out_by": ["Mobiliteit b"],
        "see_also": ["Mobiliteit c"],
        "see_goals": ["1 Doel 1"],
        "predecessors": ["Netwerk"],
    }
    action.refresh_from_db()
    assert action.version == 2
    link(
        director,
        action,
        version=2,
        carried_out_by=[mobility[1]],
        see_also=[mobility[2]],
        see_goals=[goals["1"]],
        predecessors=[earlier],
    )
    assert Entry.objects.count() == 1


@pytest.mark.parametrize("kind", ["carried_out_by", "see_also"])
def test_no_action_refers_to_itself(director: User, action: Action, kind: str) -> None:
    wrong: dict[str, Any] = {kind: [action]}
    with pytest.raises(Refusal) as refusal:
        link(director, action, **wrong)
    assert refusal.value.field == kind


def test_nobody_carries_out_in_a_circle(director: User, mobility: list[Action]) -> None:
    a, b, c = mobility
    link(director, a, carried_out_by=[b])
    link(director, b, carried_out_by=[c])
    with pytest.raises(Refusal) as refusal:
        link(director, c, carried_out_by=[a])
    assert refusal.value.field == "carried_out_by"
    assert "Mobiliteit c → Mobiliteit a → Mobiliteit b → Mobiliteit c" in refusal.value.message
    link(director, c, see_also=[a])


def test_the_goal_above_counts_already(director: User, goals: dict[str, Goal], action: Action) -> None:
    with pytest.raises(Refusal) as refusal:
        link(director, action, also_goals={goals["1.1"]: ""})
    assert refusal.value.field == "also_goals"


def test_predecessors_are_of_an_earlier_plan_of_this_region(
    director: User, action: Action, earlier: Action, framework: Framework, other_action: Action, led_action: Action
) -> None:
    later = make.make_plan(action.plan.region, framework, "2024-2025", start_year=2024)
    too_late = make.make_action(make.make_goal(later, "1"), "Later")
    elsewhere = make.make_plan(other_action.plan.region, framework, "oud", start_year=2020)
    foreign = make.make_action(make.make_goal(elsewhere, "1"), "Elders")
    for wrong in (too_late, led_action, foreign):
        with pytest.raises(Refusal) as refusal:
            link(director, action, predecessors=[wrong])
        assert refusal.value.field == "predecessors"
    link(director, action, predecessors=[earlier])


def test_rows_of_other_plans_are_refused(director: User, action: Action, other_action: Action) -> None:
    wrong: list[tuple[str, Any]] = [
        ("also_goals", {other_action.goal: ""}),
        ("see_goals", [other_action.goal]),
        ("carried_out_by", [other_action]),
        ("see_also", [other_action]),
    ]
    for kind, rows in wrong:
        with pytest.raises(Refusal) as refusal:
            link(director, action, **{kind: rows})
        assert refusal.value.field == kind


def test_a_reference_to_what_lies_in_the_bin_outlives_a_save(director: User, mobility: list[Action]) -> None:
    a, b, _c = mobility
    link(director, a, see_also=[b])
    remove_action(actor=director, action=b, now=NOW)
    link(director, a)
    restore_action(actor=director, action=b)
    assert list(a.see_also.all()) == [b]


def test_a_stale_version_collides(director: User, mobility: list[Action]) -> None:
    link(director, mobility[0], version=1, see_also=[mobility[1]])
    with pytest.raises(Collision):
        link(director, mobility[0], version=1, see_also=[mobility[2]])
