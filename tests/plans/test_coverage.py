"""The coverage guard: which action counts for which priority in which year."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from regietafel.plans.coverage import Coverage, coverage_of, passed_on
from regietafel.plans.models import Action, Contribution, Framework, Goal, Plan, Priority, YearBasis, YearState
from tests.plans import make

YEARS = (2023, 2024, 2025)


def counted(plan: Plan, code: str, year: int = 2023) -> set[str]:
    """The titles of the actions that count in one cell."""
    return set(Action.objects.filter(pk__in=coverage_of(plan).cell(code, year).actions).values_list("title", flat=True))


def counts_in(plan: Plan, title: str, year: int = 2023) -> set[str]:
    """The codes of the priorities for which an action counts."""
    return {code for code in make.CODES if title in counted(plan, code, year)}


def test_an_empty_plan_is_all_gaps_and_names_each(plan: Plan) -> None:
    coverage = coverage_of(plan)
    assert [(cell.priority.code, cell.year) for cell in coverage.gaps] == [
        (code, year) for code in make.CODES for year in YEARS
    ]
    assert coverage.as_json() == {
        "priorities": [{"code": code, "years": {"2023": 0, "2024": 0, "2025": 0}} for code in make.CODES],
        "gaps": [{"code": code, "year": year} for code in make.CODES for year in YEARS],
    }


def test_an_action_counts_in_the_years_of_its_lines_only(goal: Goal, plan: Plan) -> None:
    make.make_action(goal, "a", years=(2023, 2025))
    coverage = coverage_of(plan)
    assert [coverage.cell("WSE-LR1", year).count for year in YEARS] == [1, 0, 1]
    assert {(cell.priority.code, cell.year) for cell in coverage.gaps} == {
        (code, year) for code in make.CODES for year in YEARS
    } - {("WSE-LR1", 2023), ("WSE-LR1", 2025)}


@pytest.mark.parametrize(
    ("state", "counts"),
    [
        (YearState.PLANNED, True),
        (YearState.UNDER_WAY, True),
        (YearState.DONE, True),
        (YearState.PARTLY, True),
        (YearState.MOVED, False),
        (YearState.DROPPED, False),
    ],
)
def test_only_these_states_fill_a_year(goal: Goal, plan: Plan, state: str, counts: bool) -> None:
    make.make_action(goal, "a", years=(2023,), state=state)
    assert (counted(plan, "WSE-LR1") == {"a"}) is counts


def test_dropping_the_last_action_of_a_priority_opens_the_gap(goals: dict[str, Goal], plan: Plan) -> None:
    line = make.make_line(make.make_action(goals["3.1"], "enige"), 2024)
    assert not coverage_of(plan).cell("WSE-LR3", 2024).is_gap
    line.state, line.reason = YearState.DROPPED, "de promotor haakte af"
    line.save()
    assert coverage_of(plan).cell("WSE-LR3", 2024).is_gap


def test_priorities_come_down_from_every_goal_above(plan: Plan, goals: dict[str, Goal]) -> None:
    deep = make.make_goal(plan, "1.1.1", parent=goals["1.1"], counts_for=["WSE-LR3"])
    make.make_action(deep, "diep", years=(2023,))
    assert counts_in(plan, "diep") == {"WSE-LR1", "WSE-LR3"}


def test_an_action_counts_for_what_it_names_itself(plan: Plan, goal: Goal, priorities: dict[str, Priority]) -> None:
    action = make.make_action(goal, "a", years=(2023,))
    action.priorities.add(priorities["WSE-LR4"])
    assert counts_in(plan, "a") == {"WSE-LR1", "WSE-LR4"}


def test_an_action_counts_for_the_goals_that_it_contributes_to(plan: Plan, goals: dict[str, Goal]) -> None:
    action = make.make_action(goals["2.1"], "a", years=(2023,))
    Contribution.objects.create(action=action, goal=goals["4.1"])
    assert counts_in(plan, "a") == {"WSE-LR2", "WSE-LR4"}


def test_one_deed_is_one_action(plan: Plan, goals: dict[str, Goal]) -> None:
    pointing = make.make_action(goals["3.1"], "wijst", years=YEARS)
    carrier = make.make_action(goals["2.1"], "draagt", years=(2023,))
    pointing.carried_out_by.add(carrier)
    assert counted(plan, "WSE-LR3") == {"draagt"}
    assert counts_in(plan, "draagt") == {"WSE-LR2", "WSE-LR3"}
    assert counts_in(plan, "wijst") == set()
    assert coverage_of(plan).cell("WSE-LR3", 2024).is_gap, "the carrier does nothing in that year"


def test_a_chain_ends_at_who_does_the_work(plan: Plan, goals: dict[str, Goal]) -> None:
    first, second, third = (
        make.make_action(goals[f"{n}.1"], name, years=(2023,)) for n, name in ((3, "a"), (4, "b"), (2, "c"))
    )
    first.carried_out_by.add(second)
    second.carried_out_by.add(third)
    assert counts_in(plan, "c") == {"WSE-LR2", "WSE-LR3", "WSE-LR4"}
    assert counts_in(plan, "a") == counts_in(plan, "b") == set()


def test_a_circle_counts_as_if_nobody_pointed(plan: Plan, goals: dict[str, Goal]) -> None:
    first = make.make_action(goals["3.1"], "a", years=(2023,))
    second = make.make_action(goals["4.1"], "b", years=(2023,))
    first.carried_out_by.add(second)
    second.carried_out_by.add(first)
    first.carried_out_by.add(first)
    assert counts_in(plan, "a") == {"WSE-LR3"}
    assert counts_in(plan, "b") == {"WSE-LR4"}


def test_a_circle_with_a_removed_way_out_is_a_circle(plan: Plan, goals: dict[str, Goal]) -> None:
    first = make.make_action(goals["3.1"], "a", years=(2023,))
    second = make.make_action(goals["4.1"], "b", years=(2023,))
    gone = make.make_action(goals["2.1"], "weg", years=(2023,), removed_at=timezone.now())
    first.carried_out_by.add(second, gone)
    second.carried_out_by.add(first)
    assert counts_in(plan, "a") == {"WSE-LR3"}


def test_an_action_whose_carriers_are_removed_counts_again(plan: Plan, goals: dict[str, Goal]) -> None:
    pointing = make.make_action(goals["3.1"], "wijst", years=(2023,))
    carrier = make.make_action(goals["2.1"], "draagt", years=(2023,), removed_at=timezone.now())
    pointing.carried_out_by.add(carrier)
    assert counts_in(plan, "wijst") == {"WSE-LR3"}


def test_a_carrier_in_another_plan_carries_nothing(plan: Plan, goals: dict[str, Goal], other_action: Action) -> None:
    pointing = make.make_action(goals["3.1"], "wijst", years=(2023,))
    pointing.carried_out_by.add(other_action)
    assert counts_in(plan, "wijst") == {"WSE-LR3"}
    assert other_action.pk not in coverage_of(plan).cell("WSE-LR3", 2023).actions


def test_what_was_removed_counts_for_nothing(
    plan: Plan, goals: dict[str, Goal], priorities: dict[str, Priority]
) -> None:
    make.make_action(goals["1.1"], "weg", years=(2023,), removed_at=timezone.now())
    below = make.make_action(goals["2.1"], "onder weg doel", years=(2023,))
    below.priorities.add(priorities["WSE-LR3"])
    contributing = make.make_action(goals["4.1"], "draagt bij", years=(2023,))
    Contribution.objects.create(action=contributing, goal=goals["2.1"])
    Goal.objects.filter(number="2").update(removed_at=timezone.now())
    assert counted(plan, "WSE-LR1") == set()
    assert counted(plan, "WSE-LR2") == set()
    assert counted(plan, "WSE-LR3") == set(), "gone with its goal, whatever it names itself"
    assert counts_in(plan, "draagt bij") == {"WSE-LR4"}


def test_assumed_years_count_and_are_marked_until_confirmed(plan: Plan, goal: Goal) -> None:
    make.make_action(goal, "aangenomen", years=(2023, 2024), basis=YearBasis.ASSUMED)
    make.make_action(goal, "vermeld", years=(2024,))
    make.make_action(goal, "bevestigd", years=(2025,), basis=YearBasis.CONFIRMED)
    coverage = coverage_of(plan)
    found = {year: coverage.cell("WSE-LR1", year) for year in YEARS}
    assert [(cell.count, len(cell.assumed), cell.rests_on_assumption) for cell in found.values()] == [
        (1, 1, True),
        (2, 1, False),
        (1, 0, False),
    ]


def test_priorities_of_another_framework_are_not_judged(plan: Plan, goal: Goal) -> None:
    other = make.make_framework("andere-kader", codes=("SE-T1",))
    goal.priorities.add(other.priorities.get())
    make.make_action(goal, "a", years=(2023,))
    assert [priority.code for priority, _ in coverage_of(plan).rows] == list(make.CODES)


def test_years_outside_the_plan_are_not_judged(plan: Plan, goal: Goal) -> None:
    make.make_action(goal, "a", years=(2022, 2023, 2026))
    assert set(coverage_of(plan).as_json()["priorities"][0]["years"]) == {"2023", "2024", "2025"}


def fill(goals: dict[str, Goal], times: int) -> None:
    """As many actions as asked, each with lines, contributions and carriers."""
    first = make.make_action(goals["2.1"], "eerste", years=YEARS)
    for number in range(times):
        action = make.make_action(goals["2.1"], f"actie {number}", years=YEARS)
        Contribution.objects.create(action=action, goal=goals["4.1"])
        action.carried_out_by.add(first)


def test_as_many_questions_for_a_long_plan_as_for_a_short_one(
    plan: Plan, goals: dict[str, Goal], framework: Framework, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for times in (1, 30):
        fill(goals, times)
        with django_assert_num_queries(5):
            found: Coverage = coverage_of(plan)
    assert found.cell("WSE-LR2", 2023).count > 0


KEYS = st.integers(0, 7)
COUNTS = st.dictionaries(KEYS, st.sets(st.integers(100, 104)), max_size=8)
CARRIERS = st.dictionaries(KEYS, st.sets(KEYS), max_size=8)


def everything(sets: Iterable[Iterable[int]]) -> set[int]:
    """All that is in any of the sets."""
    return {one for found in sets for one in found}


@given(COUNTS, CARRIERS)
def test_passing_on_loses_no_priority_and_invents_none(
    counts: dict[int, set[int]], carriers: dict[int, set[int]]
) -> None:
    after = passed_on(counts, carriers)
    assert after.keys() == counts.keys()
    assert everything(after.values()) == everything(counts.values())


@given(COUNTS, CARRIERS)
def test_whoever_is_carried_is_silent_or_goes_round(counts: dict[int, set[int]], carriers: dict[int, set[int]]) -> None:
    after = passed_on(counts, carriers)
    for pk, mine in counts.items():
        others = carriers.get(pk, set()) & counts.keys() - {pk}
        if not others:
            assert mine <= after[pk], "who does its own work keeps what it counts for"
        elif mine and not mine <= after[pk]:
            assert after[pk] == frozenset()
            assert any(mine <= after[other] for other in counts if other != pk)


@given(COUNTS)
def test_without_carriers_nothing_changes(counts: dict[int, set[int]]) -> None:
    assert passed_on(counts, {}) == counts


@given(COUNTS, CARRIERS)
def test_passing_on_is_the_same_in_any_order(counts: dict[int, set[int]], carriers: dict[int, set[int]]) -> None:
    backwards = dict(reversed(counts.items()))
    assert passed_on(counts, carriers) == passed_on(backwards, carriers)
