"""What the demo region agreed, as the first start loads it and as the command line gives it."""

from __future__ import annotations

import json

import pytest

from regietafel.agreements.demo.pacts import load_pacts
from regietafel.agreements.models import Agreement, Declaration
from regietafel.cli.commands import main
from regietafel.plans.coverage import coverage_of
from regietafel.plans.models import Action, Plan

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("demo")
class TestPacts:
    def test_the_command_gives_goals_chosen_ones_and_their_actions(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["agreements", "list", "--region", "zuid-west-vlaanderen", "--json"]) == 0
        told = json.loads(capsys.readouterr().out)
        (agreement,) = told["agreements"]
        assert [goal["number"] for goal in agreement["goals"]] == list(range(1, 9))
        (year,) = agreement["years"]
        assert year["year"] == 2023
        assert {one["title"].split()[0] for one in year["chosen"]} == {"Nabijheidsstrategie", "Mensen", "Taal"}
        actions = [action for one in year["chosen"] for action in one["actions"]]
        assert len(actions) == 3
        assert all("WSE-LR4" in action["counts_for"] for action in actions)
        assert {(one["kind"], one["signed"], len(one["signatories"])) for one in told["declarations"]} == {
            ("mandate", 13, 13),
            ("intent", 13, 13),
        }

    def test_coverage_counts_the_actions_of_the_yearly_plan(self) -> None:
        plan = Plan.objects.get(region__slug="zuid-west-vlaanderen", start_year=2023)
        carrying = set(Action.objects.filter(agreement_goals__year__year=2023).values_list("pk", flat=True))
        assert carrying
        assert carrying <= coverage_of(plan).cell("WSE-LR4", 2023).actions

    def test_the_steering_group_met_three_times_in_2023(self) -> None:
        body = Agreement.objects.get().steering_group
        assert body is not None
        assert body.meetings.filter(on__year=2023).count() == 3

    def test_loading_it_again_adds_nothing(self) -> None:
        assert load_pacts(actor=None) == "declarations and agreements: 0 added"
        Declaration.objects.filter(kind="intent").update(title="Anders genoemd")
        assert load_pacts(actor=None) == "declarations and agreements: 1 added"
