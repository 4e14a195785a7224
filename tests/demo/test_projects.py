"""The projects, calls and courses of the demo region: each fact by name, as the first start loads them and the command tells."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

import pytest
from django.utils import timezone

from regietafel.cli.commands import main
from regietafel.projects.lifecycle import CALL_MOVES
from regietafel.projects.models import Call, Course, Project
from tests.demo.conftest import load

pytestmark = pytest.mark.django_db
REGION = "zuid-west-vlaanderen"


def told(capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, dict[str, Any]]:
    """What the command says of each project, by title."""
    assert main(["projects", "list", "--region", REGION, "--json", *more]) == 0
    return {row["title"]: row for row in json.loads(capsys.readouterr().out)["projects"]}


@pytest.mark.usefixtures("demo")
class TestProjects:
    def test_wwin_was_carried_until_the_end_of_2023(self, capsys: pytest.CaptureFixture[str]) -> None:
        wwin = told(capsys)["WWIN (Werk, Welzijn en INtegratie)"]
        assert (wwin["role"], wwin["state"]) == ("promotor", "ended")
        assert "510" in wwin["programme"]
        assert wwin["ends"] == {"on": "2023-12-31", "precision": "day"}
        assert any("WWIN" in action for action in wwin["actions"])

    def test_cico_hub_has_us_as_a_partner(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert told(capsys)["Cico Hub"]["role"] == "partner"

    def test_three_trial_projects_in_care_were_approved_in_2023(self, capsys: pytest.CaptureFixture[str]) -> None:
        trials = [row for title, row in told(capsys).items() if title.startswith("Proeftuin")]
        assert len(trials) == 3
        assert sum("woonzorgcentrum" in row["title"] for row in trials) == 1
        assert sum("VAPH" in row["title"] for row in trials) == 2
        for row in trials:
            assert row["role"] == "facilitator"
            won = row["call"]["history"][-1]
            assert (won["state"], won["on"]) == ("won", {"on": "2023-01-01", "precision": "year"})

    def test_t_pact_came_from_a_call_and_runs_from_january_2024(self, capsys: pytest.CaptureFixture[str]) -> None:
        pact = told(capsys)["'T PACT"]
        assert pact["role"] == "pen_holder"
        assert pact["starts"] == {"on": "2024-01-01", "precision": "month"}
        history = pact["call"]["history"]
        assert [step["state"] for step in history] == ["watched", "go", "submitted", "won"]
        assert history[-1]["on"] == {"on": "2023-12-01", "precision": "month"}

    def test_the_bicycles_of_two_towns_are_watched(self, capsys: pytest.CaptureFixture[str]) -> None:
        pilot = told(capsys)["Goedkope deelfietsen voor een kwetsbare doelgroep"]
        assert pilot["tried_in"] == ["Harelbeke", "Kortrijk"]
        assert pilot["pilot"] == {"verdict": "", "reason": ""}

    def test_the_lease_was_an_idea_that_stopped(self, capsys: pytest.CaptureFixture[str]) -> None:
        lease = told(capsys, "--state", "stopped")
        assert list(lease) == ["Fietsleasing voor leefloonklanten"]
        partners = {one["organisation"] for one in lease["Fietsleasing voor leefloonklanten"]["partners"]}
        assert {"Lokaal bestuur Harelbeke", "Lokaal bestuur Kortrijk"} <= partners

    def test_two_calls_are_answered_by_each_municipality(self) -> None:
        titles = set(Call.objects.filter(applicant="municipalities").values_list("title", flat=True))
        assert titles == {"Oproep gemeenschapsdienst 2023", "Oproep lokaal activeringspact 2023"}

    def test_the_courses(self) -> None:
        cleaning = Course.objects.get(title="Mobiele opleiding schoonmaak")
        assert (str(cleaning.municipality), str(cleaning.starts), cleaning.given_by) == ("Zwevegem", "2024", "VDAB")
        assert cleaning.goals.exists()
        forklift = Course.objects.get(title="Verkorte opleiding heftruckchauffeur")
        assert [str(action) for action in forklift.actions.all()] == ["Food Act 13"]

    def test_food_act_13_is_no_project(self) -> None:
        assert not Project.objects.filter(title__icontains="Food Act").exists()

    def test_each_history_goes_as_the_table_lets_it(self) -> None:
        for call in Call.objects.filter(applicant="us"):
            states = [step.state for step in call.steps.order_by("at")]
            assert states[-1] == call.state
            assert all(after in CALL_MOVES[before] for before, after in pairwise(states))

    def test_what_people_wrote_or_removed_stays_so(self) -> None:
        edited, gone = Project.objects.all()[:2]
        Project.objects.filter(pk=edited.pk).update(summary="Zelf geschreven")
        Project.objects.filter(pk=gone.pk).update(removed_at=timezone.now())
        rows = [list(model._default_manager.order_by("pk").values()) for model in (Project, Call, Course)]
        load()
        assert [list(model._default_manager.order_by("pk").values()) for model in (Project, Call, Course)] == rows
