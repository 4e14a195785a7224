"""Since when nothing was heard of an action: what counts as heard, of whom it is asked, and who sees it."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regietafel.people.models import User
from regietafel.plans.models import Action, Evidence, Goal, Plan, PlanStatus
from regietafel.plans.queries.filters import choose
from regietafel.plans.queries.stale import mark_still, still_leads
from regietafel.plans.queries.tree import read_tree
from regietafel.plans.stillness import stillness
from tests.plans import make

TODAY = dt.date(2024, 7, 1)


def still(plan: Plan, today: dt.date = TODAY) -> dict[str, int]:
    """The still actions by title, with the days."""
    rows = mark_still(read_tree(plan), today).rows
    return {row.action.title: row.still.days for row in rows if row.still}


def said(action: Action, day: dt.date, person: User) -> None:
    """Somebody spoke about the year of the action on a day, at noon."""
    noon = dt.datetime.combine(day, dt.time(12), tzinfo=dt.UTC)
    action.working_years.update(said_at=noon, said_by=person)


@given(st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1)), st.integers(-400, 4000))
def test_still_from_ninety_days_and_red_from_a_hundred_and_eighty(since: dt.date, days: int) -> None:
    found = stillness(since, since + dt.timedelta(days=days))
    assert (found is not None) == (days >= 90)
    if found:
        assert (found.days, found.is_red) == (days, days >= 180)


@pytest.mark.parametrize(("days", "months"), [(90, "3 maanden"), (119, "3 maanden"), (120, "4 maanden")])
def test_the_word_says_how_many_months(days: int, months: str, settings: object) -> None:
    found = stillness(TODAY - dt.timedelta(days=days), TODAY)
    assert found is not None
    assert str(found.days // 30) == months.split(maxsplit=1)[0]


@pytest.mark.parametrize(("days", "expected"), [(89, {}), (90, {"Actie": 90}), (200, {"Actie": 200})])
def test_a_report_ends_the_silence(goal: Goal, director: User, days: int, expected: dict[str, int]) -> None:
    action = make.make_action(goal, "Actie", years=(2024,), state="under_way")
    said(action, TODAY - dt.timedelta(days=days), director)
    assert still(goal.plan) == expected


def test_evidence_counts_as_heard(goal: Goal, director: User) -> None:
    action = make.make_action(goal, "Actie", years=(2024,), state="under_way")
    said(action, dt.date(2024, 1, 5), director)
    proof = Evidence.objects.create(line=action.working_years.get(), label="Foto")
    Evidence.objects.filter(pk=proof.pk).update(added_at=dt.datetime(2024, 6, 1, 12, tzinfo=dt.UTC))
    assert still(goal.plan) == {}


def test_of_what_nobody_ever_spoke_the_silence_began_with_its_first_year(goal: Goal) -> None:
    make.make_action(goal, "Actie", years=(2024, 2025))
    assert still(goal.plan) == {"Actie": 182}


@pytest.mark.parametrize("state", ["done", "partly", "moved", "dropped"])
def test_what_is_finished_this_year_is_not_still(goal: Goal, state: str) -> None:
    make.make_action(goal, "Actie", years=(2024,), state=state)
    assert still(goal.plan) == {}


@pytest.mark.parametrize("status", [PlanStatus.DRAFT, PlanStatus.APPROVED, PlanStatus.CLOSED])
def test_only_a_running_plan_has_still_actions(goal: Goal, status: str) -> None:
    make.make_action(goal, "Actie", years=(2024,))
    Plan.objects.update(status=status)
    goal.plan.refresh_from_db()
    assert still(goal.plan) == {}


def test_an_action_of_another_year_is_not_asked_for(goal: Goal) -> None:
    make.make_action(goal, "Actie", years=(2023, 2025))
    assert still(goal.plan) == {}


def test_the_filter_finds_them(goal: Goal, director: User) -> None:
    quiet = make.make_action(goal, "Stil", years=(2024,))
    said(quiet, dt.date(2024, 3, 1), director)
    make.make_action(goal, "Heel stil", years=(2024,))
    tree = mark_still(read_tree(goal.plan), TODAY)
    assert [row.action.title for row in choose(tree, {"still": "90"}).rows] == ["Stil", "Heel stil"]
    assert [row.action.title for row in choose(tree, {"still": "180"}).rows] == ["Heel stil"]


def test_whom_to_speak_to_first(action: Action, led_action: Action, goal: Goal, director: User) -> None:
    make.make_line(led_action, 2024)
    said(action, dt.date(2024, 2, 1), director)
    make.make_action(goal, "Van niemand", years=(2024,))
    leads = still_leads(mark_still(read_tree(action.plan), TODAY))
    assert [(bool(lead.key), [row.action.title for row, _still in lead.rows]) for lead in leads] == [
        (True, ["Leerwerkvloer starten"]),
        (True, ["Netwerkmoment organiseren"]),
        (False, ["Van niemand"]),
    ]
