"""What was decided is frozen in words, and two versions can be laid side by side."""

from __future__ import annotations

import copy
import datetime as dt
import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from regietafel.core.errors import Refusal
from regietafel.journal.models import Entry
from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from regietafel.plans.models import (
    Action,
    ActionPhase,
    FrequencyNorm,
    Goal,
    Indicator,
    IndicatorYear,
    Plan,
    PlanStatus,
    PlanVersion,
    Priority,
    Tag,
    WorkingYear,
)
from regietafel.plans.operations.moves import step_goal
from regietafel.plans.operations.versions import amend_plan
from regietafel.plans.snapshots import FrozenPlan, content_of, differences
from regietafel.plans.words import LABELS, told_differences, told_version
from tests.plans import make

TODAY = dt.date(2024, 3, 1)


@pytest.fixture
def full_plan(plan: Plan, goals: dict[str, Goal], action: Action, priorities: dict[str, Priority]) -> Plan:
    """A plan in which one action says everything that an action can say."""
    Action.objects.filter(pk=action.pk).update(
        description="Wat er gebeurt.", timing="elk kwartaal", starts_on=dt.date(2023, 1, 1)
    )
    FrequencyNorm.objects.create(action=action, text="minstens 4 keer per jaar", times=4, at_least=True)
    ActionPhase.objects.create(
        action=action,
        starts_on=dt.date(2023, 1, 1),
        starts_precision="half",
        ends_on=dt.date(2023, 1, 1),
        ends_precision="half",
        text="Noden in kaart",
    )
    indicator = Indicator.objects.create(action=action, title="Deelnemers", unit="mensen")
    IndicatorYear.objects.create(indicator=indicator, year=2023, target_number=Decimal(30))
    action.tags.add(Tag.objects.create(kind="theme", code="netwerk", names={"nl": "netwerk", "en": "network"}))
    action.priorities.add(priorities["WSE-LR4"])
    action.contributions.create(goal=goals["2.1"])
    action.carried_out_by.add(make.make_action(goals["3.1"], "Doet het echt", number="3.1.1"))
    return plan


def frozen_action(content: FrozenPlan) -> Any:
    """The action that says everything."""
    return content["goals"][0]["goals"][0]["actions"][0]


def test_everything_is_kept_in_words(full_plan: Plan, action: Action) -> None:
    found = frozen_action(content_of(full_plan))
    assert found == {
        "pk": action.pk,
        "number": "1.1.1",
        "title": "Netwerkmoment organiseren",
        "description": "Wat er gebeurt.",
        "timing": "elk kwartaal",
        "starts": "2023",
        "ends": "",
        "norm": "minstens 4 keer per jaar",
        "years": [2023, 2024, 2025],
        "years_assumed": False,
        "phases": found["phases"],
        "counts_for": found["counts_for"],
        "priorities": ["WSE-LR4"],
        "parties": [{"role": "lead", "name": "regisseur"}, {"role": "partner", "name": "Werkhuis De Klaver"}],
        "tags": ["netwerk"],
        "also_counts_for": ["2.1 Doel 2.1"],
        "carried_out_by": ["3.1.1 Doet het echt"],
        "indicators": [{"title": "Deelnemers", "unit": "mensen", "targets": {"2023": "30"}}],
    }
    assert [phase.endswith("2023: Noden in kaart") for phase in found["phases"]] == [True]


def test_the_language_of_the_screen_makes_no_difference(full_plan: Plan) -> None:
    with translation.override("en"):
        english = content_of(full_plan)
    assert english == content_of(full_plan)
    assert "network" not in json.dumps(english)


def test_the_database_keeps_it_as_it_is(full_plan: Plan) -> None:
    content = content_of(full_plan)
    PlanVersion.objects.create(plan=full_plan, number=1, decided_on=TODAY, decided_by="AV", content=content)
    assert PlanVersion.objects.get().content == content


def test_the_order_is_that_of_the_plan(director: User, full_plan: Plan, goals: dict[str, Goal]) -> None:
    step_goal(actor=director, goal=goals["1"], direction="down")
    assert [goal["number"] for goal in content_of(full_plan)["goals"]] == ["2", "1", "3", "4"]


