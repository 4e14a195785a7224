"""What can be said about a working year: every step allowed or refused in words, who said it, and what follows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from regietafel.core.errors import Collision, Refusal
from regietafel.journal.models import Entry
from regietafel.people.models import User
from regietafel.plans.coverage import coverage_of
from regietafel.plans.models import Action, Goal, Plan, PlanStatus, WorkingYear, YearBasis
from regietafel.plans.operations.evidence import add_evidence
from regietafel.plans.operations.reports import Report, override_state, report_on_year, take_back_override
from regietafel.plans.operations.years import confirm_years, set_years
from tests.plans import make

TODAY = dt.date(2024, 5, 1)
NOW = dt.datetime(2024, 5, 1, 9, 30, tzinfo=dt.UTC)

ALLOWED = {
    "planned": "planned under_way done partly moved dropped",
    "under_way": "planned under_way done partly moved dropped",
    "done": "under_way done partly",
    "partly": "under_way done partly moved dropped",
    "moved": "planned under_way moved",
    "dropped": "planned under_way dropped",
}
"""From → to, written by hand."""

PAIRS = [(before, after) for before in ALLOWED for after in ALLOWED]


def report(actor: User, line: WorkingYear, state: str, **changes: Any) -> WorkingYear:
    """Report on a line, with a reason unless the test says otherwise."""
    version = changes.pop("version", None)
    today = changes.pop("today", TODAY)
    said = Report(state, **{"reason": "zo is het", **changes})
    return report_on_year(actor=actor, line=line, report=said, now=NOW, today=today, version=version)


def line_of(action: Action, year: int) -> WorkingYear:
    """The line as it stands."""
    return WorkingYear.objects.get(action=action, year=year)


# --- steps -------------------------------------------------------------------------------


@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_every_step_is_allowed_or_refused_in_words(director: User, goal: Goal, before: str, after: str) -> None:
    action = make.make_action(goal, "Actie")
    line = make.make_line(action, 2023, before)
    if after in ALLOWED[before].split():
        assert report(director, line, after).state == after
        return
    with pytest.raises(Refusal) as refusal:
        report(director, line, after)
    assert refusal.value.field == "state"
    assert "kan niet" in refusal.value.message or "cannot become" in refusal.value.message
    assert line_of(action, 2023).state == before


@pytest.mark.parametrize("state", ["moved", "dropped"])
def test_moving_and_dropping_need_a_reason(director: User, action: Action, state: str) -> None:
    with pytest.raises(Refusal) as refusal:
        report(director, line_of(action, 2023), state, reason="")
    assert refusal.value.field == "reason"


@pytest.mark.parametrize(
    ("year", "state", "possible"),
    [
        (2024, "done", True),
        (2025, "done", False),
        (2025, "partly", False),
        (2025, "under_way", True),
        (2025, "dropped", True),
    ],
)
def test_nothing_is_done_in_a_year_that_has_not_begun(
    director: User, action: Action, year: int, state: str, possible: bool
) -> None:
    line = line_of(action, year)
    if possible:
        assert report(director, line, state).state == state
    else:
        with pytest.raises(Refusal) as refusal:
            report(director, line, state)
        assert refusal.value.field == "state"


def test_who_said_it_when_and_what_stood_there_before(director: User, action: Action) -> None:
    line = report(director, line_of(action, 2023), "done", sentence="Vier keer bijeengekomen.")
    assert (line.said_by, line.said_at, line.version) == (director, NOW, 2)
    entry = Entry.objects.get(kind="plans.workingyear", object_id=line.pk)
    assert (entry.verb, entry.before["state"], entry.after["state"]) == ("reported", "planned", "done")
    assert entry.after["sentence"] == "Vier keer bijeengekomen."
    assert entry.label == "1.1.1 Netwerkmoment organiseren, 2023"


def test_a_stale_version_collides(director: User, colleague: User, action: Action) -> None:
    line = line_of(action, 2023)
    report(colleague, line, "done", version=1)
    with pytest.raises(Collision) as collision:
        report(director, line, "dropped", version=1)
    assert collision.value.current.state == "done"


def test_reporting_confirms_an_assumed_year(director: User, goal: Goal) -> None:
    action = make.make_action(goal, "Actie", years=[2023, 2024], basis=YearBasis.ASSUMED)
    report(director, line_of(action, 2023), "under_way")
    assert [line.basis for line in action.working_years.order_by("year")] == ["confirmed", "assumed"]


# --- moved to another year ---------------------------------------------------------------


def test_moved_work_makes_a_line_where_there_was_none(director: User, goal: Goal) -> None:
    action = make.make_action(goal, "Actie", years=[2023])
    assert coverage_of(goal.plan).cell("WSE-LR1", 2025).is_gap
    report(director, line_of(action, 2023), "moved", moved_to=2025)
    new = line_of(action, 2025)
    assert (new.state, new.basis) == ("planned", YearBasis.CONFIRMED)
    cells = {year: coverage_of(goal.plan).cell("WSE-LR1", year).count for year in (2023, 2024, 2025)}
    assert cells == {2023: 0, 2024: 0, 2025: 1}


@pytest.mark.parametrize(
    ("there", "then"),
    [
        ("planned", "planned"),
        ("under_way", "under_way"),
        ("done", "done"),
        ("partly", "partly"),
        ("moved", "planned"),
        ("dropped", "planned"),
    ],
)
def test_moved_work_revives_the_line_that_is_there(director: User, goal: Goal, there: str, then: str) -> None:
    action = make.make_action(goal, "Actie", years=[2023])
    make.make_line(action, 2024, there, basis=YearBasis.ASSUMED)
    report(director, line_of(action, 2023), "moved", moved_to=2024)
    line = line_of(action, 2024)
    assert (line.state, line.basis) == (then, YearBasis.CONFIRMED)
    assert line.reason == ("" if then == "planned" else line.reason)


@pytest.mark.parametrize("year", [2022, 2023, 2026, 0, 99999])
def test_work_is_moved_to_a_later_year_of_the_plan_only(director: User, action: Action, year: int) -> None:
    with pytest.raises(Refusal) as refusal:
        report(director, line_of(action, 2023), "moved", moved_to=year)
    assert refusal.value.field == "moved_to"
    assert line_of(action, 2023).state == "planned"


def test_the_year_may_be_unknown(director: User, action: Action) -> None:
    assert report(director, line_of(action, 2023), "moved").moved_to is None


def test_a_target_without_a_move_means_nothing(director: User, goal: Goal) -> None:
    action = make.make_action(goal, "Actie", years=[2023])
    assert report(director, line_of(action, 2023), "dropped", moved_to=2025).moved_to is None
    assert action.working_years.count() == 1


# --- coverage ----------------------------------------------------------------------------


def test_coverage_turns_red_when_the_last_action_of_a_year_is_dropped(director: User, goals: dict[str, Goal]) -> None:
    first = make.make_action(goals["3.1"], "Een", years=(2023, 2024, 2025))
    last = make.make_action(goals["3.1"], "Twee", years=(2024,))
    report(director, line_of(first, 2024), "dropped")
    assert not coverage_of(first.plan).cell("WSE-LR3", 2024).is_gap
    report(director, line_of(last, 2024), "dropped")
    cells = {year: coverage_of(first.plan).cell("WSE-LR3", year).is_gap for year in (2023, 2024, 2025)}
    assert cells == {2023: False, 2024: True, 2025: False}
    report(director, line_of(last, 2024), "planned", reason="")
    assert not coverage_of(first.plan).cell("WSE-LR3", 2024).is_gap


# --- which years -------------------------------------------------------------------------


def basis_by_year(action: Action) -> dict[int, str]:
    """The lines of an action."""
    return dict(action.working_years.values_list("year", "basis"))


def test_years_are_stated(director: User, action: Action) -> None:
    set_years(actor=director, action=action, years=[2024], version=1)
    assert basis_by_year(action) == {2024: "stated"}
    entry = Entry.objects.filter(kind="plans.action", object_id=action.pk)[0]
    assert len(entry.before["years"]) == 3
    assert len(entry.after["years"]) == 1


def test_no_year_leaves_them_to_be_assumed(director: User, action: Action) -> None:
    report(director, line_of(action, 2023), "done")
    set_years(actor=director, action=action, years=[], version=None)
    assert basis_by_year(action) == {2023: "stated", 2024: "assumed", 2025: "assumed"}


def test_a_year_that_was_reported_on_is_never_wiped_out(director: User, action: Action) -> None:
    report(director, line_of(action, 2023), "done")
    with pytest.raises(Refusal) as refusal:
        set_years(actor=director, action=action, years=[2024, 2025], version=None)
    assert refusal.value.field == "years"
    assert set(basis_by_year(action)) == {2023, 2024, 2025}


def test_a_year_with_evidence_stays_too(director: User, action: Action) -> None:
    add_evidence(actor=director, line=line_of(action, 2023), label="Verslag")
    with pytest.raises(Refusal):
        set_years(actor=director, action=action, years=[2024], version=None)


def test_years_of_no_plan_and_stale_versions_are_refused(director: User, action: Action) -> None:
    with pytest.raises(Refusal):
        set_years(actor=director, action=action, years=[2031], version=1)
    set_years(actor=director, action=action, years=[2024], version=1)
    with pytest.raises(Collision):
        set_years(actor=director, action=action, years=[2023], version=1)
    set_years(actor=director, action=action, years=[2024], version=2)
    action.refresh_from_db()
    assert action.version == 2


def test_assumed_years_are_confirmed_together_once(director: User, goal: Goal, action: Action) -> None:
    one = make.make_action(goal, "Een", years=(2023, 2024), basis=YearBasis.ASSUMED)
    two = make.make_action(goal, "Twee", years=(2025,), basis=YearBasis.ASSUMED)
    actions = [one, two, action]
    assert confirm_years(actor=director, plan=goal.plan, actions=actions) == 3
    assert confirm_years(actor=director, plan=goal.plan, actions=actions) == 0
    assert basis_by_year(one) == {2023: "confirmed", 2024: "confirmed"}
    assert basis_by_year(action) == dict.fromkeys((2023, 2024, 2025), "stated")
    assert Entry.objects.filter(verb="confirmed").count() == 2


def test_actions_of_another_plan_are_left_alone(director: User, plan: Plan, other_action: Action) -> None:
    WorkingYear.objects.update(basis=YearBasis.ASSUMED)
    assert confirm_years(actor=director, plan=plan, actions=[other_action]) == 0
    assert basis_by_year(other_action) == {2023: "assumed"}


@pytest.mark.parametrize("deed", ["report", "years", "confirm", "evidence", "override", "back"])
def test_a_closed_plan_stays_as_it_was(director: User, plan: Plan, action: Action, deed: str) -> None:
    line = line_of(action, 2023)
    Plan.objects.filter(pk=plan.pk).update(status=PlanStatus.CLOSED)
    deeds: dict[str, Callable[[], object]] = {
        "report": lambda: report(director, line, "done"),
        "years": lambda: set_years(actor=director, action=action, years=[2024], version=None),
        "confirm": lambda: confirm_years(actor=director, plan=plan, actions=[action]),
        "evidence": lambda: add_evidence(actor=director, line=line, label="Verslag"),
        "override": lambda: override_state(
            actor=director, action=action, state="done", reason="x", now=NOW, version=None
        ),
        "back": lambda: take_back_override(actor=director, action=action, now=NOW, version=None),
    }
    with pytest.raises(Refusal):
        deeds[deed]()
