"""What the grid sends: reports, steps back, and what somebody else did meanwhile; each operation judged by itself."""

from __future__ import annotations

import datetime as dt
import json
import re
import uuid
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from regietafel.journal.models import Entry
from regietafel.people.models import User
from regietafel.plans.models import Action, Goal, Plan, PlanStatus, WorkingYear, YearBasis
from regietafel.plans.operations.closing import close_year
from tests.plans import make
from tests.plans.screen import text
from tests.plans.sending import ClientOf, Send, at, line_of, send

__all__ = ["send"]


def test_a_cell_is_saved_with_who_and_when(send: Send, director: User, action: Action) -> None:
    answer = send(director, action, 2023, 1, state="done", sentence="Vier keer.")
    assert (answer["status"], answer["version"]) == ("done", 2)
    cell = answer["cells"][f"{action.pk}-2023"]
    assert (cell["state"], cell["sentence"], cell["version"]) == ("done", "Vier keer.", 2)
    assert cell["said"].startswith("Dirk Regisseur, ")
    assert set(answer["cells"]) == {f"{action.pk}-{year}" for year in (2023, 2024, 2025)}
    assert line_of(action).said_by == director


def test_a_step_that_cannot_be_says_why_and_changes_nothing(send: Send, director: User, action: Action) -> None:
    send(director, action, 2023, 1, state="done")
    answer = send(director, action, 2023, 2, state="dropped", reason="geen geld")
    assert answer["status"] == "refused"
    assert "kan niet" in answer["message"]
    assert line_of(action).state == "done"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"state": "moved"}, "reason"),
        ({"state": "dropped", "reason": " "}, "reason"),
        ({"state": "finished"}, "state"),
        ({}, "state"),
        ({"state": "planned", "sentence": "x" * 4001}, "sentence"),
        ({"state": "moved", "reason": "x", "moved_to": 2099}, "moved_to"),
        ({"state": "moved", "reason": "x", "moved_to": {"a": 1}}, "moved_to"),
    ],
)
def test_what_is_not_well_formed_is_refused_in_words(
    send: Send, director: User, action: Action, values: dict[str, Any], field: str
) -> None:
    answer = send(director, action, 2023, 1, **values)
    assert (answer["status"], answer["field"]) == ("refused", field)
    assert answer["message"]
    assert line_of(action).version == 1


def test_a_collision_shows_what_stands_there_and_who_said_it(
    send: Send, director: User, colleague: User, action: Action
) -> None:
    send(colleague, action, 2023, 1, state="done")
    answer = send(director, action, 2023, 1, state="under_way")
    assert (answer["status"], answer["version"], answer["now"]["state"]) == ("collision", 2, "done")
    assert answer["now"]["who"] == "Carla Collega"
    assert line_of(action).state == "done"


@pytest.mark.parametrize(
    ("role", "status", "allowed"),
    [
        ("director", "draft", True),
        ("colleague", "running", True),
        ("partner", "running", True),
        ("partner", "approved", True),
        ("head_of_service", "running", False),
        ("director", "closed", False),
        ("partner", "closed", False),
    ],
)
def test_who_may_save_when(
    send: Send, role: str, status: str, allowed: bool, led_action: Action, request: pytest.FixtureRequest
) -> None:
    Plan.objects.filter(pk=led_action.plan_id).update(status=status)
    answer = send(request.getfixturevalue(role), led_action, 2023, 1, state="done")
    assert answer["status"] == ("done" if allowed else "refused")
    assert line_of(led_action).state == ("done" if allowed else "planned")


def test_a_lead_saves_their_own_actions_only(send: Send, partner: User, action: Action, led_action: Action) -> None:
    assert send(partner, action, 2023, 1, state="done")["status"] == "refused"
    assert send(partner, led_action, 2024, 0, state="planned")["status"] == "refused"
    assert not led_action.working_years.filter(year=2024).exists()


@pytest.mark.parametrize("target", ["", "x", "1", "-2023", "1-", "99999-2023", "1-2-3", "²-2023", "9" * 40 + "-2023"])
def test_a_cell_that_is_none_is_refused(
    client_of: ClientOf, director: User, plan: Plan, action: Action, target: str
) -> None:
    op = {"id": str(uuid.uuid4()), "kind": "report", "target": target or "-", "version": 1, "state": "done"}
    body = json.dumps({"person": str(director.pk), "operations": [op]})
    response = client_of(director).post(at(plan, "grid-save"), body, content_type="application/json")
    assert response.json()["answers"][0]["status"] == "refused"


def test_another_regions_action_is_not_there(send: Send, director: User, action: Action, other_action: Action) -> None:
    other_action.plan = action.plan
    assert send(director, other_action, 2023, 1, state="done")["status"] == "refused"
    assert line_of(other_action).state == "planned"


def test_a_year_is_added_by_filling_in_its_empty_cell(send: Send, director: User, led_action: Action) -> None:
    answer = send(director, led_action, 2024, 0, state="under_way", sentence="Begonnen.")
    assert answer["status"] == "done"
    line = line_of(led_action, 2024)
    assert (line.state, line.basis, line.version) == ("under_way", YearBasis.CONFIRMED, answer["version"])
    assert send(director, led_action, 2024, 0, state="planned")["status"] == "collision"
    assert send(director, led_action, 2031, 0, state="planned")["status"] == "refused"