def test_what_lies_in_the_bin_is_not_decided(full_plan: Plan, goals: dict[str, Goal]) -> None:
    Goal.objects.filter(pk__in=[goals["1"].pk, goals["1.1"].pk]).update(removed_at="2024-01-01T00:00Z")
    assert [goal["number"] for goal in content_of(full_plan)["goals"]] == ["2", "3", "4"]


def test_freezing_takes_as_many_queries_for_a_long_plan_as_for_a_short_one(
    full_plan: Plan, goals: dict[str, Goal], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with CaptureQueriesContext(
        connection,
    ) as short:
        content_of(full_plan)
    for number in range(20):
        added = make.make_action(goals["2.1"], f"Actie {number}", years=(2023,))
        added.contributions.create(goal=goals["1.1"])
        IndicatorYear.objects.create(indicator=added.indicators.create(title="Aantal"), year=2023, target_text="ja")
    with django_assert_num_queries(len(short)):
        content_of(full_plan)


# --- side by side ------------------------------------------------------------------------


def told(plan: Plan, before: FrozenPlan) -> list[tuple[str, str, list[tuple[str, str, str]]]]:
    """What changed since, in short."""
    with translation.override("en"):
        found = differences(before, content_of(plan))
    return [
        (f"{one.kind} {one.what}", one.name, [(change.key, change.before, change.after) for change in one.changes])
        for one in found
    ]


Change = Callable[[Plan, Action, dict[str, Goal]], object]
CHANGES: list[tuple[Change, tuple[str, str, list[tuple[str, str, str]]]]] = [
    (
        lambda plan, action, goals: Action.objects.filter(pk=action.pk).update(title="Anders"),
        ("changed action", "1.1.1 Anders", [("title", "Netwerkmoment organiseren", "Anders")]),
    ),
    (
        lambda plan, action, goals: Action.objects.filter(pk=action.pk).update(goal=goals["2.1"]),
        ("changed action", "1.1.1 Netwerkmoment organiseren", [("under", "1.1 Doel 1.1", "2.1 Doel 2.1")]),
    ),
    (
        lambda plan, action, goals: WorkingYear.objects.filter(action=action, year=2025).delete(),
        ("changed action", "1.1.1 Netwerkmoment organiseren", [("years", "2023; 2024; 2025", "2023; 2024")]),
    ),
    (
        lambda plan, action, goals: action.parties.filter(role="partner").delete(),
        (
            "changed action",
            "1.1.1 Netwerkmoment organiseren",
            [
                (
                    "parties",
                    "regisseur (lead); Werkhuis De Klaver (partner)",
                    "regisseur (lead)",
                )
            ],
        ),
    ),
    (
        lambda plan, action, goals: Action.objects.filter(pk=action.pk).update(removed_at="2024-01-01T00:00Z"),
        ("removed action", "1.1.1 Netwerkmoment organiseren", []),
    ),
    (lambda plan, action, goals: make.make_goal(plan, "5"), ("added goal", "5 Doel 5", [])),
    (
        lambda plan, action, goals: goals["4.1"].priorities.set(Priority.objects.filter(code="WSE-LR3")),
        ("changed goal", "4.1 Doel 4.1", [("priorities", "", "WSE-LR3")]),
    ),
    (
        lambda plan, action, goals: Plan.objects.filter(pk=plan.pk).update(title="Nieuwe titel"),
        ("changed plan", "Nieuwe titel", [("title", "Actieplan 2023-2025", "Nieuwe titel")]),
    ),
]


@pytest.mark.parametrize(("change", "expected"), CHANGES)
def test_one_change_is_one_difference(
    plan: Plan,
    goals: dict[str, Goal],
    action: Action,
    change: Change,
    expected: tuple[str, str, list[tuple[str, str, str]]],
) -> None:
    before = content_of(plan)
    assert told(plan, before) == []
    change(plan, action, goals)
    plan.refresh_from_db()
    assert told(plan, before) == [expected]


def test_every_difference_can_be_told(full_plan: Plan, goals: dict[str, Goal]) -> None:
    """No value of the frozen data lacks a name on the screen."""
    before = content_of(full_plan)
    after = copy.deepcopy(before)
    after["title"], after["framework"], after["levels"] = "x", "x", ["x"]
    rows: list[Any] = [after["goals"][0], frozen_action(after)]
    for row in rows:
        for key in row.keys() - {"pk", "goals", "actions", "level", "years_assumed", "counts_for"}:
            row[key] = ["x"] if isinstance(row[key], list) else "x"
    found = told_differences(differences(before, after))
    assert {str(change["label"]) for one in found for change in one["changes"]} <= {
        str(label) for label in LABELS.values()
    }
    assert len(found) == 3
    assert len(found[1]["changes"]) >= 4


def test_an_old_role_stays_readable(full_plan: Plan) -> None:
    content = content_of(full_plan)
    frozen_action(content)["parties"].append({"role": "peter", "name": "Een oude rol"})
    rows = dict(told_version(content)["goals"][0]["goals"][0]["actions"][0]["rows"])
    assert "Een oude rol (peter)" in "".join(str(value) for value in rows.values())


def test_a_version_stays_when_its_organisation_gets_another_name(
    director: User, full_plan: Plan, organisation: Organisation
) -> None:
    version = amend(director, full_plan)
    Organisation.objects.filter(pk=organisation.pk).update(name="Nieuwe naam")
    version.refresh_from_db()
    assert "Werkhuis De Klaver" in json.dumps(version.content)


# --- amending ----------------------------------------------------------------------------


def amend(actor: User, plan: Plan, **values: Any) -> PlanVersion:
    """Record a decision of today."""
    given = {"decided_on": TODAY, "decided_by": "AV", "reason": "Omdat.", "today": TODAY, **values}
    return amend_plan(actor=actor, plan=plan, **given)


def test_an_amendment_is_the_next_version(director: User, full_plan: Plan, action: Action) -> None:
    first = amend(director, full_plan, reason="")
    Action.objects.filter(pk=action.pk).update(title="Anders")
    second = amend(director, full_plan)
    assert [(first.number, first.reason), (second.number, second.reason)] == [(1, ""), (2, "Omdat.")]
    assert frozen_action(second.content)["title"] == "Anders"
    first.refresh_from_db()
    assert frozen_action(first.content)["title"] == "Netwerkmoment organiseren"
    assert Entry.objects.filter(verb="amended").count() == 2


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"reason": " "}, "reason"),
        ({"decided_by": ""}, "decided_by"),
        ({"decided_on": TODAY + dt.timedelta(days=1)}, "decided_on"),
        ({"decided_on": TODAY - dt.timedelta(days=1)}, "decided_on"),
    ],
)
def test_what_is_missing_is_refused_at_its_field(
    director: User, full_plan: Plan, action: Action, values: dict[str, Any], field: str
) -> None:
    amend(director, full_plan)
    Action.objects.filter(pk=action.pk).update(title="Anders")
    with pytest.raises(Refusal) as refusal:
        amend(director, full_plan, **values)
    assert refusal.value.field == field


def test_nothing_new_is_no_amendment(director: User, full_plan: Plan) -> None:
    amend(director, full_plan)
    with pytest.raises(Refusal):
        amend(director, full_plan)
    assert PlanVersion.objects.count() == 1


@pytest.mark.parametrize(
    ("status", "allowed"),
    [(PlanStatus.DRAFT, False), (PlanStatus.APPROVED, True), (PlanStatus.RUNNING, True), (PlanStatus.CLOSED, False)],
)
def test_only_a_decided_and_open_plan_is_amended(
    director: User, full_plan: Plan, status: PlanStatus, allowed: bool
) -> None:
    Plan.objects.filter(pk=full_plan.pk).update(status=status)
    if allowed:
        assert amend(director, full_plan).number == 1
    else:
        with pytest.raises(Refusal):
            amend(director, full_plan)
