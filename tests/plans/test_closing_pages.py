"""The pages about the years of a plan: how a year stands, closing with a last word on each line, and the next year."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from regietafel.core.errors import Refusal
from regietafel.people.models import User
from regietafel.plans.models import Action, ClosedYear, Goal, Indicator, IndicatorYear, Plan
from regietafel.plans.operations.closing import close_year
from regietafel.plans.operations.settling import settle_year
from regietafel.plans.queries.closing import closed_years, year_after, year_standing
from regietafel.plans.settlement import Settlement
from tests.plans import make
from tests.plans.screen import at, following, text
from tests.submitted import form_with

NOW = dt.datetime(2026, 1, 15, 9, 30, tzinfo=dt.UTC)
TODAY = dt.date(2026, 1, 15)


def on(plan: Plan, name: str, *year: int) -> str:
    """One of the pages about years."""
    return reverse(f"plans:{name}", args=[plan.region.slug, plan.slug, *year])


def settle(actor: User, action: Action, choice: str, word: str = "", *, year: int = 2023, **more: Any) -> None:
    """Say what becomes of one line of a year."""
    line = action.working_years.get(year=year)
    one = Settlement(line, choice, word, more.get("version"))
    settle_year(actor=actor, plan=action.plan, year=year, settlements=[one], close=False, now=NOW, today=TODAY)


def told(action: Action) -> list[tuple[int, str, str, str]]:
    """What the lines of an action say now."""
    return [(one.year, one.state, one.sentence, one.reason) for one in action.working_years.order_by("year")]


# --- how the year stands -----------------------------------------------------------------


def test_how_a_year_stands(goals: dict[str, Goal], plan: Plan) -> None:
    planned = make.make_action(goals["1.1"], "Gepland", years=(2023, 2024))
    make.make_action(goals["1.1"], "Gedaan", years=(2023,), state="done")
    make.make_action(goals["2.1"], "Geschrapt", years=(2023,), state="dropped")
    indicator = Indicator.objects.create(action=planned, title="deelnemers")
    IndicatorYear.objects.create(indicator=indicator, year=2023, target_text="20")
    standing = year_standing(plan, 2023)
    assert standing.counts == [("planned", 1), ("done", 1), ("dropped", 1)]
    assert [str(line.action) for line in standing.unfinished] == ["Gepland"]
    assert [str(line.action) for line in standing.unsaid] == ["Gedaan"]
    assert [str(one.indicator) for one in standing.unmeasured] == ["deelnemers"]
    assert [(now.count, then.count if then else None) for now, then in standing.cells] == [
        (2, 1),
        (0, 0),
        (0, 0),
        (0, 0),
    ]


def test_the_page_asks_the_same_number_of_questions_however_long_the_plan(browser: Client, goals: Any) -> None:
    def questions() -> int:
        with CaptureQueriesContext(
            connection,
        ) as found:
            assert browser.get(on(goals["1"].plan, "year-close", 2023)).status_code == 200
        return len(found)

    make.make_action(goals["1.1"], "Eerste", years=(2023,))
    questions()
    one = questions()
    for number in range(5):
        action = make.make_action(goals["1.1"], f"Actie {number}", years=(2023,))
        Indicator.objects.create(action=action, title="deelnemers")
    assert questions() == one


# --- what becomes of a line --------------------------------------------------------------


@pytest.mark.parametrize(
    ("choice", "word", "expected"),
    [
        ("done", "Klaar.", [(2023, "done", "Klaar.", ""), (2024, "planned", "", "")]),
        ("partly", "", [(2023, "partly", "", ""), (2024, "planned", "", "")]),
        ("drop", "geen geld", [(2023, "dropped", "", "geen geld"), (2024, "planned", "", "")]),
        ("carry", "te laat", [(2023, "moved", "", "te laat"), (2024, "planned", "", "")]),
        ("leave", "loopt nog", [(2023, "planned", "loopt nog", ""), (2024, "planned", "", "")]),
    ],
)
def test_what_becomes_of_a_line(director: User, goal: Goal, choice: str, word: str, expected: Any) -> None:
    action = make.make_action(goal, "Actie", years=(2023, 2024))
    settle(director, action, choice, word)
    assert told(action) == expected


@pytest.mark.parametrize("choice", ["carry", "goes_on"])
def test_what_goes_on_gets_a_line_in_the_next_year(director: User, goal: Goal, choice: str) -> None:
    action = make.make_action(goal, "Actie", years=(2023,))
    settle(director, action, choice, "te laat")
    assert [(year, state) for year, state, *_ in told(action)] == [
        (2023, "moved" if choice == "carry" else "partly"),
        (2024, "planned"),
    ]


def test_in_the_last_year_work_is_left_for_the_next_plan(director: User, goal: Goal) -> None:
    action = make.make_action(goal, "Actie", years=(2025,))
    settle(director, action, "carry", "te laat", year=2025)
    assert told(action) == [(2025, "moved", "", "te laat")]
    assert [str(line.action) for line in year_after(goal.plan, 2025).left] == ["Actie"]


@pytest.mark.parametrize("choice", ["carry", "drop", "leave"])
def test_what_did_not_happen_needs_a_word(director: User, action: Action, choice: str) -> None:
    with pytest.raises(Refusal) as refusal:
        settle(director, action, choice)
    assert refusal.value.field == f"word-{action.working_years.get(year=2023).pk}"


def test_a_line_that_somebody_changed_meanwhile_stops_all_of_it(director: User, action: Action) -> None:
    with pytest.raises(Refusal):
        settle(director, action, "done", version=7)
    assert told(action)[0][1] == "planned"


# --- the pages ---------------------------------------------------------------------------


def test_closing_on_the_page_leads_to_the_next_year(browser: Client, plan: Plan, action: Action) -> None:
    line = action.working_years.get(year=2023)
    address = on(plan, "year-close", 2023)
    form = form_with(browser.get(address), "note")
    wrong = browser.post(address, form.data(deed="close"))
    assert (wrong.status_code, list(wrong.context["form"].errors)) == (422, [f"choice-{line.pk}"])
    data = form.data(deed="close", note="Besproken.", **{f"choice-{line.pk}": "done", f"word-{line.pk}": "Klaar."})
    answer = browser.post(address, data)
    assert answer["Location"] == on(plan, "year-after", 2023)
    page = following(browser, answer)
    assert "WSE-LR2" in page
    assert "nog geen actie voor werkjaar 2024" in page
    assert closed_years(plan) == {2023}
    assert ClosedYear.objects.get().note == "Besproken."


def test_saving_does_not_close_and_asks_no_choice_of_the_others(browser: Client, plan: Plan, action: Action) -> None:
    address = on(plan, "year-close", 2023)
    form = form_with(browser.get(address), "note")
    assert browser.post(address, form.data(deed="save")).status_code == 302
    assert closed_years(plan) == set()


def test_what_somebody_changed_meanwhile_is_shown_and_can_be_sent_again(
    browser: Client, plan: Plan, action: Action
) -> None:
    line = action.working_years.get(year=2023)
    address = on(plan, "year-close", 2023)
    data = form_with(browser.get(address), "note").data(deed="close", **{f"choice-{line.pk}": "done"})
    line.state = "under_way"
    line.save_next()
    again = browser.post(address, data)
    assert again.status_code == 422
    assert closed_years(plan) == set()
    data = form_with(again, "note").data(deed="close")
    assert browser.post(address, data).status_code == 302
    assert told(action)[0][1] == "done"


def test_opening_again_on_the_page(browser: Client, director: User, plan: Plan) -> None:
    close_year(actor=director, plan=plan, year=2023, now=NOW, today=TODAY)
    address = on(plan, "year-reopen", 2023)
    form = form_with(browser.get(address), "reason")
    assert browser.post(address, form.data(reason="")).status_code == 422
    page = following(browser, browser.post(address, form.data(reason="Cijfers kwamen later.")))
    assert "Cijfers kwamen later." in page
    assert closed_years(plan) == set()
    assert "Cijfers kwamen later." in text(browser.get(reverse("plans:plan", args=[plan.region.slug, plan.slug])))


def test_a_closed_year_offers_no_form_and_refuses_one_that_was_open(
    browser: Client, director: User, action: Action
) -> None:
    address = at("year", action, 2023)
    data = form_with(browser.get(address), "state").data(state="done")
    close_year(actor=director, plan=action.plan, year=2023, now=NOW, today=TODAY)
    assert 'name="state"' not in text(browser.get(address))
    refused = browser.post(address, data)
    assert refused.status_code == 422
    assert "2023 is afgesloten" in text(refused)
    assert told(action)[0][1] == "planned"


def test_what_goes_on_and_what_begins(goals: dict[str, Goal], plan: Plan) -> None:
    make.make_action(goals["1.1"], "Gaat door", years=(2023, 2024))
    make.make_action(goals["2.1"], "Begint", years=(2024,))
    make.make_action(goals["3.1"], "Stopt", years=(2023,))
    after = year_after(plan, 2023)
    assert [str(line.action) for line in after.goes_on] == ["Gaat door"]
    assert [str(line.action) for line in after.begins] == ["Begint"]
    assert [cell.priority.code for cell in after.gaps] == ["WSE-LR3", "WSE-LR4"]
