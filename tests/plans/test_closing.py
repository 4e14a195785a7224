"""A closed year: when it can be closed, that nothing in it changes by any road, and how it is opened again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from regietafel.core.errors import Refusal
from regietafel.journal.models import Entry
from regietafel.people.models import User
from regietafel.plans.levels import LevelName
from regietafel.plans.models import Action, ClosedYear, Goal, Indicator, IndicatorYear, Plan, PlanStatus, YearBasis
from regietafel.plans.operations.actions import ActionData, add_action, remove_action, restore_action
from regietafel.plans.operations.closing import close_year, reopen_year
from regietafel.plans.operations.evidence import add_evidence, remove_evidence
from regietafel.plans.operations.goals import remove_goal
from regietafel.plans.operations.indicators import Value, edit_indicator, remove_indicator, set_values
from regietafel.plans.operations.plans import PlanData, edit_plan, remove_plan
from regietafel.plans.operations.reports import Report, report_on_year
from regietafel.plans.operations.years import confirm_years, set_years
from regietafel.plans.queries.closing import closed_years
from tests.plans import make

NOW = dt.datetime(2024, 1, 15, 9, 30, tzinfo=dt.UTC)
TODAY = dt.date(2024, 1, 15)


def close(director: User, plan: Plan, year: int = 2023, today: dt.date = TODAY) -> ClosedYear:
    """Close a year."""
    return close_year(actor=director, plan=plan, year=year, now=NOW, today=today)


@pytest.fixture
def measured(director: User, action: Action) -> Indicator:
    """An indicator of the action with a value in 2023, a year that is open still."""
    indicator = Indicator.objects.create(action=action, kind="number", title="deelnemers")
    IndicatorYear.objects.create(indicator=indicator, year=2023, target_number=20, actual_number=18)
    return indicator


def test_a_plan_with_a_closed_year_is_not_removed(director: User, plan: Plan) -> None:
    close(director, plan)
    with pytest.raises(Refusal, match="2023"):
        remove_plan(actor=director, plan=plan, now=NOW)
    reopen_year(actor=director, plan=plan, year=2023, reason="Verkeerd jaar.", now=NOW)
    assert remove_plan(actor=director, plan=plan, now=NOW).is_removed


# --- closing and opening again -----------------------------------------------------------


def test_a_year_is_closed_opened_with_a_reason_and_closed_again(director: User, plan: Plan) -> None:
    first = close(director, plan)
    assert closed_years(plan) == {2023}
    assert close(director, plan) == first
    reopen_year(actor=director, plan=plan, year=2023, reason="Cijfers van de VDAB kwamen later.", now=NOW)
    assert closed_years(plan) == set()
    second = close(director, plan)
    assert [row.reopen_reason for row in ClosedYear.objects.order_by("pk")] == ["Cijfers van de VDAB kwamen later.", ""]
    assert second != first
    entries = Entry.objects.filter(kind="plans.plan", object_id=plan.pk).order_by("pk")
    assert [(one.verb, one.reason) for one in entries] == [
        ("year_closed", ""),
        ("year_reopened", "Cijfers van de VDAB kwamen later."),
        ("year_closed", ""),
    ]


def test_opening_again_needs_a_reason_and_a_closed_year(director: User, plan: Plan) -> None:
    close(director, plan)
    with pytest.raises(Refusal) as refusal:
        reopen_year(actor=director, plan=plan, year=2023, reason="  ", now=NOW)
    assert refusal.value.field == "reason"
    with pytest.raises(Refusal):
        reopen_year(actor=director, plan=plan, year=2024, reason="zomaar", now=NOW)
    assert closed_years(plan) == {2023}


@pytest.mark.parametrize(
    ("today", "possible"),
    [
        (dt.date(2023, 9, 30), False),
        (dt.date(2023, 10, 1), True),
        (dt.date(2023, 12, 31), True),
        (dt.date(2026, 3, 1), True),
    ],
)
def test_a_year_can_be_closed_from_the_first_of_october(
    director: User, plan: Plan, today: dt.date, possible: bool
) -> None:
    if possible:
        assert close(director, plan, today=today).is_standing
    else:
        with pytest.raises(Refusal):
            close(director, plan, today=today)


@pytest.mark.parametrize("status", [PlanStatus.DRAFT, PlanStatus.APPROVED, PlanStatus.CLOSED])
def test_only_a_running_plan_has_years_to_close(director: User, plan: Plan, status: str) -> None:
    Plan.objects.update(status=status)
    with pytest.raises(Refusal):
        close(director, plan)


def test_a_year_outside_the_plan_is_refused(director: User, plan: Plan) -> None:
    with pytest.raises(Refusal):
        close(director, plan, 2022)


def test_the_database_keeps_one_closing_at_a_time_and_wants_a_reason(director: User, plan: Plan) -> None:
    close(director, plan)
    with pytest.raises(IntegrityError), transaction.atomic():
        ClosedYear.objects.create(plan=plan, year=2023, closed_at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        ClosedYear.objects.update(reopened_at=NOW)


# --- nothing in it changes ---------------------------------------------------------------


@pytest.mark.parametrize("deed", ["report", "evidence", "evidence gone", "actual", "indicator gone", "kind"])
def test_nothing_of_a_closed_year_changes_until_it_is_opened_again(
    director: User, action: Action, measured: Indicator, deed: str
) -> None:
    line = action.working_years.get(year=2023)
    proof = add_evidence(actor=director, line=line, label="Verslag")
    deeds: dict[str, Callable[[], object]] = {
        "report": lambda: report_on_year(
            actor=director, line=line, report=Report("done"), now=NOW, today=TODAY, version=None
        ),
        "evidence": lambda: add_evidence(actor=director, line=line, label="Foto"),
        "evidence gone": lambda: remove_evidence(actor=director, evidence=proof, now=NOW),
        "actual": lambda: set_values(
            actor=director, action=action, values={(measured.pk, 2023): Value(Decimal(20), Decimal(19))}, version=None
        ),
        "indicator gone": lambda: remove_indicator(actor=director, indicator=measured),
        "kind": lambda: edit_indicator(
            actor=director, indicator=measured, title="deelnemers", kind="statement", unit="", version=None
        ),
    }
    close(director, action.plan)
    with pytest.raises(Refusal) as refusal:
        deeds[deed]()
    assert "2023" in refusal.value.message
    reopen_year(actor=director, plan=action.plan, year=2023, reason="Vergeten", now=NOW)
    deeds[deed]()


def test_values_of_other_years_may_be_saved_beside_a_closed_one(
    director: User, action: Action, measured: Indicator
) -> None:
    close(director, action.plan)
    cells = {(measured.pk, 2023): Value(Decimal(20), Decimal(18)), (measured.pk, 2024): Value(Decimal(25), None)}
    set_values(actor=director, action=action, values=cells, version=None)
    assert measured.values.count() == 2


def test_another_year_may_be_reported_on_but_not_moved_into_a_closed_one(director: User, action: Action) -> None:
    close(director, action.plan, 2024, today=dt.date(2024, 12, 1))
    line = action.working_years.get(year=2023)
    moved = Report("moved", reason="later", moved_to=2024)
    with pytest.raises(Refusal) as refusal:
        report_on_year(actor=director, line=line, report=moved, now=NOW, today=TODAY, version=None)
    assert refusal.value.field == "moved_to"
    report_on_year(actor=director, line=line, report=Report("done"), now=NOW, today=TODAY, version=None)


# --- in which years an action works ------------------------------------------------------


def test_lines_of_a_closed_year_neither_come_nor_go(director: User, action: Action, led_action: Action) -> None:
    close(director, action.plan, 2024, today=dt.date(2024, 12, 1))
    for one, years in ((action, [2023, 2025]), (led_action, [2023, 2024])):
        with pytest.raises(Refusal) as refusal:
            set_years(actor=director, action=one, years=years, version=None)
        assert refusal.value.field == "years"
    set_years(actor=director, action=action, years=[2023, 2024], version=None)
    set_years(actor=director, action=led_action, years=[2023, 2025], version=None)
    assert [line.year for line in led_action.working_years.order_by("year")] == [2023, 2025]


def test_to_state_no_years_leaves_the_closed_year_as_it_was(director: User, action: Action) -> None:
    close(director, action.plan)
    set_years(actor=director, action=action, years=[], version=None)
    assert [line.basis for line in action.working_years.order_by("year")] == ["stated", "assumed", "assumed"]


def test_confirming_passes_over_a_closed_year(director: User, goal: Goal) -> None:
    action = make.make_action(goal, "Actie", years=(2023, 2024), basis=YearBasis.ASSUMED)
    close(director, goal.plan)
    assert confirm_years(actor=director, plan=goal.plan, actions=[action]) == 1
    assert action.working_years.get(year=2023).basis == YearBasis.ASSUMED


def test_a_new_action_begins_in_the_open_years(director: User, goal: Goal) -> None:
    close(director, goal.plan)
    added = add_action(actor=director, data=ActionData(goal, "Nieuw"))
    assert sorted(line.year for line in added.working_years.all()) == [2024, 2025]
    with pytest.raises(Refusal) as refusal:
        add_action(actor=director, data=ActionData(goal, "Te laat"), years=[2023, 2024])
    assert refusal.value.field == "years"


def test_what_was_accounted_for_neither_goes_to_the_bin_nor_comes_back_from_it(
    director: User, goal: Goal, action: Action
) -> None:
    twin = make.make_action(goal, "Nog een", years=(2023,))
    remove_action(actor=director, action=twin, now=NOW)
    close(director, goal.plan)
    for deed in (
        lambda: remove_action(actor=director, action=action, now=NOW),
        lambda: remove_goal(actor=director, goal=goal, now=NOW),
        lambda: restore_action(actor=director, action=twin),
    ):
        with pytest.raises(Refusal):
            deed()
    later = make.make_action(goal, "Later", years=(2024,))
    assert remove_action(actor=director, action=later, now=NOW).is_removed


def test_a_closed_year_stays_a_year_of_the_plan(director: User, plan: Plan) -> None:
    close(director, plan)
    levels = [LevelName("prioriteit", "prioriteiten"), LevelName("doelstelling", "doelstellingen")]
    data = PlanData(title=plan.title, framework=plan.framework, start_year=2024, end_year=2025, levels=levels)
    with pytest.raises(Refusal) as refusal:
        edit_plan(actor=director, plan=plan, data=data, version=None)
    assert refusal.value.field == "start_year"