def test_a_year_that_was_only_planned_keeps_silent(send: Send, director: User, led_action: Action) -> None:
    send(director, led_action, 2024, 0, state="planned")
    assert line_of(led_action, 2024).said_at is None


# --- what others did ---------------------------------------------------------------------


def test_what_others_did_comes_in(
    client_of: ClientOf, send: Send, director: User, colleague: User, action: Action, led_action: Action
) -> None:
    browser = client_of(director)
    send(director, action, 2024, 1, state="under_way")
    last = Entry.objects.latest("pk").pk
    since = at(action.plan, "grid-since")
    assert browser.get(since, {"after": last}).status_code == 204
    send(colleague, action, 2023, 1, state="done")
    told = browser.get(since, {"after": last}).json()
    assert set(told["cells"]) == {f"{action.pk}-{year}" for year in (2023, 2024, 2025)}
    assert told["cells"][f"{action.pk}-2023"]["who"] == "Carla Collega"
    assert browser.get(since, {"after": told["after"]}).status_code == 204
    for wrong in ("", "x", "-1", "9" * 30):
        assert browser.get(since, {"after": wrong}).status_code == 404


def test_asking_for_news_costs_the_same_for_many_rows(
    client_of: ClientOf, send: Send, director: User, goal: Goal, action: Action
) -> None:
    browser, url = client_of(director), at(goal.plan, "grid-since")
    send(director, action, 2023, 1, state="done")
    browser.get(url, {"after": 0})
    with CaptureQueriesContext(connection) as one:
        browser.get(url, {"after": 0})
    for number in range(30):
        send(director, make.make_action(goal, f"Actie {number}", years=[2023]), 2023, 1, state="done")
    with CaptureQueriesContext(connection) as many:
        assert len(browser.get(url, {"after": 0}).json()["cells"]) == 93
    assert len(many) == len(one) <= 12


# --- several rows ------------------------------------------------------------------------


def test_several_rows_by_one_button_and_back_by_another(
    browser: Client, director: User, goal: Goal, led_action: Action
) -> None:
    rows = [make.make_action(goal, f"Actie {number}", years=[2024]) for number in range(3)]
    done = make.make_action(goal, "Gedaan", years=[2024], state="done")
    data = {
        "rows": [one.pk for one in [*rows, done, led_action]],
        "year": 2024,
        "state": "dropped",
        "reason": "geen geld",
    }
    response = browser.post(at(goal.plan, "grid-several"), data)
    page = text(browser.get(response["Location"]))
    assert "3 rijen gewijzigd." in page
    assert "Niet gewijzigd: Gedaan: " in page
    assert "Niet gewijzigd: 2.1.1 Leerwerkvloer starten: loopt niet in 2024" in page
    assert {line_of(one, 2024).state for one in rows} == {"dropped"}
    [moment] = set(re.findall(r"working-years/several/(\d+)/back/", page))
    WorkingYear.objects.filter(action=rows[0]).update(said_at=None)
    browser.post(at(goal.plan, "grid-several-back", int(moment)))
    assert [line_of(one, 2024).state for one in rows] == ["dropped", "planned", "planned"]


@pytest.mark.parametrize("data", [{}, {"rows": ["x"]}, {"rows": [1], "year": 2099, "state": "done"}])
def test_several_rows_that_are_none(browser: Client, action: Action, data: dict[str, Any]) -> None:
    assert browser.post(at(action.plan, "grid-several"), data).status_code == 302
    assert line_of(action).version == 1


def test_several_is_for_who_reports(
    client_of: ClientOf, head_of_service: User, partner: User, action: Action, led_action: Action
) -> None:
    data = {"rows": [action.pk, led_action.pk], "year": 2023, "state": "done"}
    assert client_of(head_of_service).post(at(action.plan, "grid-several"), data).status_code == 403
    client_of(partner).post(at(action.plan, "grid-several"), data)
    assert line_of(action).state == line_of(led_action).state == "planned"
    client_of(partner).post(at(action.plan, "grid-several"), {**data, "rows": [led_action.pk]})
    assert line_of(led_action).state == "done"
    Plan.objects.update(status=PlanStatus.CLOSED)
    assert client_of(partner).post(at(action.plan, "grid-several"), data).status_code == 403


def test_a_year_that_is_closed_takes_in_no_action_either(send: Send, director: User, goal: Goal) -> None:
    action = make.make_action(goal, "Actie", years=[2024])
    now = dt.datetime(2024, 1, 15, 9, 30, tzinfo=dt.UTC)
    close_year(actor=director, plan=action.plan, year=2023, now=now, today=now.date())
    for state in ("planned", "done"):
        answer = send(director, action, 2023, 0, state=state)
        assert (answer["status"], answer["message"][:19]) == ("refused", "2023 is afgesloten:")
    assert [line.year for line in action.working_years.all()] == [2024]
