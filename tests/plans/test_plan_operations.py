"""A plan begins, changes its frame, goes to the bin and comes back."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from regietafel.core.errors import Collision, Refusal
from regietafel.journal.models import Entry
from regietafel.people.models import User
from regietafel.plans.levels import LevelName, levels_of
from regietafel.plans.models import (
    Action,
    Framework,
    Goal,
    Indicator,
    IndicatorYear,
    Plan,
    PlanStatus,
    WorkingYear,
    YearBasis,
)
from regietafel.plans.operations.plans import (
    PlanData,
    create_plan,
    edit_plan,
    purge_plans,
    remove_plan,
    restore_plan,
)
from regietafel.territories.models import Region
from tests.plans import make

NOW = dt.datetime(2024, 5, 1, 9, 30, tzinfo=dt.UTC)


def data(framework: Framework, **values: Any) -> PlanData:
    """What a person would say, with the years of the framework unless they say otherwise."""
    given = {"title": "Nieuw plan", "start_year": 2023, "end_year": 2025, **values}
    return PlanData(framework=framework, **given)


# --- beginning ---------------------------------------------------------------------------


def test_a_plan_begins_as_a_draft_that_nobody_else_sees(director: User, region: Region, framework: Framework) -> None:
    levels = (LevelName("pijler", "pijlers"), LevelName("luik", "luiken"))
    plan = create_plan(actor=director, region=region, data=data(framework, levels=levels))
    assert (plan.status, plan.is_published, plan.slug) == (PlanStatus.DRAFT, False, "2023-2025")
    assert levels_of(plan) == list(levels)
    assert Entry.objects.get(kind="plans.plan", object_id=plan.pk).after["levels"] == [
        "pijler / pijlers",
        "luik / luiken",
    ]


def test_the_priorities_become_goals_if_asked(director: User, region: Region, framework: Framework) -> None:
    plan = create_plan(actor=director, region=region, data=data(framework), with_priorities=True)
    rows = Goal.objects.filter(plan=plan).order_by("order")
    assert [(goal.number, goal.title, goal.priorities.get().code) for goal in rows] == [
        (str(place), f"Prioriteit {place} voluit", f"WSE-LR{place}") for place in range(1, 5)
    ]
    bare = create_plan(actor=director, region=region, data=data(framework))
    assert not bare.goals.exists()


def test_the_short_name_is_made_from_the_years_and_never_twice(
    director: User, region: Region, other_region: Region, framework: Framework
) -> None:
    made = [create_plan(actor=director, region=region, data=data(framework)).slug for _ in range(3)]
    assert made == ["2023-2025", "2023-2025-2", "2023-2025-3"]
    one_year = data(framework, start_year=2024, end_year=2024)
    assert create_plan(actor=director, region=region, data=one_year).slug == "2024"
    assert create_plan(actor=director, region=other_region, data=data(framework)).slug == "2023-2025"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"title": "  "}, "title"),
        ({"start_year": 1999}, "start_year"),
        ({"start_year": 2025, "end_year": 2024}, "end_year"),
        ({"start_year": 2023, "end_year": 2033}, "end_year"),
        ({"start_year": 2095, "end_year": 2101}, "end_year"),
        ({"start_year": 2026, "end_year": 2028}, "framework"),
        ({"start_year": 2020, "end_year": 2022}, "framework"),
        ({"slug": "new"}, "slug"),
        ({"slug": "2023-2025"}, "slug"),
        ({"levels": [LevelName("een", "enen")] * 5}, None),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    director: User, region: Region, plan: Plan, framework: Framework, values: dict[str, Any], field: str | None
) -> None:
    with pytest.raises(Refusal) as refusal:
        create_plan(actor=director, region=region, data=data(framework, **values))
    assert refusal.value.field == field
    assert Plan.objects.count() == 1


def test_a_plan_in_the_bin_keeps_its_short_name(
    director: User, region: Region, plan: Plan, framework: Framework
) -> None:
    remove_plan(actor=director, plan=plan, now=NOW)
    with pytest.raises(Refusal) as refusal:
        create_plan(actor=director, region=region, data=data(framework, slug="2023-2025"))
    assert refusal.value.field == "slug"


# --- changing ----------------------------------------------------------------------------


def change(actor: User, plan: Plan, version: int | None = 1, **values: Any) -> Plan:
    """Change some things and leave the rest."""
    kept: dict[str, Any] = {
        "title": plan.title,
        "framework": plan.framework,
        "slug": plan.slug,
        "start_year": plan.start_year,
        "end_year": plan.end_year,
        "levels": levels_of(plan),
    }
    return edit_plan(actor=actor, plan=plan, data=PlanData(**(kept | values)), version=version)


def test_a_change_is_told_with_what_was_there(director: User, plan: Plan) -> None:
    changed = change(director, plan, title="Anders", levels=[LevelName("luik", "luiken")])
    assert (changed.title, changed.version) == ("Anders", 2)
    entry = Entry.objects.get(kind="plans.plan")
    assert entry.before == {
        "title": "Actieplan 2023-2025",
        "levels": ["prioriteit / prioriteiten", "doelstelling / doelstellingen"],
    }
    assert entry.after == {"title": "Anders", "levels": ["luik / luiken"]}


def test_a_change_that_changes_nothing_leaves_no_trace(director: User, plan: Plan) -> None:
    assert change(director, plan).version == 1
    assert not Entry.objects.exists()


def test_a_stale_change_collides(director: User, plan: Plan) -> None:
    change(director, plan, title="Eerste")
    with pytest.raises(Collision):
        change(director, plan, title="Tweede")


def test_the_own_short_name_is_not_taken(director: User, plan: Plan, framework: Framework) -> None:
    assert change(director, plan, slug="2023-2025", title="Anders").slug == "2023-2025"
    assert change(director, plan, version=2, slug="actieplan").slug == "actieplan"
    assert change(director, plan, version=3, slug="").slug == "2023-2025"


def test_another_framework_only_when_nothing_counts_for_the_present_one(
    director: User, plan: Plan, goals: dict[str, Goal]
) -> None:
    later = make.make_framework("later", ["X1"], (2024, 2026))
    with pytest.raises(Refusal) as refusal:
        change(director, plan, framework=later)
    assert refusal.value.field == "framework"
    for goal in goals.values():
        goal.priorities.clear()
    assert change(director, plan, framework=later).framework == later


# --- other years -------------------------------------------------------------------------


def years_of(action: Action) -> list[tuple[int, str]]:
    """The years of an action with how we know them."""
    return list(WorkingYear.objects.filter(action=action).order_by("year").values_list("year", "basis"))


@pytest.fixture
def assumed(goal: Goal) -> Action:
    """An action of which the plan states no years."""
    return make.make_action(goal, "Overal", years=(2023, 2024, 2025), basis=YearBasis.ASSUMED)


def test_what_was_assumed_follows_the_years(director: User, plan: Plan, assumed: Action) -> None:
    stated = make.make_action(assumed.goal, "Alleen 2024", years=(2024,))
    change(director, plan, start_year=2024, end_year=2026)
    assert years_of(assumed) == [(year, "assumed") for year in (2024, 2025, 2026)]
    assert years_of(stated) == [(2024, "stated")]


def test_what_was_confirmed_does_not_spread(director: User, plan: Plan, assumed: Action) -> None:
    WorkingYear.objects.filter(action=assumed, year=2023).update(basis=YearBasis.CONFIRMED)
    change(director, plan, end_year=2026)
    assert [year for year, _basis in years_of(assumed)] == [2023, 2024, 2025]


@pytest.mark.parametrize(
    ("content", "field"),
    [
        ({"basis": YearBasis.STATED}, "end_year"),
        ({"basis": YearBasis.CONFIRMED}, "end_year"),
        ({"state": "done"}, "end_year"),
        ({"sentence": "Er kwam iets van."}, "end_year"),
        ({"said_at": NOW}, "end_year"),
    ],
)
def test_a_year_about_which_something_was_said_cannot_be_left_out(
    director: User, plan: Plan, assumed: Action, content: dict[str, Any], field: str
) -> None:
    WorkingYear.objects.filter(action=assumed, year=2025).update(**content)
    with pytest.raises(Refusal) as refusal:
        change(director, plan, end_year=2024)
    assert refusal.value.field == field
    assert "Overal" in refusal.value.message
    assert len(years_of(assumed)) == 3
    plan.refresh_from_db()
    assert plan.end_year == 2025


def test_evidence_and_measurements_are_said_too(director: User, plan: Plan, assumed: Action) -> None:
    line = WorkingYear.objects.get(action=assumed, year=2023)
    evidence = line.evidence.create(label="Verslag")
    with pytest.raises(Refusal) as refusal:
        change(director, plan, start_year=2024)
    assert refusal.value.field == "start_year"
    evidence.delete()
    indicator = Indicator.objects.create(action=assumed, title="Aantal")
    value = IndicatorYear.objects.create(indicator=indicator, year=2023, target_number=0)
    with pytest.raises(Refusal):
        change(director, plan, start_year=2024)
    IndicatorYear.objects.filter(pk=value.pk).update(target_number=None)
    assert change(director, plan, start_year=2024).start_year == 2024


def test_what_lies_in_the_bin_holds_nothing_up(director: User, plan: Plan, action: Action) -> None:
    Action.objects.filter(pk=action.pk).update(removed_at=NOW)
    assert change(director, plan, end_year=2024).end_year == 2024


# --- the bin -----------------------------------------------------------------------------


def test_a_plan_goes_to_the_bin_and_comes_back_as_it_was(
    director: User, plan: Plan, goals: dict[str, Goal], action: Action
) -> None:
    remove_plan(actor=director, plan=plan, now=NOW)
    plan.refresh_from_db()
    assert (plan.removed_at, plan.removed_by) == (NOW, director)
    back = restore_plan(actor=director, plan=plan)
    assert (back.removed_at, back.removed_by) == (None, None)
    assert Goal.objects.filter(plan=plan, removed_at=None).count() == 8
    assert [entry.verb for entry in Entry.objects.filter(kind="plans.plan").order_by("pk")] == ["removed", "restored"]


def test_twice_is_once(director: User, plan: Plan) -> None:
    for _ in range(2):
        remove_plan(actor=director, plan=plan, now=NOW)
    for _ in range(2):
        restore_plan(actor=director, plan=plan)
    assert Entry.objects.count() == 2


@pytest.mark.parametrize("fields", [{"published_at": NOW}, {"status": PlanStatus.CLOSED}])
def test_what_the_public_reads_or_was_accounted_for_stays(director: User, plan: Plan, fields: dict[str, Any]) -> None:
    Plan.objects.filter(pk=plan.pk).update(**fields)
    with pytest.raises(Refusal):
        remove_plan(actor=director, plan=plan, now=NOW)


def test_nothing_changes_in_a_plan_that_was_removed(director: User, plan: Plan) -> None:
    remove_plan(actor=director, plan=plan, now=NOW)
    with pytest.raises(Refusal):
        change(director, plan, version=2, title="Anders")


def test_the_clock_empties_the_bin(director: User, plan: Plan, action: Action, other_plan: Plan) -> None:
    now = timezone.now()
    remove_plan(actor=director, plan=plan, now=now - dt.timedelta(days=91))
    assert purge_plans(actor=None, before=now - dt.timedelta(days=90)) == 1
    assert list(Plan.objects.all()) == [other_plan]
    assert not Action.objects.exists()
    assert Entry.objects.filter(verb="purged", actor=None, label="Actieplan 2023-2025").exists()
